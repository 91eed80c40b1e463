"""Reference images: taken and confirmed by an officer."""
