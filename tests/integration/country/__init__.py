"""The synthetic country, loaded."""
