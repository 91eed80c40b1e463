"""Linking by hand, and saying what came of it."""
