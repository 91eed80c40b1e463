"""A visit to the kiosk, from the card to the receipt."""
