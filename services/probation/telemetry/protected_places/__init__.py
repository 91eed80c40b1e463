"""Distances to keep from places that nobody is shown."""
