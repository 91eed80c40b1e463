"""What happened on the desk."""
