"""Which need a term of a taxonomy stands for."""
