"""Putting off: an officer takes something out of the queue until a day, for a reason, within limits; it comes back by itself."""
