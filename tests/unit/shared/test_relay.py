"""How long a sender waits before it sends again."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from shared.messaging.relay import LONGEST_WAIT, wait_before_next

ATTEMPTS = st.integers(1, 10_000)
FIRST = st.floats(0.1, 3600)


@given(attempts=ATTEMPTS, first=FIRST)
def test_the_wait_never_shrinks_and_never_passes_an_hour(attempts: int, first: float) -> None:
    assert timedelta(0) < wait_before_next(attempts, first) <= wait_before_next(attempts + 1, first) <= LONGEST_WAIT


def test_the_wait_doubles_from_the_first() -> None:
    assert [wait_before_next(attempts, 20).total_seconds() for attempts in (1, 2, 3, 4)] == [20, 40, 80, 160]


def test_the_wait_ends_at_an_hour_however_often_nobody_answered() -> None:
    assert [wait_before_next(attempts, 20).total_seconds() for attempts in (8, 9, 100_000)] == [2_560, 3_600, 3_600]
