"""Which accepted change can be taken back, and where each version stands."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.law_changes.domain.cancelling import NotCancelled, why_not
from services.probation.law_changes.domain.standing import Standing, standings
from shared.law_versions import Version, as_source
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY

BEGAN = date(2020, 1, 1)
DAYS = st.integers(-400, 400).map(lambda days: TODAY + timedelta(days=days))


def version(value: int = 3, since: date = BEGAN, *, seeded: bool = False, at: datetime = NOW, cancelled: bool = False) -> Version:
    entry = {"code": "answer", "value": value, "unit": "days", "valid_from": since.isoformat(), "source": "x", "status": "verified"}
    gone = NOW if cancelled else None
    return Version(fresh(), "probation", "rule", "answer", since, 0, seeded, at, None, None, None, None, entry, gone)


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (version(since=day(1)), None),
        (version(since=day(0)), NotCancelled.IN_FORCE),
        (version(since=day(-9)), NotCancelled.IN_FORCE),
        (version(since=day(9), seeded=True), NotCancelled.SEEDED),
        (version(since=day(9), cancelled=True), NotCancelled.CANCELLED),
    ],
    ids=["tomorrow", "today", "long ago", "from the files", "cancelled"],
)
def test_what_was_accepted_here_and_does_not_hold_yet_is_taken_back(one: Version, why: NotCancelled | None) -> None:
    assert why_not(one, [version(seeded=True), one], TODAY) is why


def test_of_two_for_the_same_day_the_one_that_rules_goes_first() -> None:
    first, second = version(4, day(9)), version(5, day(9), at=NOW + timedelta(hours=1))
    assert why_not(first, [first, second], TODAY) is NotCancelled.REPLACED
    assert why_not(second, [first, second], TODAY) is None
    gone = version(5, day(9), at=NOW + timedelta(hours=1), cancelled=True)
    assert why_not(first, [first, gone], TODAY) is None


def test_a_day_of_the_calendar_is_in_force_on_its_day() -> None:
    entry = {"day": day(3).isoformat(), "name": "Kurban Ait", "working": False, "source": "x", "status": "verified"}
    one = Version(fresh(), "shared", "exception", "Kurban Ait", date.min, 0, False, NOW, None, None, None, None, entry)
    assert why_not(one, [one], day(2)) is None
    assert why_not(one, [one], day(3)) is NotCancelled.IN_FORCE


def test_without_what_was_cancelled_the_earlier_version_rules() -> None:
    seed, other, gone = version(3, seeded=True), version(4, day(9)), version(5, day(9), at=NOW + timedelta(hours=1), cancelled=True)
    assert [entry["value"] for entry in as_source([seed, other, gone]).sections["rule"]] == [3, 4]


def test_each_version_stands_somewhere() -> None:
    seed, now, later, gone = version(3, seeded=True), version(4, day(-3)), version(5, day(9)), version(6, day(20), cancelled=True)
    found = standings([seed, now, later, gone], TODAY)
    assert [found[one.id] for one in (seed, now, later, gone)] == [
        Standing.OVER, Standing.IN_FORCE, Standing.LATER, Standing.CANCELLED,
    ]  # fmt: skip


@given(st.lists(st.tuples(DAYS, st.booleans()), max_size=8), DAYS)
def test_at_most_one_version_of_an_entry_is_in_force(made: list[tuple[date, bool]], today: date) -> None:
    known = [version(number, since, cancelled=gone) for number, (since, gone) in enumerate(made)]
    found = standings(known, today)
    holds = [one for one in known if found[one.id] is Standing.IN_FORCE]
    begun = [one.valid_from for one in known if one.valid_from <= today and one.cancelled_at is None]
    assert [one.valid_from for one in holds] == ([max(begun)] if begun else [])
