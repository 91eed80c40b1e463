"""How long somebody waits after failing."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from shared.identity.lockout import FREE_FAILURES, LONGEST_WAIT, wait_after


@given(st.integers(0, 10_000))
def test_the_wait_never_shrinks_and_never_becomes_permanent(failures: int) -> None:
    assert wait_after(failures) <= wait_after(failures + 1) <= LONGEST_WAIT


def test_a_few_mistakes_cost_nothing() -> None:
    assert all(wait_after(failures) == timedelta() for failures in range(FREE_FAILURES))
    assert wait_after(FREE_FAILURES) == timedelta(seconds=30)
