"""Properties of the evaluation under an order with every kind of rule: order of arrival, repetition and checkpoints change nothing."""

from itertools import pairwise
from typing import Any

import orjson
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from services.probation.telemetry.evaluation.domain import engine as evaluate
from services.probation.telemetry.evaluation.domain.engine import evaluated
from services.probation.telemetry.evaluation.domain.order_periods import evaluate_spans, initial_state
from services.probation.telemetry.evaluation.domain.state import Event, State, from_json
from services.probation.telemetry.evaluation.domain.state_fast_path import apply_if_unchanged
from services.probation.telemetry.orders.domain.order import Order
from services.probation.telemetry.orders.domain.order_rules import rules
from services.probation.telemetry.positions.domain.fix import Fix, canonical
from tests.builders.fixes import REPORTS, at, fix
from tests.builders.orders import events, order_of
from tests.builders.zones import HOME, hours, point, square, zone

LINE = {"type": "LineString", "coordinates": [[HOME[1], HOME[0] - 0.01], [HOME[1], HOME[0] + 0.002]]}
OWN = {"strap", "enclosure", "battery", "jamming", "sos", "signal"}
BEGIN, END = at(19, 30), at(8, day=25)


def whole(radius: int = 100, version: str = "1") -> Order:
    return order_of(
        zone("inclusion", point(), "home", radius_m=radius, when="always", version=radius),
        zone("exclusion", point(700), "school", radius_m=80, buffer_m=40, when=hours("20:30", "04:00")),
        zone("restriction", square(600), "district", when="curfew"),
        zone("route", LINE, "way", corridor_m=60, when=hours("21:00", "21:45")),
        zone("area", square(750), "region", when="always"),
        zone("proximity", point(-650), "distance-1", radius_m=120),
        zone("attendance", point(300), "centre", radius_m=120, when=hours("23:00", "00:30"), minutes=30),
        curfew=[{"start": "22:00", "end": "06:00", "zone": "home", "except": ["2026-11-25"]}],
        first_night={"date": "2026-11-24", "start": "21:30", "end": "07:00", "zone": "home"},
        permissions=[{"from": "2026-11-25T01:00", "until": "2026-11-25T02:10", "zones": ["home", "region"]}],
        version=version,
    )


def plain() -> Order:
    """An order under which whole nights pass without an open event."""
    return order_of(
        zone("inclusion", square(600), "home", when="curfew"),
        zone("exclusion", square(150), "school", when=hours("20:30", "04:00")),
        curfew=[{"start": "22:00", "end": "06:00", "zone": "home"}],
    )


ORDERS = [(at(20), whole()), (at(2, 30, day=25), whole(250, "2"))]


def spanned(fixes: list[Fix], now: float = END, state: State | None = None) -> list[tuple[Event, str]]:
    result = evaluate_spans(ORDERS, fixes, state or initial_state(BEGIN), now)
    return [(event, result.versions[id(event)]) for event in result.events]


@given(reports=REPORTS, seed=st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_any_order_of_arrival_and_any_repetition_gives_the_same_events_and_versions(reports: list[Fix], seed: Any) -> None:
    shuffled = reports + reports[: len(reports) // 2]
    seed.shuffle(shuffled)
    assert spanned(shuffled) == spanned(reports)


@given(reports=REPORTS, seed=st.randoms(use_true_random=False), size=st.integers(1, 25))
@settings(max_examples=60, deadline=None)
def test_evaluation_from_checkpoints_whatever_arrives_when_ends_like_evaluation_from_scratch(
    reports: list[Fix], seed: Any, size: int
) -> None:
    """As the evaluator does: from the last checkpoint before the first new report; its events replace those that may have changed."""
    every = canonical(reports)
    arrival = list(every)
    seed.shuffle(arrival)
    checkpoints: dict[int, State] = {}
    alerts: dict[tuple[str, str, float], tuple[Event, str]] = {}
    had: list[Fix] = []
    for begin, end in pairwise([*range(0, len(arrival), size), len(arrival)]):
        batch = arrival[begin:end]
        had += batch
        first_new, now = min(fix.at for fix in batch), END if end == len(arrival) else max(fix.at for fix in had) + seed.randint(0, 7200)
        before = [state for state in checkpoints.values() if state.at is not None and state.at < first_new]
        state = from_json(max(before, key=lambda each: each.at or 0).to_json()) if before else initial_state(BEGIN)
        since = state.at if state.at is not None else 0.0
        result = evaluate_spans(ORDERS, [fix for fix in had if fix.at > since], state, now)
        checkpoints = {hour: each for hour, each in checkpoints.items() if each.at is not None and each.at <= since}
        checkpoints |= {int((each.at or 0) // 3600): each for each, _ in result.checkpoints}
        stays = {key: pair for key, pair in alerts.items() if pair[0].detected_at <= since and (pair[0].closed_at or float("inf")) <= since}
        alerts = stays | {event.key: (event, result.versions[id(event)]) for event in result.events}
    assert sorted(alerts.values(), key=repr) == sorted(spanned(every), key=repr)


STAY = st.tuples(
    st.sampled_from([0, 0, 140, 300, 300, 590, 900, 40_000]),  # metres north of home
    st.sampled_from([1, 1, 3, 10, 25]),  # so many reports
    st.sampled_from([20, 60, 60, 300, 2100]),  # seconds apart
    st.sampled_from(["GPS", "WIFI", "LBS"]),
    st.sampled_from([-1.0, 25.0, 60.0, 80.0, 90.0]),  # battery
    st.sampled_from([0.0, 0.0, -1.5, 4.0]),  # its change with each report
    st.sampled_from([(), (), (), (), ("strap_removed",), ("strap_closed",), ("charging",)]),  # from the last report
)


def stay(north: int, count: int, mechanism: str = "GPS") -> tuple[Any, ...]:
    return north, count, 60, mechanism, -1.0, 0.0, ()


def walked(stays: list[Any], begin: float) -> list[Fix]:
    reports, moment = list[Fix](), begin
    for north, count, apart, mechanism, battery, change, said in stays:
        for number in range(count):
            moment += apart
            level = min(100.0, max(0.0, battery + change * number)) if battery >= 0 else battery
            flags = said if number == count - 1 else ()
            accuracy = 600.0 if mechanism == "LBS" else 8.0
            reports.append(fix(moment, north, mechanism=mechanism, accuracy=accuracy, battery=level, flags=flags))
    return reports


STAYS, BEGINS = st.lists(STAY, min_size=2, max_size=8), st.sampled_from([at(19, 30), at(22, 30)])


@example(stays=[stay(900, 7), stay(590, 8)], order=plain(), begin=at(19, 30))
@example(stays=[stay(0, 4), stay(900, 1), stay(0, 9, "WIFI")], order=plain(), begin=at(19, 30))
@given(stays=STAYS, order=st.sampled_from([whole(), plain()]), begin=BEGINS)
@settings(max_examples=150, deadline=None)
def test_the_fast_path_through_reports_that_change_no_rules_state_ends_as_the_full_path_does(
    stays: list[Any], order: Order, begin: float
) -> None:
    reports = walked(stays, begin)
    for now in (reports[-1].at, reports[-1].at + 1000):
        quick = evaluated(order, reports, State(worn_since=begin), now)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(evaluate, "skip_unchanged", lambda _state, _zones, _edge, _silence, _line, first, _measured: first)
            assert evaluated(order, reports, State(worn_since=begin), now) == quick


@example(stays=[stay(900, 7), stay(900, 3)], cut=7, later=0.0, begin=at(19, 30))
@example(stays=[stay(0, 4), stay(900, 1), stay(0, 1, "WIFI"), stay(0, 9, "WIFI")], cut=6, later=0.0, begin=at(19, 30))
@example(stays=[stay(0, 9)], cut=3, later=1900.0, begin=at(19, 30))
@example(stays=[stay(300, 9)], cut=3, later=1000.0, begin=at(21, 40))
@given(stays=STAYS, cut=st.integers(1, 60), later=st.sampled_from([0.0, 1000.0, 1900.0]), begin=BEGINS)
@settings(max_examples=150, deadline=None)
def test_a_state_taken_alone_becomes_what_evaluation_makes_of_it(stays: list[Any], cut: int, later: float, begin: float) -> None:
    reports = walked(stays, begin)
    before, after, order = reports[:cut], reports[cut:], plain()
    state = evaluated(order, before, State(worn_since=begin), before[-1].at).state
    raw, now = orjson.loads(orjson.dumps(state.to_json())), reports[-1].at + later
    timer_at = apply_if_unchanged(raw, after, now)
    if timer_at is not None:
        outcome = evaluated(order, after, state, now)
        assert (outcome.events, outcome.state) == ([], from_json(raw))
        assert timer_at <= outcome.next_timer_at


ANYWHERE = order_of(curfew=[])
NIGHT = at(22, 30)


@pytest.mark.parametrize(
    ("terms", "report", "now"),
    [
        (plain(), fix(NIGHT + 360, 300, flags=("sos",)), NIGHT + 400),
        (plain(), fix(NIGHT + 360, 300, accuracy=101.0), NIGHT + 400),
        (plain(), fix(NIGHT + 360, 700), NIGHT + 400),
        (plain(), Fix(NIGHT + 360), NIGHT + 400),
        (plain(), fix(NIGHT + 2200, 300), NIGHT + 2300),
        (plain(), fix(NIGHT + 360, 300), NIGHT + 2200),
        (plain(), fix(NIGHT + 360, 300), at(6, 1, day=25)),
        (plain(), fix(NIGHT + 200, 300), NIGHT + 400),
        (ANYWHERE, fix(NIGHT + 360, 30_000), NIGHT + 400),
        (ANYWHERE, fix(NIGHT + 360, 300, battery=15.0), NIGHT + 400),
    ],
)
def test_a_report_that_may_change_a_rules_state_is_not_taken_by_the_state_alone(terms: Order, report: Fix, now: float) -> None:
    state = evaluated(terms, walked([stay(300, 5)], NIGHT), State(worn_since=NIGHT), NIGHT + 300).state
    raw = state.to_json()
    raw["card"] = [*raw["card"][:4], 86_400.0 if now > at(5, day=25) else raw["card"][4], raw["card"][5]]
    assert apply_if_unchanged(raw, [report], now) is None


def test_a_place_that_was_doubted_is_forgotten_by_the_next_plain_report() -> None:
    doubted = [*walked([stay(300, 5)], NIGHT), fix(NIGHT + 360, 40_000)]
    state = evaluated(ANYWHERE, doubted, State(worn_since=NIGHT), NIGHT + 360).state
    raw, after = state.to_json(), [fix(NIGHT + 420, 300)]
    assert state.suspect_fix is not None
    assert apply_if_unchanged(raw, after, NIGHT + 420) is not None
    assert from_json(raw) == evaluated(ANYWHERE, after, state, NIGHT + 420).state


def test_most_reports_of_a_quiet_day_are_taken_by_the_state_alone() -> None:
    night = walked([stay(300, 60)], at(22, 30))
    state = evaluated(plain(), night[:5], State(worn_since=at(22, 30)), night[4].at).state
    assert apply_if_unchanged(orjson.loads(orjson.dumps(state.to_json())), night[5:], night[-1].at) == night[-1].at + 1800
    assert (
        evaluated(whole(), night[:5], State(worn_since=at(22, 30)), night[4].at).state.unchanged_area is None
    )  # a place is protected there


@given(reports=REPORTS)
@settings(max_examples=60, deadline=None)
def test_silence_and_tampers_are_neither_breach_nor_compliance(reports: list[Fix]) -> None:
    found = events(whole(), reports, END)
    blind = [each for each in found if each.rule in {"strap", "enclosure"}]
    night = rules(whole(), BEGIN, END).kept[0]
    for each in blind:
        until = each.closed_at if each.closed_at is not None else END
        for other in found:
            if other.rule not in OWN and other.state == "breach" and other.reason != "not_attended":
                ended = other.closed_at if other.closed_at is not None else END
                assert min(until, ended) <= max(each.opened_at, other.opened_at)
    for each in found:
        if each.rule in {"strap", "enclosure", "signal"}:
            until = each.closed_at if each.closed_at is not None else END
            middle = (each.detected_at + until) / 2
            if each.detected_at < until and night.window(middle) is not None:
                told = [one for one in found if one.rule == "curfew" and one.opened_at <= middle < (one.closed_at or END + 1)]
                assert len(told) == 1
                # Five agreeing masts count while there is no other data; positions from before the silence do not.
                assert told[0].state == "unknown" or (each.rule == "signal" and told[0].opened_at > each.opened_at)


@given(reports=REPORTS, extra=REPORTS)
@settings(max_examples=40, deadline=None)
def test_what_came_before_the_first_new_report_is_never_rewritten(reports: list[Fix], extra: list[Fix]) -> None:
    """Late evidence has effects only from its own time: events over and decided before it do not change."""
    first = min(fix.at for fix in extra)
    earlier = [fix for fix in reports if fix.at < first]
    if not earlier:
        return

    def over(found: list[Event]) -> list[Event]:
        return [each for each in found if each.detected_at < first and each.closed_at is not None and each.closed_at < first - 1800]

    assert over(events(whole(), [*earlier, *extra], END)) == over(events(whole(), earlier, first))
