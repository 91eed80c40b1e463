"""The officers of an office: how much each carries, who gets which case, and giving a whole caseload to others."""
