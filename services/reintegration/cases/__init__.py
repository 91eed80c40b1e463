"""A person on the desk."""
