"""What the papers of a proceeding say, and acts that state a fact before anything is decided."""
