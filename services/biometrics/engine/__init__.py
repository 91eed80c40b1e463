"""The face engine and its processes."""
