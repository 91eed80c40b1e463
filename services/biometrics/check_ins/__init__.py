"""Check-ins that the kiosk may take."""
