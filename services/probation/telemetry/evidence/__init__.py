"""Evidence packs for a court."""
