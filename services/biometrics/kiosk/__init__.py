"""The pages of the kiosk, and the kiosk as a device."""
