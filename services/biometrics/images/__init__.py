"""Images of faces, encrypted, each with an end."""
