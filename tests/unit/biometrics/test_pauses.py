"""After five failures in a row the next try waits; a success ends the series, and a picture that says nothing does not lengthen it."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from services.biometrics.capture.domain.pauses import FAILED, Try, paused_until
from tests.builders.moments import NOW

PAUSE = timedelta(seconds=30)
REASONS = st.sampled_from([None, "poor_quality", "no_face", *FAILED])


def tries(reasons: list[str | None]) -> list[Try]:
    """Newest first, a minute apart."""
    return [Try(NOW - timedelta(minutes=number), reason) for number, reason in enumerate(reasons)]


def test_five_in_a_row_wait_half_a_minute_from_the_last() -> None:
    assert paused_until(tries(["no_match"] * 4), after=5, pause=PAUSE) is None
    assert paused_until(tries(["no_match"] * 5), after=5, pause=PAUSE) == NOW + PAUSE
    assert paused_until(tries(["not_live", "poor_quality", *["no_match"] * 4]), after=5, pause=PAUSE) == NOW + PAUSE
    assert paused_until(tries(["no_match"] * 5), after=0, pause=PAUSE) is None


@settings(max_examples=60)
@given(st.lists(REASONS, max_size=12), st.integers(1, 6))
def test_a_pause_is_never_longer_than_set_and_a_success_ends_the_row_of_failures(reasons: list[str | None], after: int) -> None:
    until = paused_until(tries(reasons), after=after, pause=PAUSE)
    row = reasons[: reasons.index(None)] if None in reasons else reasons
    assert (until is not None) == (sum(reason in FAILED for reason in row) >= after)
    assert until is None or until <= NOW + PAUSE
    assert paused_until(tries([None, *reasons]), after=after, pause=PAUSE) is None
