"""Putting a person on the register."""
