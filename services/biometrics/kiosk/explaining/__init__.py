"""The kiosk's pages on which somebody explains what an officer asks about."""
