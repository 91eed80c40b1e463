"""A hearing: an explanation, a recorded refusal, or attempts that are enough. Seconds and minutes are not."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.breaches.domain.attempts import Attempt, Means, Result
from services.probation.breaches.domain.hearing import Missing, counting, heard, hearing_rule
from services.probation.breaches.domain.search import search_of, search_rule

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
DUE = NOON + timedelta(days=3)
RULE = hearing_rule(NOON.date())


def an_attempt(after: timedelta = timedelta(), *, means: Means = Means.CALL, minutes: int = 2) -> Attempt:
    return Attempt(uuid4(), means, NOON + after, minutes, Result.NOT_REACHED)


def test_an_explanation_or_a_written_refusal_ends_the_wait() -> None:
    for kind in ("given", "refused"):
        found = heard([], kind, RULE, due_at=DUE, now=NOON)
        assert (found.enough, found.missing, found.possible_from) == (True, (), NOON)


def test_nobody_is_decided_about_before_they_were_asked() -> None:
    found = heard([an_attempt(), an_attempt(timedelta(days=2))], None, RULE, due_at=None, now=DUE)
    assert (found.enough, found.missing, found.possible_from) == (False, (Missing.NOT_ASKED,), None)


def test_a_call_of_seconds_is_kept_and_does_not_count() -> None:
    short = [an_attempt(minutes=0), an_attempt(timedelta(days=1), minutes=0), an_attempt(timedelta(days=2), minutes=0)]
    found = heard(short, None, RULE, due_at=DUE, now=DUE)
    assert (found.enough, found.missing, found.counted) == (False, (Missing.ATTEMPTS,), ())
    assert counting([an_attempt(minutes=0, means=Means.VISIT)], RULE), "how long a visit lasted says nothing"


def test_attempts_minutes_apart_are_one_and_the_page_says_from_when() -> None:
    close = [an_attempt(timedelta(minutes=5 * number)) for number in range(6)]
    found = heard(close, None, RULE, due_at=NOON + timedelta(hours=1), now=NOON + timedelta(hours=2))
    assert found.missing == (Missing.ATTEMPTS, Missing.TIME_APART)
    assert len(found.counted) == 1
    assert found.possible_from == NOON + timedelta(hours=24)


def test_with_enough_attempts_the_answer_is_still_waited_for() -> None:
    enough = [an_attempt(), an_attempt(timedelta(hours=24))]
    before, then = (heard(enough, None, RULE, due_at=DUE, now=now) for now in (DUE - timedelta(seconds=1), DUE))
    assert (before.enough, before.missing, before.possible_from) == (False, (Missing.ANSWER_WAITS,), DUE)
    assert (then.enough, then.missing) == (True, ())


OFFSETS = st.lists(st.tuples(st.integers(0, 10_000), st.sampled_from(Means), st.integers(0, 3)), max_size=8)


@given(OFFSETS, st.randoms())
def test_the_order_in_which_attempts_were_written_down_changes_nothing(raw: list[tuple[int, Means, int]], chance: object) -> None:
    tried = [an_attempt(timedelta(minutes=after), means=means, minutes=minutes) for after, means, minutes in raw]
    mixed = list(tried)
    chance.shuffle(mixed)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert counting(tried, RULE) == counting(mixed, RULE)


@given(OFFSETS)
def test_attempts_that_count_are_a_day_apart_and_one_more_never_takes_a_hearing_away(raw: list[tuple[int, Means, int]]) -> None:
    tried = [an_attempt(timedelta(minutes=after), means=means, minutes=minutes) for after, means, minutes in raw]
    found = counting(tried, RULE)
    assert all(later.at - one.at >= timedelta(hours=24) for one, later in pairwise(found))
    more = [*tried, an_attempt(timedelta(days=30))]
    assert len(counting(more, RULE)) > len(found)


@given(OFFSETS, st.integers(0, 20_000))
def test_from_the_moment_that_the_page_names_a_decision_is_possible(raw: list[tuple[int, Means, int]], after: int) -> None:
    now = NOON + timedelta(minutes=after)
    tried = [one for one in (an_attempt(timedelta(minutes=m), means=k, minutes=n) for m, k, n in raw) if one.at <= now]
    found = heard(tried, None, RULE, due_at=DUE, now=now)
    assert found.possible_from is not None
    made, at = list(tried), found.possible_from
    while len(counting(made, RULE)) < found.wanted:
        last = counting(made, RULE)
        next_at = max(now, last[-1].at + timedelta(hours=24)) if last else now
        made.append(Attempt(uuid4(), Means.VISIT, next_at, 0, Result.NOT_REACHED))
    assert heard(made, None, RULE, due_at=DUE, now=max(at, now)).enough


@pytest.mark.parametrize(
    ("day", "measures", "may_ask", "missing"),
    [
        (date(2026, 11, 24), ["call", "home", "work"], False, 0),  # fifteen days are not more than fifteen
        (date(2026, 11, 25), ["call", "home", "work"], True, 0),
        (date(2026, 11, 25), ["call", "call", "call", "home"], False, 1),  # the same measure again is one
        (date(2026, 12, 25), [], False, 3),
        (date(2026, 12, 25), ["horoscope", "call", "home"], False, 1),
    ],
)
def test_the_court_is_asked_after_more_than_fifteen_days_and_different_measures(
    day: date, measures: list[str], may_ask: bool, missing: int
) -> None:
    found = search_of(date(2026, 11, 9), measures, search_rule(day), today=day)
    assert (found.may_ask, found.measures_missing, found.submission_from) == (may_ask, missing, date(2026, 11, 25))


def shown(after: timedelta = timedelta(), *, ended: str = "put_off") -> Attempt:
    return Attempt(uuid4(), Means.KIOSK, NOON + after, 0, Result.LEFT_WORD, ended)


def test_at_the_kiosk_only_a_question_that_was_on_the_screen_is_an_attempt() -> None:
    never_shown = [an_attempt(means=Means.KIOSK), an_attempt(timedelta(days=1), means=Means.KIOSK)]
    assert not counting(never_shown, RULE), "asked but never seen is none"
    seen = [shown(), shown(timedelta(days=1), ended="left")]
    assert len(counting(seen, RULE)) == 2
    assert len(counting([shown(), shown(timedelta(hours=1))], RULE)) == 1, "twice on one day is one"


def test_whoever_wants_to_explain_in_person_is_spoken_to_before_anybody_decides() -> None:
    enough = [an_attempt(), an_attempt(timedelta(hours=24))]
    asked = NOON + timedelta(hours=30)
    waits = heard(enough, None, RULE, due_at=DUE, now=DUE, talk_asked_at=asked)
    assert (waits.enough, waits.missing) == (False, (Missing.TALK_ASKED,))
    by_letter = [*enough, an_attempt(timedelta(hours=40), means=Means.SUMMONS)]
    assert not heard(by_letter, None, RULE, due_at=DUE, now=DUE, talk_asked_at=asked).enough, "a summons is no talk"
    spoken = [*enough, an_attempt(timedelta(hours=40), means=Means.IN_PERSON)]
    assert heard(spoken, None, RULE, due_at=DUE, now=DUE, talk_asked_at=asked).enough
    assert heard(enough, "given", RULE, due_at=DUE, now=NOON, talk_asked_at=asked).enough, "an explanation ends the wait"
