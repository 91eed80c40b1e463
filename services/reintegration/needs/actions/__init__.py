"""Asking for needs, and working on them."""
