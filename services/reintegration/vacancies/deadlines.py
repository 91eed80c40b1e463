"""From when a vacancy that nobody confirmed is marked."""

from datetime import date

from services.reintegration.law.rules import rules


def is_old(confirmed_on: date, on: date) -> bool:
    """Whether it was confirmed longer ago than the desk's rule says."""
    return (on - confirmed_on).days > rules().number("vacancy_confirm_after", on)
