"""What is seen of a face in one frame."""
