"""Rules of field visits."""
