"""Whether a picture is good enough."""
