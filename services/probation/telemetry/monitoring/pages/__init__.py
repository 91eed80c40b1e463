"""The pages of electronic monitoring."""
