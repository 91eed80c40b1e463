"""How long somebody waits after failing."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from shared.identity.limits.lockout import FREE_FAILURES, LONGEST_WAIT, wait_after


@given(st.integers(0, 10_000))
def test_the_wait_never_shrinks_and_never_becomes_permanent(failures: int) -> None:
    assert wait_after(failures) <= wait_after(failures + 1) <= LONGEST_WAIT


def test_a_few_mistakes_cost_nothing() -> None:
    assert all(wait_after(failures) == timedelta() for failures in range(FREE_FAILURES))
    assert wait_after(FREE_FAILURES) == timedelta(seconds=30)


def test_the_wait_ends_at_a_quarter_of_an_hour_however_often_somebody_fails() -> None:
    waits = [wait_after(FREE_FAILURES + more) for more in (0, 1, 2, 3, 4, 5, 100_000)]
    assert [wait.total_seconds() for wait in waits] == [30, 60, 120, 240, 480, 900, 900]
