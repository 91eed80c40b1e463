"""What is told about a person, as it is stored: encrypted under a key of the person's."""
