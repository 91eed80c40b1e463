"""Measurements of the whole, on servers of their own."""
