"""Rules and values of a case."""
