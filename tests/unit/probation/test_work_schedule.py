"""The timetable of community work: the numbered cases of the scheduler, and its laws."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.community_work.domain.outcomes import OUTCOMES
from services.probation.community_work.domain.schedule import Allocation, Limits, Plan, Request, allocation_problem, plan
from services.probation.community_work.domain.sessions import Session, balance, overlap

MONDAY = date(2026, 12, 7)
DAY = timedelta(days=1)
ROOT = UUID("00000000-0000-0000-0000-000000000000")
SITE, OTHER_SITE = uuid5(ROOT, "site"), uuid5(ROOT, "other site")
WORKDAYS = (0, 1, 2, 3, 4)
LIMITS = Limits(4)


def allocation(name: str = "first", **changed: Any) -> Allocation:
    """Monday to Friday, two in the afternoon, four hours."""
    return replace(Allocation(uuid5(ROOT, name), SITE, WORKDAYS, time(14), 4, MONDAY), **changed)


def session(on: date, hours: int = 4, starts: time = time(14), site: UUID = SITE, **changed: Any) -> Session:
    return replace(Session(uuid5(ROOT, f"{on} {starts} {site}"), site, on, starts, hours), **changed)


def request(*allocations: Allocation, sentence: int = 20, **changed: Any) -> Request:
    made = Request(MONDAY, time(9), sentence, LIMITS, allocations or (allocation(),), (), None, lambda _: False)
    return replace(made, **changed)


def days(found: Plan) -> list[date]:
    return [each.on for each in found.create]


def as_sessions(found: Plan) -> list[Session]:
    return [session(each.on, each.hours, each.starts, each.site) for each in found.create]


def test_1_sessions_are_made_until_the_hours_are_covered() -> None:
    found = plan(request(sentence=20))
    assert (days(found), found.uncovered, found.surplus) == ([MONDAY + n * DAY for n in range(5)], 0, 0)
    assert {each.hours for each in found.create} == {4}


def test_2_what_exists_is_kept_and_counted() -> None:
    known = [session(MONDAY), session(MONDAY + DAY)]
    found = plan(request(sentence=12, sessions=known))
    assert (found.keep, days(found)) == (tuple(each.id for each in known), [MONDAY + 2 * DAY])


def test_3_surplus_is_told_and_never_removed() -> None:
    known = [session(MONDAY + n * DAY) for n in range(4)]
    found = plan(request(sentence=10, sessions=known))
    assert (found.create, len(found.keep), found.surplus) == ((), 4, 6)


def test_4_the_last_session_is_cut_short() -> None:
    assert [each.hours for each in plan(request(sentence=10)).create] == [4, 4, 2]


@pytest.mark.parametrize(("at", "first"), [(time(13, 59), MONDAY), (time(14), MONDAY + DAY), (time(18), MONDAY + DAY)])
def test_5_nothing_is_made_in_the_past_of_today(at: time, first: date) -> None:
    assert days(plan(request(at=at)))[0] == first
    early = allocation(begins_on=MONDAY - 30 * DAY)
    assert days(plan(request(early, at=at)))[0] == first


@pytest.mark.parametrize("which", ["allocation", "site", "person"])
def test_6_the_earliest_of_three_ends_ends_the_timetable(which: str) -> None:
    ends, later = MONDAY + DAY, MONDAY + 9 * DAY
    given_to = allocation(ends_on=ends if which == "allocation" else later, closes_on=ends if which == "site" else later)
    found = plan(request(given_to, sentence=40, until=ends if which == "person" else later))
    assert (days(found), found.uncovered) == ([MONDAY, ends], 32)


def test_7_two_sessions_never_meet() -> None:
    elsewhere = session(MONDAY, 1, time(15), OTHER_SITE)
    found = plan(request(sentence=8, sessions=[elsewhere]))
    assert (days(found)[0], found.refused) == (MONDAY + DAY, (MONDAY,))
    both = plan(request(allocation(hours=2), allocation("second", site=OTHER_SITE, starts=time(15), hours=2), sentence=8))
    assert days(both) == [MONDAY + n * DAY for n in range(4)]


def test_8_a_holiday_and_an_absence_have_no_session() -> None:
    off, away = MONDAY + DAY, (MONDAY + 2 * DAY, MONDAY + 3 * DAY)
    found = plan(request(sentence=8, is_off=lambda day: day == off, away=[away]))
    assert days(found) == [MONDAY, MONDAY + 4 * DAY]


def test_9_a_day_and_a_week_have_their_most_hours() -> None:
    two = (allocation(hours=3, starts=time(8)), allocation("second", hours=3, site=OTHER_SITE))
    assert [each.hours for each in plan(request(*two, at=time(7), sentence=8)).create] == [3, 1, 3, 1]
    free = plan(request(allocation(hours=8, weekdays=tuple(range(6)), starts=time(10)), sentence=56, limits=Limits(8, 40)))
    assert days(free) == [*(MONDAY + n * DAY for n in range(5)), MONDAY + 7 * DAY, MONDAY + 8 * DAY]


def test_10_hours_without_room_are_told() -> None:
    assert plan(request(allocation(ends_on=MONDAY), sentence=20)).uncovered == 16
    assert plan(replace(request(sentence=20), allocations=())).uncovered == 20


def test_11_a_plan_that_was_carried_out_asks_for_nothing_more() -> None:
    first = plan(request(sentence=30))
    again = plan(request(sentence=30, sessions=as_sessions(first)))
    assert (again.create, again.uncovered, again.surplus) == ((), 0, 0)


def test_12_hours_that_were_missed_are_planned_again() -> None:
    missed = session(MONDAY - DAY, outcome="unacceptable")
    part = session(MONDAY, 4, outcome="late", credited=3)
    found = plan(request(sentence=8, sessions=[missed, part], at=time(19)))
    assert [(each.on, each.hours) for each in found.create] == [(MONDAY + DAY, 4), (MONDAY + 2 * DAY, 1)]


def test_13_a_cancelled_session_is_not_made_again_on_its_day() -> None:
    gone = session(MONDAY + DAY)
    assert days(plan(request(sentence=8, cancelled=[gone]))) == [MONDAY, MONDAY + 2 * DAY]
    elsewhere = session(MONDAY + DAY, site=OTHER_SITE)
    assert days(plan(request(sentence=8, cancelled=[elsewhere]))) == [MONDAY, MONDAY + DAY]


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"weekdays": ()}, ("weekdays", "weekdays")),
        ({"open_days": (5,)}, ("weekdays", "site_closed")),
        ({"hours": 5}, ("hours", "too_long")),
        ({"starts": time(21)}, ("hours", "past_midnight")),
        ({"begins_on": MONDAY - DAY}, ("begins_on", "before_sentence")),
        ({"begins_on": MONDAY + 91 * DAY}, ("begins_on", "after_sentence")),
        ({"closes_on": MONDAY - DAY}, ("begins_on", "after_site")),
        ({"ends_on": MONDAY - DAY}, ("ends_on", "order")),
        ({}, None),
    ],
)
def test_an_allocation_outside_the_site_or_the_sentence_is_refused(changed: dict[str, Any], wrong: tuple[str, str] | None) -> None:
    found = allocation_problem(allocation(**changed), registered_on=MONDAY, until=MONDAY + 90 * DAY, limits=LIMITS)
    assert found == wrong


ALLOCATIONS = st.lists(
    st.builds(
        allocation,
        st.sampled_from(["a", "b", "c"]),
        site=st.sampled_from([SITE, OTHER_SITE]),
        weekdays=st.sets(st.integers(0, 6), min_size=1).map(tuple),
        starts=st.integers(7, 18).map(time),
        hours=st.integers(1, 5),
        begins_on=st.integers(-10, 20).map(lambda n: MONDAY + n * DAY),
        ends_on=st.one_of(st.none(), st.integers(0, 60).map(lambda n: MONDAY + n * DAY)),
    ),
    max_size=3,
    unique_by=lambda each: each.id,
)
OUTCOME = st.one_of(st.none(), st.sampled_from([each.code for each in OUTCOMES]))
SESSIONS = st.lists(
    st.builds(
        lambda n, starts, hours, outcome, site: session(
            MONDAY + n * DAY, hours, time(starts), site, outcome=outcome, credited=hours if outcome == "attended" else 0
        ),
        st.integers(-10, 10), st.integers(7, 18), st.integers(1, 4), OUTCOME, st.sampled_from([SITE, OTHER_SITE]),
    ),
    max_size=6,
    unique_by=lambda each: each.on,
)  # fmt: skip


@given(ALLOCATIONS, SESSIONS, st.integers(0, 80))
def test_no_plan_goes_beyond_what_remains_or_meets_a_session(allocations: list[Allocation], sessions: list[Session], sentence: int) -> None:
    asked = request(*allocations, sentence=sentence, sessions=sessions, until=MONDAY + 50 * DAY)
    found = plan(replace(asked, allocations=allocations))
    made = as_sessions(found)
    assert sum(each.hours for each in made) + found.uncovered == balance(sentence, sessions).remaining
    open_ones = [each for each in sessions if each.outcome is None or each.credited]
    assert not _meetings([*open_ones, *made], made)
    for day in {each.on for each in made}:
        assert sum(each.hours for each in [*open_ones, *made] if each.on == day) <= LIMITS.a_day
    assert all((each.on, each.starts) > (MONDAY, time(9)) for each in made)
    assert set(found.keep) == {each.id for each in sessions if each.outcome is None}


@given(ALLOCATIONS, SESSIONS, st.integers(0, 80))
def test_planning_again_changes_nothing(allocations: list[Allocation], sessions: list[Session], sentence: int) -> None:
    asked = replace(request(sentence=sentence, sessions=sessions, until=MONDAY + 50 * DAY), allocations=allocations)
    found = plan(asked)
    again = plan(replace(asked, sessions=[*sessions, *as_sessions(found)]))
    assert (again.create, again.uncovered, again.surplus) == ((), found.uncovered, found.surplus)


def _meetings(known: Sequence[Session], made: Sequence[Session]) -> list[tuple[Session, Session]]:
    return [(one, two) for one in made for two in known if one is not two and one.on == two.on and overlap(two, one.starts, one.hours)]
