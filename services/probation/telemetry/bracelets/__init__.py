"""The bracelet of one person."""
