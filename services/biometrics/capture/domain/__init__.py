"""How a challenge unfolds, and when the next try may begin."""
