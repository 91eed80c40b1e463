"""A case as a paper with chosen parts, and as data for the person's own request; each copy is recorded."""
