"""Proceedings about a possible breach, on a real database."""
