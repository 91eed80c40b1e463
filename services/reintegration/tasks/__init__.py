"""Tasks from requests for help."""
