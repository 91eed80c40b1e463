"""Finding people: by a name however it is spelled, or by a part of a number."""
