"""Needs: asked pathway by pathway, kept with their state until they are met."""
