"""Checked rows, loaded in one transaction."""
