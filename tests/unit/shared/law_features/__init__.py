"""The figures of access as scenarios."""
