"""Rows of other directories, written into the tables of ours."""
