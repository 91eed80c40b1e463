"""The search for services, as every page shows it: its form, what it finds, and what its filters hide."""
