"""A request for a pre-trial report: who asked, by when, about whom; and what contradicts it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args
from uuid import UUID

from shared.messages.base import Language

Asker = Literal["court", "investigator", "prosecutor"]
ASKERS: tuple[Asker, ...] = get_args(Asker)


@dataclass(frozen=True, slots=True)
class NewRequest:
    """A request as it was read from the form. `looked`: the officer saw what is like it, and says that it is another one."""

    asker: Asker
    body: str
    number: str
    requested_on: date
    due_on: date
    family_name: str
    given_name: str
    patronymic: str | None
    birth_date: date | None
    iin: str | None
    language: Language
    token: UUID
    looked: bool = False


def problems(requested_on: date, due_on: date, born_on: date | None, today: date) -> dict[str, str]:
    """What is wrong with the days: a code by field."""
    found = {}
    if requested_on > today:
        found["requested_on"] = "ahead"
    if due_on < requested_on:
        found["due_on"] = "before_request"
    if born_on is not None and born_on > today:
        found["birth_date"] = "ahead"
    return found


def served_wrong(served_on: date, signed_on: date | None, today: date) -> bool:
    """Whether it cannot have been handed over on that day."""
    return served_on > today or (signed_on is not None and served_on < signed_on)
