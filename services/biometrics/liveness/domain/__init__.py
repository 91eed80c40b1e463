"""How a movement shows, what a sheet of paper shows, the verdict."""
