"""Probation's part of the synthetic country: what happened to a person under supervision, and the rows for it."""
