"""The shortest way takes exactly the reports that turn nothing: each condition alone, met exactly."""

from typing import Any

import pytest

from services.probation.telemetry.evaluation.domain.engine import evaluated
from services.probation.telemetry.evaluation.domain.fast_path import unchanged_area
from services.probation.telemetry.evaluation.domain.state import Placed, State, ZoneBelief, from_json
from services.probation.telemetry.evaluation.domain.state_fast_path import apply_if_unchanged, battery_ok, implausible_speed
from services.probation.telemetry.orders.domain.order_rules import DAY
from services.probation.telemetry.positions.domain.fix import Fix
from tests.builders.fixes import at, fix, minutes
from tests.builders.orders import order, order_of
from tests.builders.zones import DEGREE, HOME, round_zone

TERMS = order()
"""At home every night: at noon nothing is asked, and the zone is known all the same."""
NOON = at(12)


def stored(**more: Any) -> dict[str, Any]:
    """A state at noon after twenty minutes at home, nothing open, as it is stored."""
    outcome = evaluated(TERMS, minutes(NOON - 1_200, 21), None, NOON)
    assert outcome.events == []
    return outcome.state.to_json() | more


def taken(line: list[Fix], *, now: float = NOON + 600, **more: Any) -> float | None:
    return apply_if_unchanged(stored(**more), line, now)


def test_what_a_state_says_of_the_next_reports() -> None:
    """Ten metres off in the middle of a circle of a hundred: two hundredths and a decimetre are left, and the border of the accuracy."""
    latitude, longitude, degrees, edge, silence, rules = stored()["card"]
    assert (latitude, longitude) == pytest.approx((HOME[0], HOME[1]), abs=1e-4)
    assert degrees == pytest.approx((100 * 0.98 - 0.1) / 112_000, rel=0.01)
    assert (edge, silence, rules) == (at(22), 1_800, "3")


def test_a_plain_report_is_taken_and_written_into_the_state() -> None:
    raw = stored()
    line = [fix(NOON + 60, 20, battery=80), fix(NOON + 120, -20, battery=80)]
    assert apply_if_unchanged(raw, line, NOON + 130) == NOON + 120 + 1_800
    after = from_json(raw)
    assert (after.at, after.last_report_at, after.last_fix_at) == (NOON + 120,) * 3
    assert after.last_fix == (NOON + 120, line[1].latitude, HOME[1], 8.0, "GPS")
    assert after.battery == [(NOON + 60, 80)]
    assert apply_if_unchanged(stored(), [], NOON + 130) == NOON + 1_800
    assert apply_if_unchanged(raw | {"card": [*raw["card"][:3], NOON + 700, *raw["card"][4:]]}, [], NOON + 130) == NOON + 700
    far = {"card": [*raw["card"][:3], NOON + 3 * DAY, 2 * DAY, "3"]}
    assert apply_if_unchanged(raw | far, [], NOON + 130) == NOON + 130 + DAY


@pytest.mark.parametrize(
    ("report", "plain"),
    [
        (fix(NOON + 60, 80), True),
        (fix(NOON + 60, 200), False),
        (fix(NOON + 60, 20, accuracy=100), True),
        (fix(NOON + 60, 20, accuracy=100.1), False),
        (fix(NOON + 60, 20, flags=("charging",)), False),
        (fix(NOON + 60, 20, mechanism="WIFI"), True),
        (fix(NOON + 60, 20, mechanism="LBS"), False),
        (fix(NOON, 20), False),
        (fix(NOON - 1, 20), False),
        (fix(NOON + 1, 20), True),
        (fix(NOON + 1_799, 20), True),
        (fix(NOON + 1_800, 20), False),
        (fix(NOON + 60, 20, battery=31), True),
        (fix(NOON + 60, 20, battery=30), True),
        (fix(NOON + 60, 20, battery=29), False),
        (Fix(NOON + 60), False),
        (fix(NOON + 60, 0)._replace(longitude=HOME[1] + 80 / DEGREE), True),
        (fix(NOON + 60, 0)._replace(longitude=HOME[1] - 80 / DEGREE), True),
        (fix(NOON + 60, 50)._replace(longitude=HOME[1] + 80 / DEGREE), False),
        (fix(NOON + 60, -50)._replace(longitude=HOME[1] - 80 / DEGREE), False),
    ],
)
def test_a_report_near_the_place_that_is_not_vague_is_plain(report: Fix, plain: bool) -> None:
    now = max(NOON + 600, report.at)
    assert (taken([report], now=now) is not None) is plain
    assert (taken([report, fix(report.at + 60)], now=now) is not None) is plain


@pytest.mark.parametrize(
    ("more", "now", "plain"),
    [
        ({}, NOON + 1_799, True),
        ({}, NOON + 1_800, False),
        ({"card": None}, NOON, False),
        ({"open": {"signal": {}}}, NOON, False),
        ({"visits": {"school": {}}}, NOON, False),
        ({"card": [*HOME, 0.001, NOON + 1, 1_800, "3"]}, NOON + 0.9, True),
        ({"card": [*HOME, 0.001, NOON + 1, 1_800, "3"]}, NOON + 1, False),
        ({"card": [*HOME, 0.001, NOON + 99, 1_800, "2"]}, NOON, False),
    ],
)
def test_a_state_answers_until_the_next_edge_of_the_clock_and_while_nothing_is_open(more: dict[str, Any], now: float, plain: bool) -> None:
    assert (taken([], now=now, **more) is not None) is plain


def test_an_impossible_jump_is_left_to_the_full_path() -> None:
    wide = [*HOME, 1.0, at(22), 1_800, "3"]
    assert taken([fix(NOON + 60, 5_900)], card=wide) is not None
    assert taken([fix(NOON + 60, 6_100)], card=wide) is None


BEFORE = (NOON, 43.0, 76.0, 10.0, "GPS")


@pytest.mark.parametrize(
    ("seconds", "metres_", "error", "wild"),
    [
        (60, 6_000, 0, False),
        (60, 6_009, 0, False), (60, 6_012, 0, True), (60, 6_029, 20, False), (60, 6_031, 20, True), (0, 109, 0, False),
        (0, 112, 0, True), (0.5, 109, 0, False), (2, 209, 0, False), (2, 212, 0, True), (-60, 112, 0, True),
    ],
)  # fmt: skip
def test_nobody_travels_faster_than_a_hundred_metres_a_second(seconds: float, metres_: float, error: float, wild: bool) -> None:
    """Both errors are taken off."""
    for sign in (1, -1):
        there = (NOON + seconds, 43.0 + sign * metres_ / 111_195.08, 76.0, error, "GPS")
        assert implausible_speed(BEFORE, there) is wild
    assert not implausible_speed(None, (NOON, 0.0, 0.0, 0.0, "GPS"))
    assert implausible_speed(BEFORE, (NOON + 60, 43.0, 76.0 + 0.08, 0.0, "GPS"))
    assert not implausible_speed(BEFORE, (NOON + 60, 43.0, 76.0 + 0.07, 0.0, "GPS"))
    near_zero: tuple[tuple[Placed, Placed], ...] = (
        ((NOON, 0.0, 5.0, 0.0, "GPS"), (NOON + 60, 0.0, 0.1, 0.0, "GPS")),
        ((NOON, 5.0, 0.0, 0.0, "GPS"), (NOON + 60, 0.1, 0.0, 0.0, "GPS")),
        ((NOON, 0.0, 5.0, 0.0, "GPS"), (NOON + 60, 0.0, -5.0, 0.0, "GPS")),
    )
    assert all(implausible_speed(one, other) and implausible_speed((NOON, *other[1:]), (NOON + 60, *one[1:])) for one, other in near_zero)
    for far in ((43.0, 77.0, 76.0), (43.0, 77.0, 43.0), (44.0, 76.0, 43.0), (44.0, 76.0, 76.0)):
        assert implausible_speed(BEFORE, (NOON + 60, *far, "GPS"))


@pytest.mark.parametrize(
    ("level", "noted", "fine"),
    [(-1, True, True), (0, True, False), (21, False, True), (20, False, False), (25, True, False), (30, True, True)],
)
def test_a_battery_is_fine_while_it_is_well_above_low_or_unheard(level: float, noted: bool, fine: bool) -> None:
    before = [(NOON - 900, 40.0)]
    after = [*before, (NOON, level)] if noted else before
    assert battery_ok(after, before, fix(NOON, battery=level)) is fine
    falling = [(NOON - 1_800, 55.0), (NOON - 900, 45.0), (NOON, 35.0)]
    assert not battery_ok(falling, before, fix(NOON, battery=35))


def test_sums_are_kept_as_the_full_path_keeps_them() -> None:
    """What was said against the belief is lessened by each report; a breach counts its reports."""
    raw = stored()
    against = [1.5, NOON - 900, NOON - 60, 4, [[43.1, 76.1]], [NOON - 900.0]]
    raw["zones"]["home"] = ["compliant", NOON - 1_200, 1, against, [0.0, 0.0, 0.0, 0, [], []]]
    assert apply_if_unchanged(raw, [fix(NOON + 60), fix(NOON + 120, mechanism="WIFI")], NOON + 130) is not None
    assert raw["zones"]["home"][3][0] == pytest.approx(1.5 - 1.0 - 0.8, abs=0.31)
    assert raw["zones"]["home"][3][0] == 0
    raw["zones"]["home"] = ["breach", NOON - 1_200, 1, [1.5, 0.0, 0.0, 3, [], [float(n) for n in range(20)]], [0.9, 0.0, 0.0, 1, [], []]]
    assert apply_if_unchanged(raw, [fix(NOON + 180, mechanism="WIFI")], NOON + 190) is not None
    breach, compliance = raw["zones"]["home"][3:]
    assert (breach[0], breach[3], breach[5]) == (1.5, 4, [*(float(n) for n in range(15)), NOON + 180])
    assert compliance[0] == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("north", "kind", "metres_left"),
    [
        (0, "inclusion", 100),
        (60, "inclusion", 40),
        (400, "inclusion", 200),
        (400, "exclusion", 300),
        (50, "exclusion", None),
        (190, "inclusion", None),
    ],
)
def test_how_far_a_report_may_lie_off_follows_from_the_nearest_border(north: float, kind: str, metres_left: float | None) -> None:
    """Inside up to the border; in breach up to an error circle of a hundred metres from it; an excluded place from outside."""
    terms = order_of(round_zone(kind=kind))
    line = [Fix(NOON + 60 * number, 0, "GPS", HOME[0] + north / DEGREE, HOME[1] + number * 1e-7, 8.0) for number in range(20)]
    state = evaluated(terms, line, None, NOON + 1_140).state
    found = unchanged_area(state, terms, terms.zones, NOON + DAY)
    assert (found.degrees if found else None) == (pytest.approx((metres_left * 0.98 - 0.1) / 112_000, rel=0.01) if metres_left else None)


def test_a_state_says_nothing_of_places_that_are_held_apart_or_not_known() -> None:
    terms = order_of(round_zone(kind="proximity"))
    state = evaluated(terms, minutes(NOON, 5, 900), None, NOON + 300).state
    assert unchanged_area(state, terms, terms.zones, NOON + DAY) is None
    assert unchanged_area(State(), TERMS, TERMS.zones, NOON + DAY) is None
    doubted = evaluated(TERMS, minutes(NOON, 5), None, NOON + 300).state
    doubted.zones["home"] = ZoneBelief("unknown", NOON, 1)
    assert unchanged_area(doubted, TERMS, TERMS.zones, NOON + DAY) is None
    free = order_of()
    nowhere = unchanged_area(evaluated(free, minutes(NOON, 5), None, NOON + 240).state, free, (), NOON + DAY)
    assert nowhere is not None
    assert nowhere.degrees == pytest.approx((50_000 * 0.98 - 0.1) / 112_000)
