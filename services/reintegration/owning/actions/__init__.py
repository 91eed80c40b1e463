"""What is done with the ownership of a case."""
