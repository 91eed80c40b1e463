"""Reads and words of less supervision."""
