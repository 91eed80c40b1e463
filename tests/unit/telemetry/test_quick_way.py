"""How far the quick way goes through reports that turn nothing: to the first that may turn something, and not less far."""

from typing import Any

import pytest

from services.probation.telemetry.evaluation.domain.engine import evaluated
from services.probation.telemetry.evaluation.domain.fast_path import Distances, score_fix, skip_unchanged
from services.probation.telemetry.evaluation.domain.sequential_test import Score
from services.probation.telemetry.evaluation.domain.state import State, ZoneBelief
from services.probation.telemetry.orders.domain.order import Order
from services.probation.telemetry.positions.domain.fix import Fix
from tests.builders.fixes import at, fix, minutes
from tests.builders.orders import order_of
from tests.builders.zones import round_zone, square, zone

NOON = at(12)
ALWAYS = order_of(round_zone())
LATER = at(22)


def known(terms: Order = ALWAYS, north: float = 0.0) -> State:
    """After twenty minutes, with nothing open."""
    state = evaluated(terms, minutes(NOON - 1_200, 21, north), None, NOON).state
    state.open.clear()
    return state


def went(line: list[Fix], state: State | None = None, terms: Order = ALWAYS, *, edge: float = LATER, first: int = 0) -> int:
    return skip_unchanged(state or known(terms), terms.zones, edge, 1_800, line, first, {})


PLAIN = minutes(NOON + 60, 5)


@pytest.mark.parametrize(
    ("report", "plain"),
    [
        (fix(NOON + 360, 50), True),
        (fix(NOON + 360, 150), False),
        (fix(NOON + 360, 50, accuracy=150), True),
        (fix(NOON + 360, 50, accuracy=250), True),
        (fix(NOON + 360, flags=("charging",)), False),
        (fix(NOON + 300 + 1_799), True),
        (fix(NOON + 300 + 1_800), False),
        (Fix(NOON + 360), False),
        (fix(NOON + 360, battery=80), True),
        (fix(NOON + 360, battery=19), False),
        (fix(NOON + 360, mechanism="LBS", accuracy=600), True),
        (fix(NOON + 301, 90_000), False),
    ],
)
def test_the_fast_path_ends_before_a_report_that_may_change_a_rules_state(report: Fix, plain: bool) -> None:
    assert went([*PLAIN, report, *minutes(report.at + 60, 2)]) == (8 if plain else 5)
    assert went([report, *minutes(report.at + 60, 3)], state=evaluated(ALWAYS, PLAIN, known(), NOON + 300).state) == (4 if plain else 0)


def test_the_fast_path_ends_before_the_next_edge_of_the_clock() -> None:
    assert went(PLAIN, edge=NOON + 181) == 3
    assert went(PLAIN, edge=NOON + 180) == 2
    assert went(PLAIN, first=3) == 5
    for spoilt in ({"open": {"signal": None}}, {"visits": {"school": None}}):
        state: Any = known()
        for name, value in spoilt.items():
            setattr(state, name, value)
        assert went(PLAIN, state) == 0


def test_what_was_taken_stands_in_the_state() -> None:
    state = known()
    vague = fix(NOON + 360, accuracy=250)
    cell = fix(NOON + 420, mechanism="LBS", accuracy=150)
    assert went([*PLAIN, vague, cell], state) == 7
    assert (state.at, state.last_report_at, state.last_fix_at) == (NOON + 420, NOON + 420, NOON + 300)
    assert state.last_fix == (NOON + 420, cell.latitude, cell.longitude, 500.0, "LBS")
    assert went([fix(NOON + 480, accuracy=200)], state) == 1
    assert state.last_fix_at == NOON + 480


def test_silence_is_counted_from_the_last_usable_position() -> None:
    cells = [fix(NOON + 60 * number, mechanism="LBS", accuracy=600) for number in range(1, 40)]
    assert went(cells) == 29
    fresh = State(worn_since=NOON)
    assert skip_unchanged(fresh, (), LATER, 1_800, [fix(NOON + 1_799)], 0, {}) == 1
    assert skip_unchanged(State(worn_since=NOON), (), LATER, 1_800, [fix(NOON + 1_800)], 0, {}) == 0
    assert skip_unchanged(State(), (), LATER, 1_800, [fix(1_799)], 0, {}) == 1
    assert skip_unchanged(State(), (), LATER, 1_800, [fix(1_800)], 0, {}) == 0


def test_an_unchanged_belief_counts_its_reports_or_loses_doubt() -> None:
    state = known(north=900)
    before = state.zones["home"].breach.reports
    assert went(minutes(NOON + 60, 4, 900), state) == 4
    assert state.zones["home"].breach.reports == before + 4
    doubted = known()
    doubted.zones["home"] = ZoneBelief("compliant", 1.0, 1, Score(2.5, 1.0, 2.0))
    assert went(PLAIN[:3], doubted) == 3
    assert doubted.zones["home"].breach.total == 0.0
    doubted.zones["home"] = ZoneBelief("compliant", 1.0, 1, Score(2.5, 1.0, 2.0))
    assert went(PLAIN[:1], doubted) == 1
    assert doubted.zones["home"].breach.total == 1.5


def test_a_place_that_is_not_known_yet_is_left_to_the_full_path() -> None:
    state = known()
    state.zones["home"] = ZoneBelief("unknown", 1.0, 1)
    assert went(PLAIN, state) == 0
    hidden = order_of(round_zone(kind="proximity", geometry=None), zone("proximity", None, "apart", radius_m=300, place="7"))
    apart = evaluated(hidden, minutes(NOON - 600, 5, 900), None, NOON - 300).state
    apart.open.clear()
    assert skip_unchanged(apart, hidden.zones, LATER, 1_800, minutes(NOON - 240, 3, 900), 0, {}) == 3


@pytest.mark.parametrize(
    ("north", "measured", "said"),
    [(0, False, (0.0, 1.0)), (5_000, False, (1.0, 0.0)), (49, True, (0.0, 1.0)), (57, True, (0.0, 0.0)), (70, False, (1.0, 0.0))],
)
def test_a_distance_is_measured_only_where_what_is_said_quickly_leaves_it_open(
    north: float, measured: bool, said: tuple[float, float]
) -> None:
    terms = order_of(zone("inclusion", square(50)))
    line, distances = [fix(NOON, north), Fix(NOON + 60)], Distances()
    assert score_fix(terms.zones[0], line, 0, 8.0, distances) == said
    assert ("there" in distances) is measured
    if measured:
        assert len(distances["there"]) == 2
        assert score_fix(terms.zones[0], line, 0, 8.0, distances) == said
