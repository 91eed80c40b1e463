"""The pages of corrective work."""
