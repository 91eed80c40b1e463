"""How to recognise a movement and a sheet of paper, and the verdict."""
