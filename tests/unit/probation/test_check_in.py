"""Every pair of the check-in's state machine, and the rule that doubtful check-ins go to a human."""

from datetime import timedelta
from itertools import product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.check_ins.domain.lifecycle import (
    TRANSITIONS,
    Event,
    NotAllowed,
    State,
    needs_second_officer,
    review_reason,
    shown,
    submission_event,
    transition,
)
from shared.messages.biometrics import Liveness, Match, Quality, Reason
from tests.builders.moments import NOW

ALLOWED = {
    (State.CREATED, Event.HAND_IN): State.SUBMITTED,
    (State.CREATED, Event.HAND_IN_LATE): State.EXPIRED,
    (State.CREATED, Event.EXPIRE): State.EXPIRED,
    (State.CREATED, Event.CANCEL): State.CANCELLED,
    (State.CREATED, Event.REVIEW): State.REVIEWED,
    (State.SUBMITTED, Event.REVIEW): State.REVIEWED,
    (State.SUBMITTED, Event.CANCEL): State.CANCELLED,
    (State.EXPIRED, Event.HAND_IN): State.SUBMITTED,
    (State.EXPIRED, Event.HAND_IN_LATE): State.EXPIRED,
    (State.EXPIRED, Event.REVIEW): State.EXPIRED,
    (State.CREATED, Event.VOUCH): State.REVIEWED,
    (State.EXPIRED, Event.VOUCH): State.REVIEWED,
    (State.EXCUSED, Event.VOUCH): State.REVIEWED,
    (State.REVIEWED, Event.UNDO): State.CANCELLED,
    (State.EXPIRED, Event.UNDO): State.EXPIRED,
    (State.CREATED, Event.EXCUSE): State.EXCUSED,
    (State.EXCUSED, Event.RESUME): State.CREATED,
    (State.EXCUSED, Event.LAPSE): State.EXPIRED,
    (State.EXCUSED, Event.CANCEL): State.CANCELLED,
    (State.EXCUSED, Event.HAND_IN): State.SUBMITTED,
    (State.EXCUSED, Event.HAND_IN_LATE): State.SUBMITTED,
}


@pytest.mark.parametrize(("state", "event"), list(product(State, Event)))
def test_every_state_answers_every_event_as_written(state: State, event: Event) -> None:
    if (state, event) in ALLOWED:
        assert transition(state, event) is ALLOWED[state, event]
    else:
        with pytest.raises(NotAllowed):
            transition(state, event)


def test_the_table_is_the_one_tested() -> None:
    assert TRANSITIONS == ALLOWED


@given(st.lists(st.sampled_from(Event)))
def test_what_is_done_or_cancelled_stays_so_unless_a_visit_is_taken_back(events: list[Event]) -> None:
    for end in (State.REVIEWED, State.CANCELLED):
        state = end
        events = [event for event in events if event is not Event.UNDO]
        for event in events:
            try:
                state = transition(state, event)
            except NotAllowed:
                continue
        assert state is end


def test_an_overdue_one_shows_as_expired_before_the_sweep() -> None:
    assert shown(State.CREATED, NOW, NOW) is State.EXPIRED
    assert shown(State.CREATED, NOW + timedelta(seconds=1), NOW) is State.CREATED
    assert all(shown(state, NOW, NOW) is state for state in State if state is not State.CREATED)


def test_the_moment_at_the_kiosk_counts() -> None:
    assert submission_event(NOW - timedelta(seconds=1), NOW) is Event.HAND_IN
    assert submission_event(NOW, NOW) is Event.HAND_IN_LATE


@pytest.mark.parametrize(("match", "liveness", "quality"), list(product(get_args(Match), get_args(Liveness), get_args(Quality))))
def test_only_a_match_of_a_living_person_in_good_pictures_closes_by_itself(match: str, liveness: str, quality: str) -> None:
    found = review_reason(match=match, liveness=liveness, quality=quality, calibrated=True, reason=None)
    assert (found is None) == ((match, liveness, quality) == ("match", "live", "good"))
    assert found is None or found in get_args(Reason)


@pytest.mark.parametrize("reason", get_args(Reason))
def test_a_reason_of_the_kiosk_always_reaches_a_human(reason: str) -> None:
    assert review_reason(match="match", liveness="live", quality="good", calibrated=True, reason=reason) == reason


def test_a_match_that_nobody_calibrated_reaches_a_human() -> None:
    assert review_reason(match="match", liveness="live", quality="good", calibrated=False, reason=None) == "uncalibrated"
    assert review_reason(match="no_match", liveness="live", quality="good", calibrated=False, reason=None) == "no_match"


def test_not_the_same_person_needs_two_different_officers() -> None:
    assert needs_second_officer("no_match", None, "a")
    assert needs_second_officer("no_match", "a", "a")
    assert not needs_second_officer("no_match", "a", "b")
    assert not needs_second_officer("match", None, "a")
