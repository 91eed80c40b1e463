"""One case's page."""
