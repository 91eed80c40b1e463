"""The schedule of a person's check-ins: changed from a day on, with its reason; and calling a person in."""
