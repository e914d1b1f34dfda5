"""What is typed on the pages of reviews, a module a part."""
