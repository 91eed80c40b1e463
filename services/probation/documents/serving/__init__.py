"""Serving documents: what proves it, what waits for it, what needs none."""
