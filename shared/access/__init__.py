"""Who may do and see what, decided in one place, and who has seen what."""
