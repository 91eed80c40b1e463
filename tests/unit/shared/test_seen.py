"""Whom a page shows: everybody in the rows of its context."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

import pytest

from shared.access import seen
from shared.db.keyset import KeysetPage
from tests.builders.moments import NOW

SOMEBODY, ANOTHER = uuid4(), uuid4()


@dataclass(frozen=True, slots=True)
class Case:
    person: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Side:
    office: str
    case: Case | None


@dataclass(frozen=True, slots=True)
class Fix:
    at: datetime
    latitude: float


@dataclass(frozen=True, slots=True)
class Worn:
    device: str
    person: UUID | None


@pytest.mark.parametrize(
    "context",
    [
        {"case": Case(SOMEBODY, "name"), "other": Case(ANOTHER, "name")},
        {"people": KeysetPage([Case(SOMEBODY, "name"), Case(ANOTHER, "name")])},
        {"panels": [{"template": "x", "rows": [Case(SOMEBODY, "name")]}, {"rows": [Case(ANOTHER, "name")]}]},
        {"sides": [Side("71", Case(SOMEBODY, "name")), Side("75", Case(ANOTHER, "name"))]},
        {"pairs": [("first", Case(SOMEBODY, "name")), ("second", Case(ANOTHER, "name"))]},
        {"devices": [Worn("a", None), Worn("b", SOMEBODY), Worn("c", ANOTHER)]},
        {"mixed": [Fix(NOW, 1.0), Case(SOMEBODY, "name"), Case(ANOTHER, "name")]},
        {"person": Case(SOMEBODY, "name"), "by_person": {"x": (Case(ANOTHER, "name"),)}},
    ],
)
def test_everybody_in_a_context_is_seen(context: Mapping[str, object]) -> None:
    assert seen.people_in(context) == {SOMEBODY, ANOTHER}


def test_rows_that_hold_nobody_are_not_read_one_by_one() -> None:
    class Trap(list[Fix]):
        """Its rows cannot be asked for a field."""

    track = Trap([Fix(NOW, 1.0)] * 3)
    assert seen.people_in({"track": track, "text": "x", "number": 1, "nothing": None, "kind": Case}) == set()
    assert seen._where(Fix) == ()


def test_a_person_without_a_request_is_not_an_error() -> None:
    seen.saw(SOMEBODY)


def test_what_a_handler_says_is_collected_with_its_reason() -> None:
    found = seen.begin()
    seen.saw(SOMEBODY, reason="comparison")
    seen.saw_in({"case": Case(ANOTHER, "name")})
    assert (found.persons, found.reason) == ({SOMEBODY, ANOTHER}, "comparison")
