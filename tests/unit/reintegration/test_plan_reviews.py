"""When a plan is reviewed: sooner where a need is urgent and after release; an exemption never puts an overdue review off."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reintegration.errors import NotAllowed, ReasonMissing
from services.reintegration.plans.deadlines import intervals
from services.reintegration.plans.domain.reviews import EXEMPTIONS, Review, cleared, exempt, next_review, sooner

TODAY = date(2026, 11, 24)
days = st.integers(-400, 400).map(lambda number: TODAY + timedelta(days=number))
ahead = st.integers(0, 400).map(lambda number: TODAY + timedelta(days=number))


@pytest.mark.parametrize(
    ("urgent", "released", "away", "why"),
    [
        (True, TODAY, 7, "urgent"),
        (True, TODAY - timedelta(days=1000), 7, "urgent"),
        (False, TODAY, 30, "first_time"),
        (False, TODAY - timedelta(days=179), 30, "first_time"),
        (False, TODAY - timedelta(days=180), 90, "later"),
        (False, TODAY + timedelta(days=200), 30, "first_time"),
    ],
)
def test_the_next_review_follows_from_the_law_of_the_desk(urgent: bool, released: date, away: int, why: str) -> None:
    found = next_review(TODAY, urgent=urgent, began_on=released, intervals=intervals(TODAY))
    assert found == (TODAY + timedelta(days=away), why)


@given(days, ahead, st.sampled_from(EXEMPTIONS))
def test_an_overdue_review_keeps_its_day_through_an_exemption(due: date, end: date, reason: str) -> None:
    review = Review(due)
    after = cleared(exempt(review, reason, TODAY), end)
    if review.overdue(TODAY):
        assert after == review
    assert after.exempt_since is None
    assert after.due_on in (due, end)
    assert due <= after.due_on <= max(due, end)
    assert not (after.overdue(end) and not review.overdue(TODAY)), "what fell due meanwhile is due today, not late"


@given(days, days)
def test_an_urgent_need_never_puts_a_review_off(due: date, other: date) -> None:
    assert sooner(due, other) <= due
    assert sooner(due, other) in (due, other)


def test_an_exemption_has_a_reason_and_begins_once() -> None:
    with pytest.raises(ReasonMissing):
        exempt(Review(TODAY), "tired", TODAY)
    with pytest.raises(NotAllowed):
        exempt(exempt(Review(TODAY), "travelling", TODAY), "travelling", TODAY)
    with pytest.raises(NotAllowed):
        cleared(Review(TODAY), TODAY)
