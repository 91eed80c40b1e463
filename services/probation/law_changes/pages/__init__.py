"""Pages of the law's data."""
