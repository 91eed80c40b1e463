"""Entries of corrective work and what follows from them: pure."""
