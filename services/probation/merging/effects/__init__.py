"""What a merge does, and what taking it apart does."""
