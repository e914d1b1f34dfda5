"""Everything that is written of reviews, a module a part."""
