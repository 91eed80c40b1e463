"""The plan as the person reads it and takes it home."""
