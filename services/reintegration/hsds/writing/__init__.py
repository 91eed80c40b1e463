"""The directory as HSDS 3.0 writes it."""
