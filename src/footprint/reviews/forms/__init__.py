"""What is typed of a review."""
