"""The stock of bracelets: where each one is, moves between offices, repair by the vendor."""
