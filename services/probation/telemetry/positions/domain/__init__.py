"""Rules and values."""
