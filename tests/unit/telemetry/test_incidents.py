"""What belongs to one incident, how urgent it is, and its deadlines."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from services.probation.law import rules as law
from services.probation.telemetry.alerts.domain.incidents import Span, belongs_to, due, joined, priority, quiet_until, span
from services.probation.telemetry.alerts.domain.lifecycle import OPEN

DAY = date(2026, 11, 25)
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
FIRST, SECOND, NEW = UUID(int=1), UUID(int=2), UUID(int=9)


def minutes(number: float) -> datetime:
    return NOON + timedelta(minutes=number)


def test_an_alert_that_overlaps_or_follows_within_the_gap_joins() -> None:
    incident = Span(FIRST, minutes(0), minutes(60))
    for since, until, joins in ((10, 20, True), (10, None, True), (90, None, True), (91, None, False), (-40, -31, False), (-40, -30, True)):
        alert = Span(NEW, minutes(since), None if until is None else minutes(until))
        assert (belongs_to(alert, [incident], DAY) == FIRST) is joins, (since, until)


def test_a_lasting_incident_takes_in_what_comes_but_not_for_ever() -> None:
    lasting = Span(FIRST, minutes(0), None)
    assert belongs_to(Span(NEW, minutes(600), None), [lasting], DAY) == FIRST
    assert belongs_to(Span(NEW, minutes(24 * 60 + 1), None), [lasting], DAY) is None


def test_a_flat_battery_does_not_draw_in_the_night_that_follows() -> None:
    battery = span(FIRST, "battery", minutes(0), None, minutes(0))
    assert belongs_to(Span(NEW, minutes(31), None), [battery], DAY) is None
    assert span(FIRST, "home", minutes(0), None, minutes(2)).until is None


def test_of_two_incidents_the_one_that_runs_longer_takes_it() -> None:
    both = [Span(SECOND, minutes(5), None), Span(FIRST, minutes(0), None)]
    assert belongs_to(Span(NEW, minutes(10), None), both, DAY) == FIRST


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 600), st.one_of(st.none(), st.integers(0, 120))), min_size=1, max_size=8))
def test_an_incident_covers_every_alert_in_it_in_whatever_order_they_came(parts: list[tuple[int, int | None]]) -> None:
    spans = [Span(UUID(int=n), minutes(at), None if length is None else minutes(at + length)) for n, (at, length) in enumerate(parts)]
    one, other = spans[0], spans[-1]
    for each in spans[1:]:
        one = joined(one, each)
    for each in reversed(spans[:-1]):
        other = joined(other, each)
    assert (one.since, one.until) == (other.since, other.until)
    assert one.since == min(each.since for each in spans)
    assert one.until is None or all(each.until is not None and each.until <= one.until for each in spans)


def test_the_urgent_come_first() -> None:
    ranks = [("sos", "unknown"), ("strap", "breach"), ("home", "breach"), ("curfew:a", "unknown"), ("jamming", "unknown")]
    ranks += [("home", "unknown"), ("signal", "unknown"), ("battery", "unknown")]
    assert [priority(rule, state) for rule, state in ranks] == [1, 1, 1, 2, 2, 3, 4, 5]


def test_quiet_hours_hold_what_is_not_urgent_until_the_morning_of_the_persons_zone() -> None:
    late = datetime(2026, 11, 25, 19, tzinfo=UTC)  # midnight in Almaty
    morning = datetime(2026, 11, 26, 2, tzinfo=UTC)
    assert [quiet_until(urgency, late, "Asia/Almaty", DAY) for urgency in (1, 2, 3, 4, 5)] == [None, None, morning, morning, morning]
    assert quiet_until(5, datetime(2026, 11, 25, 17, tzinfo=UTC), "Asia/Almaty", DAY) == morning
    assert quiet_until(5, datetime(2026, 11, 25, 16, 59, tzinfo=UTC), "Asia/Almaty", DAY) is None
    assert quiet_until(5, morning, "Asia/Almaty", DAY) is None
    assert quiet_until(5, late, "UTC", DAY) is None


def test_every_clock_is_dated_law_data_and_the_more_urgent_never_has_more_time() -> None:
    for status in OPEN:
        ends = [due(status, urgency, NOON, DAY) for urgency in range(1, 6)]
        assert ends == sorted(ends)
        assert ends[0] > NOON
    assert law.rule("alert.acknowledge.priority_1", DAY).source
