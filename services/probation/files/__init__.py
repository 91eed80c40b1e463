"""How the content of a file that an officer handed in is stored."""
