"""Needs on the desk's pages."""
