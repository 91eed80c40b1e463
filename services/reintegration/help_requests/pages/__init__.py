"""Pages of requests for help: the public ones, and those of the desk."""
