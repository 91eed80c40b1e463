"""Curfew, zones and signals, in event time."""

from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from services.probation.telemetry.evaluation.domain.engine import LateReport, evaluate
from services.probation.telemetry.evaluation.domain.state import Event, State, from_json
from services.probation.telemetry.positions.domain.fix import Fix, canonical
from tests.builders.fixes import REPORTS, at, fix, minutes
from tests.builders.orders import events, order
from tests.builders.zones import HOME


def test_who_is_out_when_the_curfew_starts_is_in_breach_from_its_start() -> None:
    out = minutes(at(21, 40), 40, 900)
    (found,) = events(order(), out, at(22, 19))
    assert (found.rule, found.state, found.opened_at, found.detected_at) == ("curfew", "breach", at(22), at(22))
    assert found.reason == "outside_at_curfew_start"


def test_the_clock_opens_the_breach_without_waiting_for_a_report() -> None:
    out = minutes(at(21, 30), 20, 900)
    (found,) = events(order(), out, at(22, 1))
    assert found.opened_at == at(22)


def test_leaving_at_night_and_coming_back_is_one_breach_with_an_end() -> None:
    night = minutes(at(22, 30), 30) + minutes(at(23), 20, 900) + minutes(at(23, 20), 30)
    (found,) = events(order(), night, at(23, 49))
    assert (found.opened_at, found.closed_at) == (at(23), at(23, 20))
    assert found.detected_at <= at(23, 2)


def test_the_curfew_ends_in_the_morning_though_the_person_is_still_out() -> None:
    out = minutes(at(5), 90, 900)
    (found,) = events(order(), out, at(6, 29))
    assert (found.opened_at, found.closed_at) == (at(5), at(6))


def test_an_order_without_an_hour_is_evaluated_in_the_time_of_its_place() -> None:
    out = minutes(at(21), 30, 900)
    assert events(order(), out, at(21, 29)) == []


def test_one_outlying_report_is_no_exit() -> None:
    assert events(order(when="always"), [*minutes(at(12), 30), fix(at(12, 10) + 30, 700), *minutes(at(12, 31), 9)], at(12, 40)) == []


def test_the_same_wrong_cell_again_and_again_is_no_exit() -> None:
    wrong = [Fix(at(12, 1) + 60 * number, 0, "LBS", HOME[0] + 0.02, HOME[1], 600.0) for number in range(40)]
    reports = [*minutes(at(12), 3), *wrong, *minutes(at(12, 10), 3), *minutes(at(12, 30), 12)]
    assert events(order(when="always", curfew=[]), reports, at(12, 41)) == []


def test_silence_is_unknown_and_ends_with_the_next_position() -> None:
    (signal,) = events(order(when="always", curfew=[]), [*minutes(at(12), 5), *minutes(at(14), 5)], at(14, 4))
    assert (signal.rule, signal.state, signal.opened_at, signal.detected_at, signal.closed_at) == (
        "signal",
        "unknown",
        at(12, 4),
        at(12, 34),
        at(14),
    )


def test_silence_at_curfew_start_is_unknown_not_compliance_and_not_breach() -> None:
    found = {event.rule: event for event in events(order(), minutes(at(20), 20), at(22, 30))}
    assert found["curfew"].state == "unknown"
    assert found["curfew"].opened_at == at(22)
    assert found["curfew"].reason == "unknown_at_curfew_start"


def test_a_cut_strap_stays_cut_whatever_positions_follow() -> None:
    cut = fix(at(23), flags=("strap_removed",))
    found = {event.rule: event for event in events(order(), [*minutes(at(22, 30), 30), cut, *minutes(at(23, 1), 30)], at(23, 30))}
    assert (found["strap"].state, found["strap"].opened_at, found["strap"].closed_at) == ("breach", at(23), None)
    assert (found["curfew"].state, found["curfew"].reason, found["curfew"].opened_at) == ("unknown", "strap_open", at(23))


def test_a_strap_closed_again_says_so_itself() -> None:
    reports = [*minutes(at(22, 30), 5), fix(at(23), flags=("strap_removed",)), fix(at(23, 10), flags=("strap_closed",))]
    found = {event.rule: event for event in events(order(), reports, at(23, 11))}
    assert found["strap"].closed_at == at(23, 10)
    assert found["curfew"].closed_at == at(23, 10)


def test_an_inherited_position_shows_nobody_at_home() -> None:
    jammed = minutes(at(22, 1), 50, flags=("inherited", "jamming"))
    found = {event.rule: event for event in events(order(), [*minutes(at(21, 50), 10), *jammed], at(22, 50))}
    assert found["jamming"].closed_at is None
    assert found["signal"].reason == "no_usable_position"
    assert found["curfew"].state == "unknown"


def test_a_forbidden_place_alarms_at_the_first_clear_report() -> None:
    reports = [*minutes(at(12), 5, 600), fix(at(12, 5), 0)]
    (found,) = events(order(kind="exclusion", when="always"), reports, at(12, 5))
    assert (found.rule, found.state, found.detected_at, found.reason) == ("home", "breach", at(12, 5), "entered")


def test_a_low_battery_ends_when_it_is_charged() -> None:
    reports = [fix(at(12), battery=50), fix(at(12, 1), battery=15), fix(at(12, 2), battery=18, flags=("charging",))]
    (found,) = events(order(when="always", curfew=[]), reports, at(12, 3))
    assert (found.rule, found.state, found.opened_at, found.closed_at) == ("battery", "unknown", at(12, 1), at(12, 2))


@given(reports=REPORTS, seed=st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_any_order_of_arrival_and_any_repetition_gives_the_same_events(reports: list[Fix], seed: Any) -> None:
    shuffled = reports + reports[: len(reports) // 2]
    seed.shuffle(shuffled)
    assert events(order(when="always"), shuffled, at(7, day=25)) == events(order(when="always"), reports, at(7, day=25))


@given(reports=REPORTS, cuts=st.lists(st.integers(0, 60), max_size=6))
@settings(max_examples=150, deadline=None)
def test_any_cut_into_batches_gives_the_same_final_events(reports: list[Fix], cuts: list[int]) -> None:
    """Each batch continues from a state that was stored as JSON between the batches."""
    whole, now = canonical(reports), at(7, day=25)
    state: State | None = None
    final: dict[tuple[str, str, float], Event] = {}
    edges = sorted({0, len(whole), *(cut for cut in cuts if cut < len(whole))})
    for begin, end in pairwise(edges):
        batch = whole[begin:end]
        try:
            found, state = evaluate(order(when="always"), batch, state, batch[-1].at)
        except LateReport:
            return  # two reports of one moment fell into two batches: the caller starts from an earlier checkpoint
        state = from_json(state.to_json())
        final |= {event.key: event for event in found}
    last, _ = evaluate(order(when="always"), [], state, now)
    final |= {event.key: event for event in last}
    whole_events = events(order(when="always"), whole, now)
    assert {event.key: event for event in whole_events}.keys() <= final.keys()
    assert [final[event.key] for event in whole_events] == whole_events
