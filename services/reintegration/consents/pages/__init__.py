"""The pages of consents: of the desk, and of the organisations that are told."""
