"""Regions and districts of Kazakhstan by КАТО: found by code or by name in three alphabets."""
