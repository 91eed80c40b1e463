"""Whether something may go to a recipient: one rule, over every history of answers."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reintegration.consents.deadlines import longest_until, renewed_from, told_by
from services.reintegration.consents.domain import NEEDED, OPTIONAL, Decision, Purpose, may_go
from services.reintegration.consents.texts import text_on, texts

ON, AT = date(2026, 11, 24), datetime(2026, 11, 1, 9, tzinfo=UTC)
THERE, ELSEWHERE = UUID(int=1), UUID(int=2)
ALL = (*NEEDED[Purpose.REFERRAL], *OPTIONAL[Purpose.REFERRAL])
YES = Decision(UUID(int=9), "referral", (THERE,), ALL, "given", date(2026, 11, 1), ON, AT, None)
NO = replace(YES, id=UUID(int=8), answer="refused", categories=(), until_on=None, recorded_at=AT + timedelta(days=1))

moments = st.integers(0, 40).map(lambda hours: AT + timedelta(hours=hours))
days = st.integers(-3, 3).map(lambda number: ON + timedelta(days=number))
answers = st.builds(
    Decision, id=st.uuids(), purpose=st.sampled_from([*Purpose]), organisations=st.sets(st.sampled_from([THERE, ELSEWHERE]), max_size=2),
    categories=st.sets(st.sampled_from(ALL)), answer=st.sampled_from(["given", "refused"]), from_on=days, until_on=days,
    recorded_at=moments, withdrawn_at=st.none() | moments,
)  # fmt: skip
histories = st.lists(answers, max_size=6)


@pytest.mark.parametrize(
    ("decisions", "barrier"),
    [
        ([YES], None),  # the last day is inside
        ([], "not_asked"),
        ([NO], "refused"),
        ([YES, NO], "refused"),
        ([NO, replace(YES, recorded_at=AT + timedelta(days=2))], None),  # they changed their mind
        ([replace(YES, withdrawn_at=AT + timedelta(days=3))], "withdrawn"),
        ([replace(YES, until_on=ON - timedelta(days=1))], "ended"),  # yesterday was the last day
        ([replace(YES, from_on=ON + timedelta(days=1), until_on=ON + timedelta(days=9))], "not_yet"),
        ([replace(YES, categories=("name",))], "not_these_data"),
        ([replace(YES, organisations=(ELSEWHERE,))], "not_asked"),
        ([replace(YES, purpose="new_address")], "not_asked"),
    ],
)
def test_what_the_person_said_decides(decisions: list[Decision], barrier: str | None) -> None:
    assert may_go(decisions, Purpose.REFERRAL, THERE, ALL, ON).barrier == barrier


def test_taking_back_the_newer_consent_stops_the_older_one_too() -> None:
    newer = replace(YES, id=UUID(int=7), recorded_at=AT + timedelta(days=1), withdrawn_at=AT + timedelta(days=2))
    assert may_go([YES, newer], Purpose.REFERRAL, THERE, ALL, ON).barrier == "withdrawn"


@given(histories, st.sets(st.sampled_from(ALL)), days)
def test_what_goes_was_allowed_by_a_consent_that_nothing_stopped(decisions: list[Decision], data: set[str], on: date) -> None:
    found = may_go(decisions, Purpose.REFERRAL, THERE, data, on)
    assert (found.consent is None) == (found.barrier is not None)
    if found.consent is not None:
        one = found.consent
        assert (one.answer, one.purpose, one.withdrawn_at) == ("given", "referral", None)
        assert THERE in one.organisations
        assert data <= set(one.categories)
        assert one.from_on <= on <= (one.until_on or date.min)


@given(histories, days)
def test_the_order_of_the_rows_does_not_matter(decisions: list[Decision], on: date) -> None:
    shuffled = sorted(decisions, key=lambda each: each.id)
    assert (may_go(decisions, Purpose.REFERRAL, THERE, (), on).barrier) == may_go(shuffled, Purpose.REFERRAL, THERE, (), on).barrier


@given(histories, days)
def test_a_later_no_stops_everything(decisions: list[Decision], on: date) -> None:
    later = replace(NO, recorded_at=AT + timedelta(days=30))
    assert may_go([*decisions, later], Purpose.REFERRAL, THERE, (), on).barrier == "refused"


@given(histories, days, st.sets(st.sampled_from(ALL)))
def test_less_data_never_need_more(decisions: list[Decision], on: date, data: set[str]) -> None:
    if may_go(decisions, Purpose.REFERRAL, THERE, ALL, on).consent:
        assert may_go(decisions, Purpose.REFERRAL, THERE, data, on).consent


def test_the_periods() -> None:
    zone = ZoneInfo("Asia/Almaty")
    assert told_by(datetime(2026, 3, 10, 9, tzinfo=zone), zone) == date(2026, 4, 3)
    assert longest_until(date(2028, 2, 29)) == date(2029, 2, 28)
    assert longest_until(date(2026, 12, 31)) == date(2027, 12, 31)
    assert renewed_from(ON) == date(2026, 12, 24)


def test_every_purpose_has_a_text_in_three_languages_with_its_source() -> None:
    for purpose in Purpose:
        text = text_on(purpose, ON)
        assert text.source
        assert all(len(text.paragraphs(language)) == 2 for language in ("kk", "ru", "en"))
    assert {text.status for text in texts()} <= {"verified", "unverified"}
