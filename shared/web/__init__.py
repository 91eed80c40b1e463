"""What all pages and answers of the three services have in common."""
