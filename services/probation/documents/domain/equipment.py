"""What belongs to a bracelet: codes, so that a record says it in each language."""

ITEMS = ("bracelet", "charger", "strap", "leaflet")
"""What is handed over, and what a return is checked against."""
OF_EQUIPMENT = frozenset({"items", "missing"})
"""Fields of a record that hold such codes, or words of an officer."""
