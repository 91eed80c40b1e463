"""The legal basis for using a person's face."""
