"""What can be amended, and how what was typed is read."""
