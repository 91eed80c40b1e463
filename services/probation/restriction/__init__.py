"""Restricting a case to its officer and the senior officers of its office."""
