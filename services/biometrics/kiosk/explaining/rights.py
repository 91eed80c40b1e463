"""The rights that the kiosk states before anybody explains anything: dated and cited data beside this file."""

from datetime import date
from functools import cache
from pathlib import Path

from shared.law.rules import Cited, entries
from shared.messages.base import Language


class Right(Cited):
    """One right in plain words."""

    code: str
    text: dict[Language, str]


@cache
def _rights() -> tuple[Right, ...]:
    return entries(Path(__file__).parent, "right", Right)


def rights_on(day: date) -> tuple[Right, ...]:
    """Those that are stated on a day, in their order."""
    return tuple(one for one in _rights() if one.holds_on(day))
