"""Pathways of need, what an assessment says of each, and what becomes of a need."""
