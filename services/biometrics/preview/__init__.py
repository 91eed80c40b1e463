"""What to change before a picture is taken."""
