"""The images that an officer compares."""
