"""Absences known beforehand: check-ins in the period are excused, or moved behind it."""
