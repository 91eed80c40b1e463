"""Forms that take effect once."""
