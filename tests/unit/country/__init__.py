"""The synthetic country: names, people, cases."""
