"""The rules of groups, of taking part and of attendance."""
