"""When the clock alone speaks, what an order begins with, and what several orders one after the other leave: by the second."""

from typing import Any

import pytest

from services.probation.telemetry.evaluation.domain.engine import LateReport, evaluate, evaluated
from services.probation.telemetry.evaluation.domain.order_periods import evaluate_spans, initial_state
from services.probation.telemetry.evaluation.domain.state import Event, State, from_json
from services.probation.telemetry.orders.domain.order_rules import DAY
from services.probation.telemetry.positions.domain.fix import Fix
from tests.builders.fixes import at, fix, minutes
from tests.builders.orders import NIGHT, events, order, order_of
from tests.builders.zones import HOME, hours, point, round_zone, zone

NOON = at(12)
FREE = order(when="always", curfew=[])
ALWAYS = order_of(round_zone())
SCHOOL = order_of(zone("attendance", point(), "school", radius_m=100, when=hours("13:00", "14:00"), minutes=30))


def told(found: list[Event], rule: str) -> list[tuple[str, str, float, float | None]]:
    return [(each.state, each.reason, each.opened_at, each.closed_at) for each in found if each.rule == rule]


@pytest.mark.parametrize(
    ("terms", "line", "now", "timer"),
    [
        (order(), minutes(NOON, 5), NOON + 300, NOON + 240 + 1_800),
        (order(), minutes(at(21), 59), at(21, 59), at(22)),
        (SCHOOL, minutes(at(12, 30), 29, 0), at(12, 59), at(13)),
        (SCHOOL, minutes(at(12, 30), 60, 0), at(13, 40), at(13, 59)),
        (SCHOOL, minutes(at(12, 30), 90, 0), at(14), at(14, 3)),
        (SCHOOL, minutes(at(12, 30), 40, 900), at(13, 10), at(13, 33)),
        (FREE, minutes(NOON, 2), NOON + 3_600, NOON + 3_600 + DAY),
    ],
)
def test_the_clock_is_asked_next_at_an_edge_the_end_of_patience_or_of_a_visit(
    terms: Any, line: list[Fix], now: float, timer: float
) -> None:
    assert evaluated(terms, line, None, now).next_timer_at == timer


def test_without_an_order_silence_alone_is_awaited_and_at_most_a_day() -> None:
    patient = order_of(silence_minutes=10_000)
    assert evaluated(patient, minutes(NOON, 2), None, NOON + 60).next_timer_at == NOON + 60 + DAY
    assert evaluated(patient, [], None, NOON).next_timer_at == NOON + DAY


@pytest.mark.parametrize(
    ("line", "reason", "since"),
    [
        (minutes(NOON, 3), "silence", NOON + 120),
        ([*minutes(NOON, 3), Fix(NOON + 300)], "no_usable_position", NOON + 120),
        ([*minutes(NOON, 3), fix(NOON + 300, mechanism="LBS", accuracy=100)], "no_usable_position", NOON + 120),
        ([*minutes(NOON, 3), fix(NOON + 300, accuracy=201)], "no_usable_position", NOON + 120),
        ([*minutes(NOON, 3), fix(NOON + 300, accuracy=200)], "silence", NOON + 300),
        ([*minutes(NOON, 3, battery=3), fix(NOON + 180, battery=3)], "battery_flat", NOON + 180),
        ([*minutes(NOON, 3, battery=4), fix(NOON + 180, battery=4)], "silence", NOON + 180),
        ([fix(NOON - 1_800, battery=60), fix(NOON - 900, battery=40), fix(NOON, battery=20)], "battery_flat", NOON),
        ([fix(NOON - 1_800, battery=60), fix(NOON - 900, battery=45), fix(NOON, battery=31)], "silence", NOON),
    ],
)
def test_silence_says_why_as_far_as_it_is_known(line: list[Fix], reason: str, since: float) -> None:
    found = [each for each in events(FREE, line, since + 1_800) if each.rule == "signal"]
    assert [(each.reason, each.opened_at, each.detected_at) for each in found] == [(reason, since, since + 1_800)]
    assert [each for each in events(FREE, line, since + 1_799) if each.rule == "signal"] == []


def test_a_report_after_silence_ends_it_and_what_was_believed_is_believed_no_more() -> None:
    back = fix(NOON + 4_000, 5)
    found, state = evaluate(ALWAYS, [*minutes(NOON, 5), back], None, NOON + 4_001)
    assert told(found, "signal") == [("unknown", "silence", NOON + 240, NOON + 4_000)]
    assert state.zones["home"].where == "compliant"
    assert state.zones["home"].since == NOON + 4_000
    lost = evaluate(ALWAYS, minutes(NOON, 5), None, NOON + 4_001)[1]
    assert lost.zones["home"].where == "compliant", "what the clock says is not in the state"


def test_what_the_clock_opens_is_in_the_events_and_not_in_the_state() -> None:
    found, state = evaluate(FREE, minutes(NOON, 5), None, NOON + 4_000)
    assert [each.rule for each in found] == ["signal"]
    assert state.open == {}
    again, _ = evaluate(FREE, [], state, NOON + 4_000)
    assert [each.key for each in again] == [each.key for each in found]


def test_a_report_as_old_as_the_state_comes_too_late() -> None:
    _, state = evaluate(FREE, minutes(NOON, 5), None, NOON + 300)
    for moment in (NOON + 240, NOON):
        with pytest.raises(LateReport):
            evaluate(FREE, [fix(moment)], state, NOON + 400)
    evaluate(FREE, [fix(NOON + 241)], state, NOON + 400)
    evaluate(FREE, [fix(NOON + 500)], state, NOON + 400)


def test_an_order_that_begins_asks_the_last_position_of_its_new_zones() -> None:
    outside, inside = round_zone("far", north_m=900), round_zone("near", north_m=0)
    _, state = evaluate(order_of(), minutes(NOON, 5), None, NOON + 300)
    state.order_since = NOON + 300
    found, after = evaluate(order_of(inside, outside), [], state, NOON + 301)
    assert {name: (known.where, known.since) for name, known in after.zones.items()} == {
        "near": ("compliant", NOON + 300),
        "far": ("unknown", 0.0),
    }
    assert found == []
    later, _ = evaluate(order_of(inside, outside), minutes(NOON + 360, 3), state, NOON + 600)
    assert told(later, "far") == [("breach", "left", NOON + 300, None)]


def test_a_zone_that_stays_as_it_was_keeps_what_is_known_of_it() -> None:
    _, state = evaluate(order_of(round_zone(version=2)), minutes(NOON, 5, 900), None, NOON + 240)
    assert state.zones["home"].where == "breach"
    state.open.clear()
    state.order_since = NOON + 250
    for version, where in ((2, "breach"), (3, "unknown")):
        after = evaluate(order_of(round_zone(version=version)), [], state, NOON + 251)[1]
        assert (after.zones["home"].where, after.zones["home"].version) == (where, version)


def test_an_order_that_begins_in_silence_knows_nothing() -> None:
    _, state = evaluate(order_of(), minutes(NOON, 5), None, NOON + 300)
    state.order_since = NOON + 240 + 1_800
    found, after = evaluate(ALWAYS, [], state, NOON + 240 + 1_801)
    assert told(found, "signal") == [("unknown", "silence", NOON + 240, None)]
    assert after.zones["home"].where == "unknown"
    state.order_since = NOON + 240 + 1_799
    assert evaluate(ALWAYS, [], state, NOON + 240 + 1_799)[0] == []


def test_nothing_is_said_of_a_place_within_the_patience_for_a_first_report() -> None:
    line = {"type": "LineString", "coordinates": [[HOME[1] - 0.01, HOME[0]], [HOME[1] + 0.01, HOME[0]]]}
    route = order_of(zone("route", line, "way", corridor_m=100))
    state = State(worn_since=NOON)
    assert evaluate(route, [], state, NOON + 1_799)[0] == []
    found = evaluate(route, [], state, NOON + 1_800)[0]
    assert told(found, "way") == [("unknown", "place_not_known", NOON, None)]
    cell = Fix(NOON + 60, 0, "LBS", *HOME, 900.0)
    assert told(evaluate(route, [cell], state, NOON + 61)[0], "way") == []


def test_the_hours_of_one_zone_say_nothing_about_another_that_always_holds() -> None:
    line = {"type": "LineString", "coordinates": [[HOME[1] - 0.01, HOME[0]], [HOME[1] + 0.01, HOME[0]]]}
    bar = zone("exclusion", point(5_000), "bar", radius_m=100, when=hours("12:05", "13:00"))
    terms = order_of(zone("route", line, "way", corridor_m=100, when="always"), bar)
    cell = Fix(NOON + 60, 0, "LBS", *HOME, 900.0)
    assert told(evaluate(terms, [cell], State(worn_since=NOON), NOON + 1_799)[0], "way") == []
    found = evaluate(terms, [cell], State(worn_since=NOON), NOON + 1_800)[0]
    assert told(found, "way") == [("unknown", "place_not_known", NOON, None)]


def test_a_new_order_goes_on_with_a_visit_that_keeps_its_hours() -> None:
    longer = order_of(zone("attendance", point(), "school", radius_m=100, when=hours("13:00", "15:00"), minutes=30))
    for terms, counted_since in ((SCHOOL, at(13)), (longer, at(13, 26))):
        state = evaluate(SCHOOL, minutes(at(12, 30), 55, 0), State(worn_since=at(12, 30)), at(13, 25))[1]
        state.order_since = at(13, 26)
        visit = evaluate(terms, [], state, at(13, 26))[1].visits["school"]
        assert (visit.where, visit.until) == ("compliant", counted_since)


def test_a_device_that_was_heard_without_a_place_has_no_patience_left() -> None:
    state = State(worn_since=at(21, 50))
    cell = Fix(at(21, 55), 0, "LBS", *HOME, 900.0)
    heard = evaluate(order(), [cell], state, at(22, 1))[0]
    assert told(heard, "curfew") == [("unknown", "unknown_at_curfew_start", at(22), None)]
    assert told(evaluate(order(), [], state, at(22, 1))[0], "curfew") == []
    earlier = State(worn_since=at(21, 30), order_since=at(21, 56), at=at(21, 55), last_report_at=at(21, 55))
    assert told(evaluate(order(), [], earlier, at(21, 59))[0], "curfew") == []
    assert told(evaluate(order(), [], earlier, at(22))[0], "curfew")[0][1] == "unknown_at_curfew_start", "silence began at half past nine"


def test_a_curfew_that_begins_while_nobody_knows_says_so() -> None:
    found = events(order(), minutes(at(21), 20), at(22, 5))
    assert told(found, "curfew") == [("unknown", "unknown_at_curfew_start", at(22), None)]
    lost = events(order(), minutes(at(21), 90), at(23, 30))
    assert told(lost, "curfew") == [("unknown", "not_located", at(22, 29), None)]


def test_who_wore_an_opened_bracelet_is_known_again_only_after_it_was_closed() -> None:
    line = [*minutes(at(22, 30), 10, 900), fix(at(22, 40), 900, flags=("strap_cut",)), *minutes(at(22, 41), 9, 900)]
    opened = events(order(), line, at(22, 50))
    assert told(opened, "curfew") == [("breach", "left", at(22, 30), at(22, 40)), ("unknown", "strap_open", at(22, 40), None)]
    closed = events(order(), [*line, fix(at(22, 50), 900, flags=("strap_closed",))], at(22, 51))
    assert told(closed, "curfew")[-1] == ("breach", "left", at(22, 50), None)


@pytest.mark.parametrize(
    ("end", "events_"),
    [
        (at(13, 32, 24) + 59, []),
        (at(13, 33), [("breach", "not_attended", at(13), None)]),
        (at(14, 2) + 59, [("breach", "not_attended", at(13), None)]),
        (at(14, 3), [("breach", "not_attended", at(13), at(14))]),
    ],
)
def test_a_visit_is_missed_when_too_little_time_is_left_and_over_three_minutes_after_its_end(
    end: float, events_: list[tuple[str, str, float, float | None]]
) -> None:
    line = minutes(at(12, 30), 95, 900)
    assert told(events(SCHOOL, [each for each in line if each.at <= end], end), "school") == events_


def test_hours_of_one_day_alone_begin_and_end_by_the_clock() -> None:
    once = order_of(round_zone(when=[{"start": "13:00", "end": "14:00", "dates": ["2026-11-24"]}]))
    assert told(events(once, minutes(at(12, 30), 29, 900), at(13)), "home") == [("breach", "outside_at_start", at(13), None)]
    over = events(once, minutes(at(12, 30), 95, 900), at(14, 5))
    assert told(over, "home") == [("breach", "outside_at_start", at(13), at(14))]


def test_a_device_without_a_beginning_was_put_on_with_its_first_report() -> None:
    assert evaluate(FREE, minutes(NOON, 5), None, NOON + 300)[1].worn_since == NOON
    assert evaluate(FREE, [], None, NOON + 300)[1].worn_since == NOON + 300
    state = initial_state(NOON - 60)
    state.order_since = NOON + 60
    found = evaluate(ALWAYS, minutes(NOON + 61, 3, 900), state, NOON + 300)[0]
    assert told(found, "home") == [("breach", "left", NOON + 61, None)]


def test_a_visit_of_which_nobody_knows_enough_is_told_after_its_end() -> None:
    there = minutes(at(12, 30), 50)
    silent = events(SCHOOL, there, at(14, 3))
    assert told(silent, "school") == [("unknown", "attendance_not_known", at(13), at(14))]
    assert told(events(SCHOOL, there, at(14, 2)), "school") == []
    assert told(events(SCHOOL, minutes(at(12, 30), 62), at(14, 3)), "school") == []


def spans(orders: list[tuple[float, Any]], line: list[Fix], now: float, worn: float = NOON) -> Any:
    return evaluate_spans(orders, line, initial_state(worn), now)


def test_each_order_judges_its_own_time_and_an_event_ends_with_its_order() -> None:
    first, second = order_of(round_zone(), version="1"), order_of(round_zone("work", north_m=900), version="2")
    line = minutes(NOON, 60, 900)
    found = spans([(NOON - 60, first), (NOON + 1_800, second)], line, NOON + 3_540)
    assert told(found.events, "home") == [("breach", "left", NOON, NOON + 1_800)]
    assert told(found.events, "work") == []
    assert [found.versions[id(each)] for each in found.events] == ["1"]
    assert [(state.at, version) for state, version in found.checkpoints] == [(NOON + 1_740, "1"), (NOON + 3_540, "2")]
    assert found.next_timer_at == NOON + 3_540 + 1_800
    before = spans([(NOON - 60, first), (NOON + 1_800, second)], line[:31], NOON + 1_799)
    assert told(before.events, "home") == [("breach", "left", NOON, None)]
    at_the_edge = spans([(NOON - 60, first), (NOON + 1_800, second)], line[:31], NOON + 1_800)
    assert told(at_the_edge.events, "home") == [("breach", "left", NOON, NOON + 1_800)]


def test_a_devices_own_signals_outlast_an_order() -> None:
    line = [fix(NOON), fix(NOON + 60, flags=("strap_cut",)), *minutes(NOON + 120, 60)]
    found = spans([(NOON - 60, ALWAYS), (NOON + 1_800, FREE)], line, NOON + 3_600)
    assert told(found.events, "strap") == [("breach", "strap_removed", NOON + 60, None)]
    silent = spans([(NOON - 60, ALWAYS), (NOON + 3_600, FREE)], [fix(NOON)], NOON + 7_200)
    assert told(silent.events, "signal") == [("unknown", "silence", NOON, None)]


def test_before_its_first_order_a_device_speaks_for_itself_alone() -> None:
    found = spans([(NOON + 600, ALWAYS)], minutes(NOON, 30, 900), NOON + 1_740)
    assert told(found.events, "home") == [("breach", "left", NOON + 600, None)]
    assert [version for _, version in found.checkpoints] == ["0", "1"]
    nothing = spans([], minutes(NOON, 5), NOON + 240)
    assert (nothing.events, nothing.next_timer_at) == ([], NOON + 240 + 1_800)
    future = spans([(NOON + 9_999, ALWAYS)], minutes(NOON, 5, 900), NOON + 300)
    assert (future.events, [version for _, version in future.checkpoints]) == ([], ["0"])


def test_orders_that_were_over_before_the_state_are_not_looked_at() -> None:
    old, new = order_of(round_zone("old"), version="1"), order_of(round_zone("home"), version="2")
    state = initial_state(NOON)
    found = evaluate_spans([(NOON - 900, old), (NOON, new)], minutes(NOON, 5, 900), state, NOON + 240)
    assert [each.rule for each in found.events] == ["home"]
    assert [version for _, version in found.checkpoints] == ["2"]


def test_a_state_comes_back_from_its_stored_form_as_it_was() -> None:
    lines = [minutes(NOON, 5), minutes(NOON, 3, 900), [*minutes(at(12, 50), 20), fix(at(13, 10), flags=("strap_cut",), battery=55)]]
    for terms in (ALWAYS, SCHOOL, order(curfew=[NIGHT])):
        for line in lines:
            state = evaluated(terms, line, None, line[-1].at).state
            assert from_json(state.to_json()) == state
            assert state.copy() == state
    assert from_json({}) == State()
    assert State().to_json() == {}
