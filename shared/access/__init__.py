"""Who may do and see what, decided in one place."""
