"""The decision on electronic monitoring, and what is done with the bracelet because of it."""
