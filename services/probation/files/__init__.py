"""Files that officers hand in: what may be kept as one, and how its content is stored."""
