"""Changes of entries: made, proposed, accepted, refused, taken back."""
