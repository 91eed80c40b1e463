"""Which readings of a battery are kept, and where their line meets zero."""

import pytest

from services.probation.telemetry.devices.domain.battery import flat_at, note, soon
from tests.builders.fixes import fix

FALLING = [(1_000.0, 80.0), (2_000.0, 75.0), (3_000.0, 70.0)]


@pytest.mark.parametrize(
    ("at", "level", "flags", "kept"),
    [
        (3_600, 69, (), [*FALLING, (3_600, 69)]),
        (3_599, 69, (), FALLING),
        (3_600, 72.9, (), [*FALLING, (3_600, 72.9)]),
        (3_600, 73, (), [(3_600, 73)]),
        (3_100, 90, (), [(3_100, 90)]),
        (3_100, 69, ("charging",), [(3_100, 69)]),
        (3_600, 0, (), [*FALLING, (3_600, 0)]),
        (3_600, -1, (), FALLING),
        (3_600, 100, (), [(3_600, 100)]),
        (3_600, 100.5, (), FALLING),
    ],
)
def test_readings_ten_minutes_apart_since_the_battery_was_charged(
    at: float, level: float, flags: tuple[str, ...], kept: list[tuple[float, float]]
) -> None:
    assert note(FALLING, fix(at, battery=level, flags=flags)) == kept
    assert note([], fix(at, battery=50)) == [(at, 50)]


def test_at_most_twenty_four_readings_are_kept_the_last_ones() -> None:
    readings: list[tuple[float, float]] = []
    for number in range(30):
        readings = note(readings, fix(600.0 * number, battery=90 - number))
    assert [level for _, level in readings] == list(range(84, 60, -1))


@pytest.mark.parametrize(
    ("readings", "flat"),
    [
        (FALLING, 17_000),
        ([(1_000.0, 80.0), (1_500.0, 81.0), (2_000.0, 70.0), (3_000.0, 70.0)], 1_875 + 75.25 * 2_187_500 / 12_875),
        (FALLING[:2], None),
        ([(1_000.0, 80.0), (1_900.0, 75.0), (2_799.0, 70.0)], None),
        ([(1_000.0, 80.0), (1_900.0, 75.0), (2_800.0, 70.0)], 15_400),
        ([(1_000.0, 80.0), (2_000.0, 80.0), (3_000.0, 80.0)], None),
        ([(1_000.0, 70.0), (2_000.0, 75.0), (3_000.0, 80.0)], None),
        ([(1_000.0, 50.0), (2_000.0, 0.0), (3_000.0, 0.0)], 3_000),
    ],
)
def test_the_line_through_the_readings_says_when_it_is_flat(readings: list[tuple[float, float]], flat: float | None) -> None:
    assert flat_at(readings) == (pytest.approx(flat) if flat else None)


def test_soon_is_within_the_hour() -> None:
    assert [soon(flat, 1_000) for flat in (4_600, 4_601, 500, None)] == [True, False, True, False]
