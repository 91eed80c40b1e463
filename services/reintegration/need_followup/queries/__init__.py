"""Reads of what is done for needs."""
