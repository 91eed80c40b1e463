"""Visits that an officer logs by hand: of the person in front of them, early, late or without a due check-in."""
