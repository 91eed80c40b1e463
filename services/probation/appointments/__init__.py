"""Appointments with supervised persons: planned, kept or missed, moved, and the officer's diary."""
