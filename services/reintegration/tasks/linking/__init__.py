"""What a task is linked to."""
