"""Correcting and changing what is known about a person and a registration; reading what was known before."""
