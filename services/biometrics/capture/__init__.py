"""A capture before the kiosk's camera."""
