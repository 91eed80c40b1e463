"""Captures on their way through the engine."""
