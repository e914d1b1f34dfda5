"""The demonstration as it fills a store."""
