"""How close two numbers, dates and names are."""

from collections.abc import Iterator
from datetime import date
from enum import IntEnum
from itertools import product
from typing import Literal

from services.probation.identity_match.domain.identity import Name
from shared.name_search.names import SONS_AND_DAUGHTERS, split, stem
from shared.spelling.fold import fold
from shared.spelling.likeness import Pattern

LEAST_SIMILAR, LONG = 4, 8
"""Letters of a name with which one typing error is allowed, and with which two are."""
EARLIEST = 1900

DateCloseness = Literal["same", "swapped", "one_digit", "different"]
NumberCloseness = Literal["same", "typing_error", "different"]


class Likeness(IntEnum):
    """How alike two parts of a name are, the least alike first."""

    DIFFERENT = 0
    SIMILAR = 1
    SPELLING = 2
    SAME = 3


def close_numbers(one: str, other: str) -> NumberCloseness:
    """Two ИИН: one wrong, missing or added digit, or two neighbours exchanged, is a typing error."""
    if one == other:
        return "same"
    return "typing_error" if Pattern(one).distance(other) == 1 else "different"


def close_dates(one: date, other: date) -> DateCloseness:
    """Two birth dates: day and month exchanged, or one digit typed wrong."""
    if one == other:
        return "same"
    if one.year == other.year and (one.day, one.month) == (other.month, other.day):
        return "swapped"
    wrong = sum(a != b for a, b in zip(one.isoformat(), other.isoformat(), strict=True))
    return "one_digit" if wrong == 1 else "different"


def dates_close_to(day: date) -> list[date]:
    """Every date that is not `different` from this one, itself first: what an index is asked for."""
    return list(dict.fromkeys((day, *_swapped(day), *_with_one_digit(day))))


def alike(one: str, other: str) -> Likeness:
    """Two parts of names: the same, another spelling or ending of the same, or with a typing error."""
    if one.casefold() == other.casefold():
        return Likeness.SAME
    if _spelled_alike(one, other):
        return Likeness.SPELLING
    key, other_key = fold("".join(one.split())), fold("".join(other.split()))
    shorter = min(len(key), len(other_key))
    allowed = 0 if shorter < LEAST_SIMILAR else 1 if shorter < LONG else 2
    return Likeness.SIMILAR if Pattern(key).distance(other_key) <= allowed else Likeness.DIFFERENT


def alike_names(one: Name, other: Name) -> tuple[Likeness, bool]:
    """(how alike family name and given name are together, whether they had to be exchanged for it)."""
    straight = min(alike(one.family_name, other.family_name), alike(one.given_name, other.given_name))
    swapped = min(alike(one.family_name, other.given_name), alike(one.given_name, other.family_name))
    return (swapped, True) if swapped > straight else (straight, False)


def _spelled_alike(one: str, other: str) -> bool:
    """Whether all words of one name are among the other's (Ким, Ким-Ли), or both are one word written apart or together."""
    words, other_words = _stems(one), _stems(other)
    if words and other_words and (words <= other_words or other_words <= words):
        return True
    return stem(fold("".join(split(one)))) == stem(fold("".join(split(other)))) != ""


def _stems(part: str) -> frozenset[str]:
    """One key for each word, without the words for son and daughter."""
    keys = {fold(word) for word in split(part)} - SONS_AND_DAUGHTERS
    return frozenset(stem(key) for key in keys if key)


def _swapped(day: date) -> Iterator[date]:
    if day.day <= 12:
        yield date(day.year, day.day, day.month)


def _with_one_digit(day: date) -> Iterator[date]:
    text = day.isoformat()
    for place, digit in product((index for index, sign in enumerate(text) if sign != "-"), "0123456789"):
        try:
            found = date.fromisoformat(text[:place] + digit + text[place + 1 :])
        except ValueError:
            continue
        if found.year >= EARLIEST:
            yield found
