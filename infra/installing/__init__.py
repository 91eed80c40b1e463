"""Things that are fetched or built once: a browser, wheels, the lock file."""
