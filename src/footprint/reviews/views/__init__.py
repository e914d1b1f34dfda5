"""The pages of reviews, a module a part."""
