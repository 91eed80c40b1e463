"""Rules of appointments."""
