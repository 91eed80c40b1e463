"""What the kiosk asks for a proceeding, and what the person answered there."""
