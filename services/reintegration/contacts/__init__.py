"""Contact with the person: calls, visits, messages and letters, and appointments with their outcomes."""
