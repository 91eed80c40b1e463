"""How old a figure of free places may be."""

from datetime import date, timedelta

from services.reintegration.law.rules import rules


def stale_after(on: date) -> timedelta:
    """How old a figure of free places may be on a day."""
    return timedelta(days=rules().number("capacity_stale", on))
