"""A check-in handed in to probation."""
