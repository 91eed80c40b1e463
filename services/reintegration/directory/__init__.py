"""Providers and what they offer."""
