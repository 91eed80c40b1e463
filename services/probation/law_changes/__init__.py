"""The law's data on pages: read, changed by two people for a later day, and tried out on the open cases before."""
