"""When something is open: pure rules, and the same as a condition of SQL."""
