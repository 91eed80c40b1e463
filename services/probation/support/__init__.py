"""What the desk reports about its help."""
