"""Wrong copies of the domain, one change each: whether its tests tell them from the right one (README.md)."""
