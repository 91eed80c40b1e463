"""What the desk tells of its help."""
