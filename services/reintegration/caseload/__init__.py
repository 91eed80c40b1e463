"""Every open case of a desk."""
