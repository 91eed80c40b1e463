"""Measurements of the face engine: accuracy, speed, memory. Their last line is one JSON object."""
