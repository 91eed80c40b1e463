"""Three states over time: a time without data is never counted as kept."""

import itertools
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from services.probation.telemetry.movements.domain import Window, days, gaps, stretches

HOUR = 3600.0
windows = st.lists(
    st.tuples(st.integers(0, 100), st.integers(1, 40)).map(lambda each: (float(each[0]), float(each[0] + each[1]))), max_size=5
)


@settings(max_examples=80, deadline=None)
@given(windows, windows, windows)
def test_stretches_follow_each_other_and_only_what_was_seen_is_kept(worn: list[Window], bad: list[Window], dark: list[Window]) -> None:
    found = stretches(0.0, 100.0, worn, bad, dark)
    assert found[0].since == 0.0
    assert found[-1].until == 100.0
    for one, other in itertools.pairwise(found):
        assert one.until == other.since
        assert one.state != other.state
    for each in found:
        middle = (each.since + each.until) / 2
        inside = {name: any(a <= middle < b for a, b in parts) for name, parts in (("worn", worn), ("bad", bad), ("dark", dark))}
        wanted = "not_worn" if not inside["worn"] else "breach" if inside["bad"] else "unknown" if inside["dark"] else "compliant"
        assert each.state == wanted


def test_silence_longer_than_patience_is_a_gap_also_at_both_ends() -> None:
    assert gaps([100, 110, 200], 0, 250, 50) == [(0, 100), (110, 200)]
    assert gaps([], 0, 40, 50) == []
    assert gaps([], 0, 60, 50) == [(0, 60)]
    assert gaps([500], 0, 60, 50) == [(0, 60)]


def test_a_day_is_the_persons_own_and_a_short_one_is_not_stretched() -> None:
    begin = 1_764_010_800.0  # 2025-11-24 19:00 UTC: midnight of the 25th in Almaty
    found = days(begin + 23 * HOUR, begin + 26 * HOUR, "Asia/Almaty", [(begin, begin + 25 * HOUR)], [], [(begin, begin + 24 * HOUR)])
    assert [day.on for day in found] == [date(2025, 11, 25), date(2025, 11, 26)]
    assert [(day.hours("unknown"), day.hours("compliant"), day.hours("not_worn")) for day in found] == [(1, 0, 0), (0, 1, 1)]
