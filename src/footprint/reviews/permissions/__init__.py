"""Why somebody may not do something with a review: by her role, by whose child it is, by how things
stand."""
