"""The desk's rules as scenarios."""
