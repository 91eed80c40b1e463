"""Changing the law's data: one administrator proposes, another one answers."""
