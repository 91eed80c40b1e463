"""Organisations that may be one: proposed by what they have in common, merged by a human, parted again."""
