"""The states, outcomes and clashes of appointments."""

from datetime import UTC, datetime, timedelta
from itertools import product
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.appointments.domain import outcomes as data
from services.probation.appointments.domain.clashes import Busy, Slot, clashes
from services.probation.appointments.domain.kinds import Kind
from services.probation.appointments.domain.lifecycle import (
    Event,
    NotAllowed,
    State,
    TooEarly,
    TooLate,
    check_ahead,
    check_time_of,
    happened_at,
    transition,
)
from services.probation.appointments.pages.diary_files import LONGEST_LINE, _folded
from shared.web.i18n import LANGUAGES
from tests.builders.moments import ALMATY, NOW

MINUTE = timedelta(minutes=1)
ALLOWED = {
    ("planned", "reschedule"): "rescheduled",
    ("planned", "cancel"): "cancelled",
    ("planned", "record"): "recorded",
    ("cancelled", "restore"): "planned",
    ("recorded", "correct"): "recorded",
    ("recorded", "decide"): "recorded",
}


@pytest.mark.parametrize(("state", "event"), list(product(State, Event)))
def test_every_state_meets_every_event(state: State, event: Event) -> None:
    if (state, event) in ALLOWED:
        assert transition(state, event) == ALLOWED[state, event]
    else:
        with pytest.raises(NotAllowed):
            transition(state, event)


def test_what_follows_from_each_outcome() -> None:
    """A row an outcome: came, held against, asks for, waits in the queue, needs a note."""
    found = {each.code: (each.attended, each.held_against, each.asks_for, each.opens_item, each.needs_note) for each in data.outcomes()}
    assert found == {
        "attended_complied": (True, "no", "nothing", False, False),
        "attended_failed_to_comply": (True, "to_decide", "decision", True, True),
        "sent_home_behaviour": (True, "to_decide", "decision", True, True),
        "sent_home_by_us": (True, "no", "new_appointment", False, False),
        "acceptable_absence": (False, "no", "document", False, False),
        "unacceptable_absence": (False, "to_decide", "decision", True, True),
        "did_not_come": (False, "to_decide", "evidence", True, False),
    }


def test_outcomes_and_reasons_have_words_in_every_language() -> None:
    for each in (*data.outcomes(), *data.absence_reasons()):
        assert set(each.text) == set(LANGUAGES)
        assert all(each.text.values())
    assert all(set(each.hint) == set(LANGUAGES) for each in data.outcomes())
    assert len(data.absence_reasons()) == 9
    assert data.is_absence_reason("illness")
    assert not data.is_absence_reason("laziness")
    with pytest.raises(data.UnknownOutcome):
        data.outcome("arrested")


@pytest.mark.parametrize("each", data.outcomes(), ids=lambda each: each.code)
def test_nobody_is_absent_before_the_time_but_may_come_early(each: data.Outcome) -> None:
    check_time_of(each, NOW, NOW)
    if each.attended:
        check_time_of(each, NOW, NOW - MINUTE)
        assert happened_at(each, NOW, NOW - MINUTE) == NOW - MINUTE
        assert happened_at(each, NOW, NOW + MINUTE) == NOW
    else:
        with pytest.raises(TooEarly):
            check_time_of(each, NOW, NOW - MINUTE)
        assert happened_at(each, NOW, NOW + MINUTE) is None


def test_it_is_moved_and_cancelled_before_its_time_alone() -> None:
    check_ahead(NOW, NOW - MINUTE)
    for now in (NOW, NOW + MINUTE):
        with pytest.raises(TooLate):
            check_ahead(NOW, now)


PERSON, OTHER, OFFICER, ANOTHER = (UUID(int=number) for number in range(1, 5))
HALF_PAST = NOW + 30 * MINUTE


def busy(start: datetime, minutes: int, *, person: UUID = OTHER, officer: UUID = ANOTHER, kind: Kind = Kind.OFFICE) -> Busy:
    return Busy(UUID(int=9), person, officer, kind, start, start + minutes * MINUTE, "Somebody")


def found(*there: Busy) -> list[str]:
    return [clash.kind for clash in clashes(Slot(PERSON, OFFICER, NOW, HALF_PAST), there, ALMATY)]


def test_a_clash_is_the_person_s_or_the_officer_s_and_only_where_the_times_overlap() -> None:
    assert found(busy(NOW + 10 * MINUTE, 5, person=PERSON)) == ["person"]
    assert found(busy(NOW - 10 * MINUTE, 60, officer=OFFICER)) == ["officer"]
    assert found(busy(NOW, 30, person=PERSON, officer=OFFICER)) == ["person"]
    assert found(busy(NOW, 30)) == []
    assert found(busy(NOW - 30 * MINUTE, 30, person=PERSON), busy(HALF_PAST, 30, officer=OFFICER)) == []
    assert found(busy(NOW - 30 * MINUTE, 31, person=PERSON)) == ["person"]


def test_a_day_in_court_is_named_whatever_its_hour() -> None:
    """By the person's own day: five hours before UTC in Almaty."""
    assert found(busy(datetime(2026, 11, 23, 19, 0, tzinfo=UTC), 30, person=PERSON, kind=Kind.COURT)) == ["court_day"]
    assert found(busy(datetime(2026, 11, 24, 19, 0, tzinfo=UTC), 30, person=PERSON, kind=Kind.COURT)) == []
    assert found(busy(NOW + 5 * 60 * MINUTE, 30, person=PERSON)) == []
    assert found(busy(NOW + 5 * 60 * MINUTE, 30, kind=Kind.COURT)) == []


@given(start=st.integers(-300, 300), minutes=st.integers(1, 480), length=st.integers(1, 480))
def test_clashes_are_mutual(start: int, minutes: int, length: int) -> None:
    first = Slot(PERSON, OFFICER, NOW, NOW + length * MINUTE)
    second = busy(NOW + start * MINUTE, minutes, person=PERSON)
    back = Busy(UUID(int=8), PERSON, OFFICER, "office", first.starts_at, first.ends_at, "Somebody")
    zone = ZoneInfo("UTC")
    assert bool(clashes(first, [second], zone)) == bool(clashes(Slot(PERSON, ANOTHER, second.starts_at, second.ends_at), [back], zone))


@given(st.text(alphabet="aҚя·", max_size=300))
def test_a_calendar_s_lines_are_short_and_lose_nothing(text: str) -> None:
    folded = _folded(text)
    assert folded.replace("\r\n ", "") == text
    assert all(len(line.encode()) <= LONGEST_LINE for line in folded.split("\r\n"))
