"""Plans made with the person."""
