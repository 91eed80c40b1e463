"""Positions and their geometry."""
