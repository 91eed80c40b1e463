"""Serving and keeping outgoing documents, on a real database."""
