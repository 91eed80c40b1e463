"""Our own figures of access, as dated data in access.toml beside this file."""

from datetime import date, timedelta
from pathlib import Path

from shared.law.rules import Rule, rule_book

FOLDER = Path(__file__).parent
MINUTES = {"minutes": 1, "hours": 60, "days": 24 * 60}


def rule(code: str, on: date) -> Rule:
    """The rule of that code in force on a day. Raises NoSuchRule."""
    return rule_book(FOLDER).rule(code, on)


def number(code: str, on: date) -> int:
    """Its value. Raises NoSuchRule."""
    return rule_book(FOLDER).number(code, on)


def period(code: str, on: date) -> timedelta:
    """Its value as a time, by its unit: minutes, hours or days. Raises NoSuchRule, and KeyError for another unit."""
    return timedelta(minutes=number(code, on) * MINUTES[rule(code, on).unit])
