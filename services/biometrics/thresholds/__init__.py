"""The threshold of a match, decided by administrators."""
