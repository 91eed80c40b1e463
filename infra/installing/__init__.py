"""What is fetched or built once: a browser, the lock files."""
