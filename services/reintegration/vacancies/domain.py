"""A vacancy: draft -> open -> paused -> filled, closed or expired; what a provider writes is looked at by the desk first.

Conditions that exclude certain records are text with their source, shown to everybody; nothing compares them with a person.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

from services.reintegration.errors import NotAllowed, ReasonMissing

Kind = Literal["full_time", "part_time", "shift", "temporary", "public_works", "apprentice", "piecework"]
Period = Literal["month", "shift", "hour", "whole"]
Currency = Literal["KZT", "RUB", "USD"]
Party = Literal["desk", "provider", "system"]


class State(StrEnum):
    """The state of a vacancy. `proposed`: a provider wrote it, and the desk has not looked at it yet."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    OPEN = "open"
    PAUSED = "paused"
    FILLED = "filled"
    CLOSED = "closed"
    EXPIRED = "expired"


class Act(StrEnum):
    """What is done with a vacancy."""

    PROPOSE = "propose"
    SEND_BACK = "send_back"
    OPEN = "open"
    PAUSE = "pause"
    FILL = "fill"
    CLOSE = "close"
    EXPIRE = "expire"


BOTH: frozenset[Party] = frozenset({"desk", "provider"})
DESK: frozenset[Party] = frozenset({"desk"})
PROVIDER: frozenset[Party] = frozenset({"provider"})
SYSTEM: frozenset[Party] = frozenset({"system"})

TRANSITIONS: Mapping[tuple[State, Act], tuple[State, frozenset[Party]]] = {
    (State.DRAFT, Act.OPEN): (State.OPEN, DESK),
    (State.DRAFT, Act.PROPOSE): (State.PROPOSED, PROVIDER),
    (State.DRAFT, Act.CLOSE): (State.CLOSED, BOTH),
    (State.PROPOSED, Act.OPEN): (State.OPEN, DESK),
    (State.PROPOSED, Act.SEND_BACK): (State.DRAFT, DESK),
    (State.PROPOSED, Act.CLOSE): (State.CLOSED, BOTH),
    (State.OPEN, Act.PROPOSE): (State.PROPOSED, PROVIDER),
    (State.OPEN, Act.PAUSE): (State.PAUSED, BOTH),
    (State.OPEN, Act.FILL): (State.FILLED, BOTH),
    (State.OPEN, Act.CLOSE): (State.CLOSED, BOTH),
    (State.OPEN, Act.EXPIRE): (State.EXPIRED, SYSTEM),
    (State.PAUSED, Act.PROPOSE): (State.PROPOSED, PROVIDER),
    (State.PAUSED, Act.OPEN): (State.OPEN, BOTH),
    (State.PAUSED, Act.FILL): (State.FILLED, BOTH),
    (State.PAUSED, Act.CLOSE): (State.CLOSED, BOTH),
    (State.PAUSED, Act.EXPIRE): (State.EXPIRED, SYSTEM),
    (State.FILLED, Act.OPEN): (State.OPEN, DESK),
    (State.FILLED, Act.PROPOSE): (State.PROPOSED, PROVIDER),
    (State.CLOSED, Act.OPEN): (State.OPEN, DESK),
    (State.CLOSED, Act.PROPOSE): (State.PROPOSED, PROVIDER),
    (State.EXPIRED, Act.OPEN): (State.OPEN, DESK),
    (State.EXPIRED, Act.PROPOSE): (State.PROPOSED, PROVIDER),
}
NEED_WORDS = frozenset({Act.SEND_BACK, Act.CLOSE})
"""Acts that say why."""
SEEN_FIRST = ("title", "description", "requirements", "excludes", "excludes_source")
"""Where a provider changes one of these, the desk looks at the vacancy again before it is shown."""


@dataclass(frozen=True, slots=True)
class VacancyRow:
    """A vacancy as it stands. `places`: how many people are wanted, `taken`: how many of the desk's people began there."""

    id: UUID
    organisation: UUID
    organisation_name: str
    title: str
    description: str
    text_language: str
    region: str
    place: str
    remote: bool
    kind: str
    wage_from: int | None
    wage_to: int | None
    wage_period: str | None
    currency: str
    places: int
    taken: int
    quota: bool
    closes_on: date | None
    languages: Sequence[str]
    requirements: str | None
    excludes: str | None
    excludes_source: str | None
    contact: str | None
    phone: str | None
    own_number: str | None
    state: str
    why: str | None
    confirmed_on: date
    made_at: datetime
    version: int


def next_state(state: str, act: Act, party: Party, *, closes_on: date | None, today: date, why: str = "") -> State:
    """The state after an act of this party. Raises NotAllowed, ReasonMissing; nothing whose day has passed is opened."""
    found = TRANSITIONS.get((State(state), act))
    if found is None or party not in found[1]:
        raise NotAllowed(state)
    if act in (Act.OPEN, Act.PROPOSE) and closes_on is not None and closes_on < today:
        raise NotAllowed(State.EXPIRED)
    if act in NEED_WORDS and not why.strip():
        raise ReasonMissing
    return found[0]


def acts(state: str, party: Party) -> list[Act]:
    """What this party can do now."""
    return [act for (begin, act), (_, parties) in TRANSITIONS.items() if begin == state and party in parties]
