"""Rules of the search."""
