"""Putting a person on the register and taking them off."""
