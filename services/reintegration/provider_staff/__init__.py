"""The accounts of a provider's own staff, for its lead."""
