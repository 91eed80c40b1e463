"""Measurements of the whole system, on separate servers."""
