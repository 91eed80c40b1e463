"""Rules of check-ins."""
