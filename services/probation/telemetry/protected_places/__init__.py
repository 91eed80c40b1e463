"""Distances to keep from places that are shown to nobody."""
