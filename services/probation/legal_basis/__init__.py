"""The legal basis of using a person's face."""
