"""Rows that are held: many with one finding decided at once, and a row joined to somebody whom the register knows."""
