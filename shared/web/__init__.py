"""What every page and every answer of the three services has in common."""
