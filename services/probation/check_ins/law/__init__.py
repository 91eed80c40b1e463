"""What the values of the law bear on among check-ins."""
