"""One person's page."""
