"""Carrying out a court's ruling through the actions of those who own what changes, and taking that back after an appeal."""
