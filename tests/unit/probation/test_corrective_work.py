"""Corrective work: what entries come to, what contradicts them, the talk, reports, three months without a job."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.corrective_work.domain.entries import Entry, Kind, in_force, jobless, problem, state_of
from services.probation.corrective_work.domain.rules import reports_due, share_limits, talk_due, without_job

ROOT = UUID("00000000-0000-0000-0000-000000000000")
BEGAN = date(2026, 1, 12)
DAY = timedelta(days=1)


def entry(number: int, kind: Kind, on: date, refers_to: int | None = None, **content: Any) -> Entry:
    return Entry(name(number), number, kind, on, content, name(refers_to) if refers_to else None)


def name(number: int) -> UUID:
    return uuid5(ROOT, str(number))


def job(number: int, on: date) -> Entry:
    return entry(number, "employed", on, employer=f"Employer {number}", position="", contact="")


def end(number: int, on: date) -> Entry:
    return entry(number, "ended", on, reason="dismissed", told_by="employer")


def month(number: int, of: date, base: int = 200_000, withheld: int = 40_000) -> Entry:
    return entry(number, "month", of, month=of.isoformat(), base=base, withheld=withheld, paid_on="")


def test_the_share_of_a_month_is_the_one_that_held_on_its_last_day() -> None:
    entries = [
        entry(1, "share", BEGAN, percent=20), entry(2, "share", date(2026, 3, 15), percent=30), month(3, date(2026, 2, 1)),
        month(4, date(2026, 3, 1), base=99_999),
    ]  # fmt: skip
    february, march = state_of(entries).months
    assert (february.share, february.expected, march.share, march.expected) == (20, 40_000, 30, 29_999)
    assert state_of(entries).share == 30
    assert state_of([month(1, date(2026, 2, 1))]).months[0].expected is None


def test_an_entry_that_was_taken_back_counts_no_more() -> None:
    entries = [job(1, BEGAN), end(2, date(2026, 3, 1)), entry(3, "withdrawn", date(2026, 3, 2), refers_to=2)]
    assert [each.number for each in in_force(entries)] == [1]
    assert state_of(entries).employment is not None


def test_days_without_a_job_are_what_the_jobs_leave_free() -> None:
    entries = [job(1, date(2026, 2, 1)), end(2, date(2026, 2, 28)), job(3, date(2026, 4, 1)), end(4, date(2026, 4, 30))]
    found = jobless(state_of(entries), registered_on=BEGAN, today=date(2026, 6, 1))
    assert [(each.since, each.until, each.after) for each in found] == [
        (BEGAN, date(2026, 1, 31), None),
        (date(2026, 3, 1), date(2026, 3, 31), name(1)),
        (date(2026, 5, 1), None, name(3)),
    ]
    assert jobless(state_of([job(1, BEGAN - DAY)]), registered_on=BEGAN, today=date(2026, 6, 1)) == ()


@pytest.mark.parametrize(("today", "met"), [(date(2026, 4, 11), False), (date(2026, 4, 12), True)])
def test_three_months_without_a_job_meet_the_rule(today: date, met: bool) -> None:
    (found,) = without_job(state_of([]), registered_on=BEGAN, today=today)
    assert (found.met_on, found.met, found.rule.value) == (date(2026, 4, 12), met, 3)


def test_a_spell_that_met_the_rule_stays_known_and_a_short_one_that_is_over_does_not() -> None:
    long = without_job(state_of([job(1, date(2026, 5, 1))]), registered_on=BEGAN, today=date(2026, 6, 1))
    assert [(each.met, each.spell.until) for each in long] == [(True, date(2026, 4, 30))]
    assert without_job(state_of([job(1, date(2026, 2, 1))]), registered_on=BEGAN, today=date(2026, 6, 1)) == ()


def test_every_month_with_a_job_has_its_report() -> None:
    state = state_of([job(1, date(2026, 2, 20)), month(2, date(2026, 3, 1)), end(3, date(2026, 4, 3))])
    found = reports_due(state, date(2026, 6, 20))
    assert [(each.month, each.due_on) for each in found] == [
        (date(2026, 2, 1), date(2026, 3, 10)), (date(2026, 4, 1), date(2026, 5, 10)),
    ]  # fmt: skip
    assert reports_due(state, date(2026, 2, 28)) == (), "the month is not over"


def test_a_talk_is_due_in_every_month() -> None:
    state = state_of([entry(1, "talk", date(2026, 2, 3), words="About work")])
    assert talk_due(state, date(2026, 2, 20)) is None
    assert talk_due(state, date(2026, 3, 1)) == date(2026, 3, 31)


JOB = [job(1, date(2026, 2, 1))]
FEBRUARY = {"month": "2026-02-01", "base": 1, "withheld": 1}
ENDED = [*JOB, end(2, date(2026, 3, 1))]


@pytest.mark.parametrize(
    ("known", "kind", "on", "content", "expected"),
    [
        ([], "talk", date(2026, 6, 2), {}, ("on_date", "ahead")),
        ([], "talk", BEGAN - DAY, {}, ("on_date", "before_registration")),
        ([], "talk", BEGAN, {}, None),
        (JOB, "employed", date(2026, 3, 1), {}, ("on_date", "has_job")),
        (ENDED, "employed", date(2026, 3, 1), {}, ("on_date", "overlaps")),
        (ENDED, "employed", date(2026, 3, 2), {}, None),
        ([], "ended", date(2026, 3, 1), {}, ("on_date", "no_job")),
        (JOB, "ended", date(2026, 1, 20), {}, ("on_date", "before_job")),
        (JOB, "ended", date(2026, 2, 1), {}, None),
        ([month(1, date(2026, 2, 1))], "month", date(2026, 2, 9), FEBRUARY, ("on_date", "month_known")),
        ([], "month", date(2026, 2, 9), {**FEBRUARY, "withheld": 2}, ("withheld", "more_than_pay")),
        ([], "month", date(2026, 2, 9), FEBRUARY, None),
        ([], "leave", date(2026, 7, 9), {"until": "2026-07-08"}, ("until", "order")),
        ([], "leave", date(2026, 7, 9), {"until": "2026-07-09"}, None),
    ],
)  # fmt: skip
def test_what_contradicts_the_entries_is_refused(
    known: Sequence[Entry], kind: Kind, on: date, content: dict[str, Any], expected: tuple[str, str] | None
) -> None:
    assert problem(state_of(known), kind, on, content, registered_on=BEGAN, today=date(2026, 6, 1)) == expected


def test_the_share_has_the_limits_of_the_law() -> None:
    assert [rule.value for rule in share_limits(BEGAN)] == [10, 50]


@given(st.lists(st.tuples(st.sampled_from(["employed", "ended"]), st.integers(0, 400)), max_size=10), st.integers(0, 400))
def test_days_without_a_job_never_meet_and_never_lie_in_the_future(steps: list[tuple[Kind, int]], ahead: int) -> None:
    known: list[Entry] = []
    today = BEGAN + ahead * DAY
    for kind, days in steps:
        on = BEGAN + days * DAY
        content: dict[str, Any] = {"employer": "Any", "reason": "left", "told_by": "person"}
        if problem(state_of(known), kind, on, content, registered_on=BEGAN, today=today) is None:
            known.append(entry(len(known) + 1, kind, on, **content))
    found = jobless(state_of(known), registered_on=BEGAN, today=today)
    assert all(each.since <= (each.until or today) <= today for each in found)
    assert all(one.until is not None and one.until < two.since for one, two in pairwise(found))
