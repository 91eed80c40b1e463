"""Who may see what, and who has seen what."""
