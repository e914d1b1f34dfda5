"""Facts of reviews in words, tags and links."""
