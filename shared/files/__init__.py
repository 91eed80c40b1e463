"""Files that people hand in: which may be kept, the virus check, and pictures of their pages."""
