"""The pages of notices and permissions."""
