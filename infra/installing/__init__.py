"""What is fetched or built once: a browser, wheels, the lock file."""
