"""What the software saw at a capture: kept beside the check-in, and said in words."""
