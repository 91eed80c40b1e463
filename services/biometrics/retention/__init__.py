"""What is kept, until when, and how it is erased."""
