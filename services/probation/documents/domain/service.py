"""How a document reached the person or whom it is for, and what is wrong with what was recorded about it."""

from datetime import date
from typing import Literal, get_args

How = Literal["signature", "post", "messenger", "refused_to_sign", "in_absence"]
HOWS: tuple[How, ...] = get_args(How)
NEED_WORDS = frozenset({"refused_to_sign", "in_absence"})
"""Nobody signed: it is written down how it happened."""
Problem = Literal["before_decision", "in_future", "words"]


def service_problem(how: str, served_on: date, words: str, *, decided_on: date, today: date) -> Problem | None:
    """What is wrong with it; None where it is right."""
    if served_on < decided_on:
        return "before_decision"
    if served_on > today:
        return "in_future"
    return "words" if how in NEED_WORDS and not words.strip() else None
