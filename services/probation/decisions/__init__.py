"""A further court decision about a person who is on the register already."""
