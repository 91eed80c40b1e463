"""Decisions on electronic monitoring and reports about the equipment: every transition, what can be asked for, how long it lasts."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.telemetry.monitoring.domain import law, reports
from services.probation.telemetry.monitoring.domain.decisions import (
    FOLLOWS,
    HAVE_TERM,
    STANDING,
    Event,
    NotAllowed,
    Request,
    State,
    approving,
    can_be_asked,
    holds_on,
    run_out,
    transition,
)
from services.probation.telemetry.monitoring.domain.law import Ground, last_day

DAY = date(2026, 11, 24)
A_DAY = timedelta(days=1)
STANDING_ENDS = {"replace": "replaced", "revoke": "revoked", "end": "ended", "run_out": "ended"}
ALLOWED = {
    "asked": {"approve": "in_force", "carry_out": "carried_out", "refuse": "refused", "withdraw": "withdrawn"},
    "in_force": {"suspend": "suspended", **STANDING_ENDS},
    "suspended": {"resume": "in_force", **STANDING_ENDS},
    "ended": {"restore": "in_force", "restore_suspended": "suspended"},
}
REPORTS = {
    "reported": {"hear": "heard", "find_not_deliberate": "not_deliberate", "withdraw": "withdrawn"},
    "heard": {"find_deliberate": "deliberate", "find_not_deliberate": "not_deliberate", "find_unclear": "unclear", "withdraw": "withdrawn"},
    "deliberate": {"reopen": "heard"},
    "not_deliberate": {"reopen": "reported"},
    "unclear": {"reopen": "heard"},
}


@pytest.mark.parametrize(("state", "event"), list(product(State, Event)))
def test_every_event_of_a_decision_in_every_state(state: State, event: Event) -> None:
    expected = ALLOWED.get(state, {}).get(event)
    if expected is None:
        with pytest.raises(NotAllowed):
            transition(state, event)
    else:
        assert transition(state, event) == expected


@pytest.mark.parametrize(("state", "event"), list(product(reports.State, reports.Event)))
def test_every_event_of_a_report_in_every_state(state: reports.State, event: reports.Event) -> None:
    expected = REPORTS.get(state, {}).get(event)
    if expected is None:
        with pytest.raises(reports.NotAllowed):
            reports.transition(state, event)
    else:
        assert reports.transition(state, event) == expected


def test_nobody_is_blamed_before_they_were_heard() -> None:
    before = {state for (state, event) in reports.TRANSITIONS if event is reports.Event.FIND_DELIBERATE}
    assert before == {reports.State.HEARD}
    assert reports.Event.FIND_DELIBERATE not in reports.allowed(reports.State.REPORTED)


@pytest.mark.parametrize("standing", [None, *State])
def test_what_can_be_asked_for(standing: State | None) -> None:
    expected = [each for each in Request if each is not Request.NEW] if standing in STANDING else [Request.NEW]
    assert can_be_asked(standing) == expected


@pytest.mark.parametrize("request_", Request)
def test_a_yes_leaves_at_most_one_decision_in_force(request_: Request) -> None:
    """What is in force afterwards is the new one, or the old one, or none: never both."""
    after = transition(State.ASKED, approving(request_))
    assert (after in STANDING) == (request_ in HAVE_TERM)
    if request_ in FOLLOWS:
        assert all(transition(state, FOLLOWS[request_]) not in STANDING for state in STANDING)
    assert (request_ in FOLLOWS) == (request_ not in (Request.NEW, Request.REINSTALL))


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize(("days", "within"), [(-1, False), (0, True), (10, True), (11, False)])
def test_a_bracelet_rests_on_what_is_in_force_on_that_day(state: State, days: int, within: bool) -> None:
    assert holds_on(state, DAY, DAY + 10 * A_DAY, DAY + days * A_DAY) == (within and state is State.IN_FORCE)
    assert run_out(state, DAY + 10 * A_DAY, DAY + days * A_DAY) == (days > 10 and state in STANDING)


def test_after_a_written_warning_the_term_is_a_year_whatever_was_wanted() -> None:
    far = DAY + 1000 * A_DAY
    assert last_day(Ground.WARNING, DAY, DAY + A_DAY, far) == date(2027, 11, 23)
    assert last_day(Ground.WARNING, date(2028, 2, 29), None, date(2030, 1, 1)) == date(2029, 2, 27)
    assert last_day(Ground.CATEGORY, DAY, None, far) == far


@given(st.sampled_from(Ground), st.none() | st.integers(0, 900), st.integers(0, 900))
def test_it_never_lasts_longer_than_the_sentence(ground: Ground, wanted: int | None, term: int) -> None:
    end = DAY + term * A_DAY
    assert last_day(ground, DAY, None if wanted is None else DAY + wanted * A_DAY, end) <= end


def test_the_norm_of_a_category_or_none_that_was_found() -> None:
    assert law.norm("restriction_of_liberty", DAY).source == "УИК 69"
    assert law.norm("suspended_sentence", DAY).source == "УИК 174"
    other = law.norm("community_work", DAY)
    assert (other.status, other.source.startswith("not found")) == ("unverified", True)
    assert law.refusal(DAY).status == "unverified"
