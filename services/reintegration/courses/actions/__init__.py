"""Writing groups and sessions, taking part, marking who came."""
