"""The match threshold, decided by administrators."""
