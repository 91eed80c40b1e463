"""How much a report says about a border, and what is believed after it: figures worked out by hand."""

import math

import pytest

from services.probation.telemetry.evaluation.domain import attendance, sequential_test
from services.probation.telemetry.evaluation.domain.attendance import Visit, visit
from services.probation.telemetry.evaluation.domain.beliefs import weigh
from services.probation.telemetry.evaluation.domain.sequential_test import Score, Threshold, error, weights
from services.probation.telemetry.evaluation.domain.state import ZoneBelief
from services.probation.telemetry.orders.domain.order import Zone
from services.probation.telemetry.positions.domain.fix import Fix


def seen(at: float, place: int = 0, *, mechanism: str = "GPS", accuracy: float = 8.0) -> Fix:
    """A report from one of many places."""
    return Fix(at, 0, mechanism, 43.0 + place * 1e-3, 76.0, accuracy)


@pytest.mark.parametrize(
    ("mechanism", "accuracy", "radius"),
    [
        ("GPS", 1, 5), ("GPS", 5.5, 5.5), ("RF", 1, 10), ("RF", 11, 11), ("WIFI", 1, 25), ("WIFI", 26, 26), ("LBS", 1, 500),
        ("LBS", 501, 501),
    ],
)  # fmt: skip
def test_no_report_is_more_precise_than_its_mechanism(mechanism: str, accuracy: float, radius: float) -> None:
    assert error(seen(0, mechanism=mechanism, accuracy=accuracy)) == radius


NEAR = Threshold(total=1, span=0, errors=1.5, near=0.5, apart=20)


@pytest.mark.parametrize(
    ("into_breach", "radius", "said"),
    [
        (15, 10, (1, 0)), (14.9, 10, (0.5, 0)), (0.1, 100, (0.5, 0)), (0.1, 100.1, (0, 0)), (150.2, 100.1, (1, 0)),
        (0, 10, (0, 1)), (-0.1, 100, (0, 1)), (-0.1, 100.1, (0, 0)), (-100.1, 100.1, (0, 1)), (-100, 100.1, (0, 0)),
    ],
)  # fmt: skip
def test_a_report_speaks_for_the_side_on_which_its_circle_lies(into_breach: float, radius: float, said: tuple[float, float]) -> None:
    assert weights(into_breach, radius, NEAR) == said


@pytest.mark.parametrize(("mechanism", "first", "again"), [("GPS", 1.0, 0.4), ("RF", 1.0, 1.0), ("WIFI", 0.8, 0.1), ("LBS", 0.3, 0.0)])
def test_a_report_adds_its_mechanisms_weight_and_less_from_the_same_place(mechanism: str, first: float, again: float) -> None:
    once = Score().added(seen(1_000_000, mechanism=mechanism), 1.0, 60.0)
    assert once == Score(first, 1_000_000, 1_000_000, 1, ((43.0, 76.0),), (1_000_000,))
    twice = once.added(seen(1_000_600, mechanism=mechanism), 1.0, 60.0)
    kept = first * math.exp(-600 / 1800)
    assert twice.total == pytest.approx(kept + again * (1 - math.exp(-10)))
    assert (twice.reports, twice.last) == ((2, 1_000_600) if again else (1, 1_000_000))
    other = once.added(seen(1_000_060, 1, mechanism=mechanism), 0.5, 60.0)
    assert other.total == pytest.approx(first * math.exp(-60 / 1800) + 0.5 * first * (1 - math.exp(-1)))
    assert other.seen == ((43.0, 76.0), (43.001, 76.0))


def test_reports_of_one_moment_count_once_and_late_ones_take_nothing_away() -> None:
    once = Score().added(seen(1_000), 1.0, 60.0)
    assert once.added(seen(1_000, 1), 1.0, 60.0).total == once.total
    assert once.added(seen(400, 1), 1.0, 60.0).total == once.total


def test_a_score_that_has_almost_decayed_begins_anew() -> None:
    once = Score(0.06, 10.0, 10.0, 3, ((1.0, 2.0),), (10.0,))
    assert once.added(seen(10 + 1800 * math.log(1.21)), 1.0, 60.0) == Score(
        1.0, 10 + 1800 * math.log(1.21), 10 + 1800 * math.log(1.21), 1, ((43.0, 76.0),), (10 + 1800 * math.log(1.21),)
    )
    assert once.added(seen(10 + 1800 * math.log(1.19)), 1.0, 60.0).since == 10.0


def test_a_score_grows_to_three_and_remembers_places_and_times_within_bounds() -> None:
    score = Score()
    for number in range(80):
        score = score.added(seen(1_000 + 600 * number, number), 1.0, 60.0)
    assert score.total == 3.0 == score._replace(total=2.9, last=1_000 + 600 * 79).added(seen(1_000 + 600 * 80, 99), 9.0, 60.0).total
    assert score.reports == 80
    assert len(score.seen) == 64
    assert score.seen[-1] == (43.079, 76.0)
    assert score.times == (*(1_000 + 600 * number for number in range(15)), 1_000 + 600 * 79)


def test_what_speaks_against_a_side_takes_from_it_down_to_nothing() -> None:
    assert Score(1.0).lessened(0.3).total == pytest.approx(0.7)
    assert Score(0.2).lessened(0.3).total == 0.0
    assert Score(0.0, 5.0).lessened(-1.0) == Score(0.0, 5.0)


@pytest.mark.parametrize(("total", "last", "believed"), [(1.5, 30, True), (1.49, 30, False), (1.5, 29.9, False), (2.0, 60, True)])
def test_a_side_is_believed_when_enough_was_said_over_a_while(total: float, last: float, believed: bool) -> None:
    assert Score(total, 100.0, 100.0 + last).believed(sequential_test.LEAVING) is believed


@pytest.mark.parametrize(
    ("kind", "limits"),
    [
        ("inclusion", (1.5, 30, 1, 0, 60)), ("restriction", (1.5, 30, 1, 0, 60)), ("attendance", (1.5, 30, 1, 0, 60)),
        ("route", (1.8, 120, 1, 0, 60)), ("area", (2.0, 300, 1, 0, 60)), ("exclusion", (1.0, 0, 1, 0.5, 20)),
        ("proximity", (1.0, 0, 1, 0.5, 20)),
    ],
)  # fmt: skip
def test_a_breach_of_each_kind_is_believed_as_the_documentation_says(kind: str, limits: tuple[float, ...]) -> None:
    assert sequential_test.BREACHES[kind] == Threshold(*limits)
    assert Threshold(1.2, 0, 0, 0, 60) == sequential_test.RETURNING


def test_the_first_report_places_a_person_inside_and_a_cell_alone_does_not() -> None:
    unknown = ZoneBelief("unknown", 0.0, 3)
    assert weigh(unknown, "inclusion", seen(900), 0, 1) == ZoneBelief("compliant", 900, 3)
    cell = weigh(unknown, "inclusion", seen(900, mechanism="LBS"), 0, 1)
    assert (cell.where, cell.breach, cell.compliance.total) == ("unknown", Score(), 0.3)
    assert weigh(unknown, "inclusion", seen(900), 0, 0) is unknown
    back = weigh(ZoneBelief("breach", 0.0, 3, Score(2.0, 1, 2)), "inclusion", seen(900), 0, 1)
    assert (back.where, back.breach.total, back.compliance.total) == ("breach", 1.0, 1.0)


def test_a_breach_begins_with_the_run_of_reports_that_made_it_believed() -> None:
    known = weigh(ZoneBelief("compliant", 5.0, 3, compliance=Score(2.0, 1, 2)), "inclusion", seen(900), 1, 0)
    assert (known.where, known.breach.total, known.compliance.total) == ("compliant", 1.0, 1.0)
    later = weigh(known, "inclusion", seen(1_500, 1), 1, 0)
    assert (later.where, later.since, later.version, later.breach.reports) == ("breach", 900, 3, 2)
    assert later.compliance == Score()
    wifi = weigh(ZoneBelief("compliant", 5.0, 3, compliance=Score(2.0, 1, 2)), "inclusion", seen(900, mechanism="WIFI"), 0.5, 0)
    assert (wifi.breach.total, wifi.compliance.total) == pytest.approx((0.4, 1.6))


def test_a_return_is_believed_after_its_own_sum() -> None:
    away = ZoneBelief("breach", 0.0, 3, Score(3.0, 1, 2))
    once = weigh(away, "inclusion", seen(900), 0, 1)
    assert once.where == "breach"
    twice = weigh(once, "inclusion", seen(1_500, 1), 0, 1)
    assert (twice.where, twice.since) == ("compliant", 900)


def test_a_report_for_the_side_that_is_believed_takes_its_weight_from_the_other() -> None:
    sum_ = Score(1.0, 1, 2)
    cell = seen(900, mechanism="LBS")
    out = ZoneBelief("breach", breach=sum_, compliance=sum_).stays(cell, 0.5, 0)
    assert out.compliance.total == pytest.approx(1 - 0.5 * 0.3)
    home = ZoneBelief("compliant", breach=sum_, compliance=sum_).stays(cell, 0, 0.5)
    assert home.breach.total == pytest.approx(1 - 0.5 * 0.3)


def test_a_belief_is_stored_with_its_sums_where_there_are_any() -> None:
    assert ZoneBelief("compliant", 5.0, 2).to_json() == ["compliant", 5.0, 2]
    doubted = ZoneBelief("compliant", 5.0, 2, breach=Score(0.4, 1.0, 2.0, 3, ((43.0, 76.0),), (2.0,)))
    assert doubted.to_json() == ["compliant", 5.0, 2, [0.4, 1.0, 2.0, 3, ((43.0, 76.0),), (2.0,)], [0.0, 0.0, 0.0, 0, (), ()]]


def place(minutes: float | None = None) -> Zone:
    return Zone("school", "attendance", (), None, minutes=minutes)


@pytest.mark.parametrize(
    ("minutes", "length", "needed"),
    [(None, 7_200, 6_300), (None, 960, 60), (None, 961, 61), (None, 30, 60), (60, 7_200, 3_600), (60, 1_800, 1_800)],
)
def test_all_but_a_quarter_of_an_hour_of_a_visit_or_so_many_minutes_are_needed(minutes: float | None, length: float, needed: float) -> None:
    assert visit(place(minutes), 1_000, 1_000 + length, 0) == Visit(1_000, 1_000 + length, needed, 1_000)
    assert visit(place(minutes), 1_000, 1_000 + length, 1_200).until == 1_200


def test_time_at_a_visit_is_counted_by_where_the_person_was_believed_to_be() -> None:
    made = visit(place(60), 0, 7_200, 0)
    steps = [("breach", 600, 0, 0), ("compliant", 1_500, 0, 900), ("unknown", 3_000, 1_500, 900), ("breach", 3_600, 1_500, 900)]
    for where, since, present, elsewhere in [*steps, ("compliant", 3_000, 1_500, 900), ("unknown", 9_999, 5_100, 900)]:
        made.turn(where, since)
        assert (made.where, made.present, made.elsewhere) == (where, present, elsewhere)
    assert made.until == 7_200
    assert made.outcome() == "compliant"


@pytest.mark.parametrize(
    ("present", "elsewhere", "outcome"),
    [(3_600, 0, "compliant"), (3_599, 0, "unknown"), (0, 3_600, "unknown"), (0, 3_601, "breach"), (3_600, 3_601, "compliant")],
)
def test_a_visit_was_missed_only_where_too_little_time_was_left(present: float, elsewhere: float, outcome: str) -> None:
    assert Visit(1_000, 8_200, 3_600, 1_000, present=present, elsewhere=elsewhere).outcome() == outcome


def test_the_clock_looks_at_a_visit_when_too_little_time_is_left_and_at_its_end() -> None:
    assert (attendance.GRACE, attendance.LEAST, attendance.SETTLE) == (900, 60, 180)
    assert Visit(1_000, 8_200, 3_600, 1_000).due() == 8_380
    assert Visit(1_000, 8_200, 3_600, 1_500, "breach", elsewhere=600).due() == 1_500 + 3_000 + 180
    assert Visit(1_000, 8_200, 3_600, 1_500, "breach", elsewhere=4_000).due() == 1_680
    assert Visit(1_000, 8_200, 3_600, 7_900, "breach", elsewhere=600).due() == 8_380
    assert Visit(1_000, 8_200, 3_600, 1_500, "breach", elsewhere=600, missed=True).due() == 8_380
    assert Visit(1_000, 8_200, 3_600, 1_500, "unknown", elsewhere=600).due() == 8_380
