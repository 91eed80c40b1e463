"""Images of faces, encrypted, each with a time of deletion."""
