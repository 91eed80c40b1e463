"""Attempts to hear a person: how, and with what result."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Means(StrEnum):
    """How somebody tried to hear the person."""

    CALL = "call"
    MESSAGE = "message"
    SUMMONS = "summons"
    VISIT = "visit"
    IN_PERSON = "in_person"
    KIOSK = "kiosk"


class Result(StrEnum):
    """What came of it."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    LEFT_WORD = "left_word"
    NOT_ACCEPTED = "not_accepted"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt. `minutes`: how long a call lasted or rang; of other kinds it says nothing. `shown`: how the kiosk reported that it was
    on the screen and not answered (`put_off`, `left`); empty where no kiosk did.
    """

    id: UUID
    means: Means
    at: datetime
    minutes: int
    result: Result
    shown: str = ""
