"""What is stored, until when, and how it is erased."""
