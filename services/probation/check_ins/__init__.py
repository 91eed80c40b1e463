"""Check-ins at a kiosk."""
