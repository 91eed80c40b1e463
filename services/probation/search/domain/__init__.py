"""Rules of the search: pure."""
