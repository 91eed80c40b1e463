"""Reintegration's part of the synthetic country: organisations, and what the desk did for its people."""
