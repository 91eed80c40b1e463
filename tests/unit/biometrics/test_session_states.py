"""Every cell of the kiosk session's table of transitions."""

from datetime import UTC, datetime, timedelta
from itertools import product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.biometrics.sessions.domain import FINAL, HANDED_IN, OPEN, TRANSITIONS, Event, NotNow, State, after, idle_too_long
from services.biometrics.submission.domain import Attempts, reason_of, worth_another_try
from shared.messages.biometrics import Liveness, Match, Quality

ALLOWED = {
    ("identified", "begin"): "answering",
    ("identified", "leave"): "abandoned",
    ("identified", "time_out"): "expired",
    ("answering", "answered"): "capturing",
    ("answering", "leave"): "abandoned",
    ("answering", "time_out"): "expired",
    ("capturing", "frames"): "submitted",
    ("capturing", "hand_in"): "verified",
    ("capturing", "leave"): "abandoned",
    ("capturing", "time_out"): "expired",
    ("submitted", "retry"): "capturing",
    ("submitted", "verified"): "verified",
    ("submitted", "hand_in"): "verified",
    ("verified", "receipt"): "receipted",
}


@pytest.mark.parametrize(("state", "event"), list(product(State, Event)))
def test_every_cell_of_the_table(state: State, event: Event) -> None:
    expected = ALLOWED.get((state, event))
    if expected is None:
        with pytest.raises(NotNow):
            after(state, event)
    else:
        assert after(state, event) == expected


def test_a_check_in_that_was_handed_in_can_never_be_lost() -> None:
    """Only another try before the camera leads back, and from there it can be handed in again."""
    for (state, event), result in TRANSITIONS.items():
        if state in HANDED_IN:
            assert result in HANDED_IN or (event == Event.RETRY and (State.CAPTURING, Event.HAND_IN) in TRANSITIONS)


def test_every_state_is_open_handed_in_or_final() -> None:
    assert set(State) == set(OPEN) | set(HANDED_IN) | set(FINAL)
    assert not [state for state, _ in TRANSITIONS if state in FINAL]


@given(st.lists(st.sampled_from(list(Event))))
def test_any_order_of_events_ends_in_a_known_state(events: list[Event]) -> None:
    state = State.IDENTIFIED
    for event in events:
        try:
            state = after(state, event)
        except NotNow:
            continue
    assert state in State


@pytest.mark.parametrize(("match", "liveness", "quality"), list(product(get_args(Match), get_args(Liveness), get_args(Quality))))
def test_a_reason_is_missing_only_when_nothing_is_in_doubt(match: Match, liveness: Liveness, quality: Quality) -> None:
    clean = (match, liveness, quality) == ("match", "live", "good")
    assert (reason_of(match, liveness, quality) is None) is clean


def test_another_try_helps_only_while_attempts_are_left() -> None:
    left = Attempts(in_session=1, today=1, per_session=2, per_day=6)
    assert worth_another_try("no_match", left)
    assert not worth_another_try("no_match", Attempts(2, 2, 2, 6))
    assert not worth_another_try("no_match", Attempts(1, 6, 2, 6))
    assert not worth_another_try("engine_error", left)
    assert not worth_another_try(None, left)


def test_idle_is_measured_from_the_last_touch() -> None:
    now = datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert not idle_too_long(now - timedelta(seconds=180), now, timedelta(seconds=180))
    assert idle_too_long(now - timedelta(seconds=181), now, timedelta(seconds=180))


@pytest.mark.parametrize(
    ("in_session", "today", "left"), [(0, 0, 2), (1, 0, 1), (2, 0, 0), (3, 0, 0), (0, 5, 1), (0, 6, 0), (1, 5, 1), (0, 9, 0), (1, 4, 1)]
)
def test_so_many_attempts_are_left_as_both_limits_leave(in_session: int, today: int, left: int) -> None:
    attempts = Attempts(in_session, today, per_session=2, per_day=6)
    assert attempts.left == left
    assert worth_another_try("not_live", attempts) is bool(left)


def test_the_weightiest_reason_is_told() -> None:
    assert reason_of("no_face", "error", "poor") == "engine_error"
    assert reason_of("error", "live", "good") == "engine_error"
    assert reason_of("no_template", "not_live", "poor") == "no_template"
    assert reason_of("old_template", "live", "good") == "old_template"
    assert reason_of("not_attempted", "live", "good") == "engine_error"
    assert reason_of("no_match", "not_live", "poor") == "not_live"
    assert reason_of("no_match", "live", "poor") == "no_match"
    assert reason_of("review", "live", "poor") == "review"
    assert reason_of("match", "live", "poor") == "poor_quality"
