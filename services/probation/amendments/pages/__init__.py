"""The pages of amendments."""
