"""Organisations that may be one: looked at, merged, kept apart, parted again."""
