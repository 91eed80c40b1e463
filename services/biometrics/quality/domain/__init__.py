"""The rules for a picture, and one number for it."""
