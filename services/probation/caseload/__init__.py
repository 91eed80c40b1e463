"""The officer's first page and the list of people."""
