"""What a term consists of, and the day on which it ends."""
