"""What becomes of a notice or a permission, and when."""
