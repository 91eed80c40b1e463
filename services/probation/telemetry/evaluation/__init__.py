"""Positions become alerts."""
