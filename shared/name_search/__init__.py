"""How names are found in whatever spelling, order or with typing errors: pure, for every service."""
