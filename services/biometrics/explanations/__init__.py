"""Explanations that an officer asks for: what the kiosk asks, until when, and what the person answers."""
