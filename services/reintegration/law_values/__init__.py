"""The periods that the desk goes by, to read."""
