"""What the desk tells probation about a person: the least that is needed, kept word for word, and shown."""
