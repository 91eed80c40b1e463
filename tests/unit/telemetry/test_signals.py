"""What a bracelet says of itself, signal by signal; and how alerts group, wait and rank: every limit met exactly."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from services.probation.law import rules as law
from services.probation.telemetry.alerts.domain import incidents
from services.probation.telemetry.alerts.domain.incidents import GroupedAlert, Incident, Span
from services.probation.telemetry.alerts.domain.lifecycle import Status
from services.probation.telemetry.evaluation.domain.device_signals import hear
from services.probation.telemetry.evaluation.domain.state import Event, State
from services.probation.telemetry.movements.domain import Stretch, days, gaps, stretches
from services.probation.telemetry.positions.domain.fix import Fix
from shared.law.rules import Rule
from tests.builders.fixes import fix

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
DAY = date(2026, 11, 25)


def heard(*reports: Fix) -> tuple[State, list[tuple[str, float]]]:
    """The state after these reports, with what they opened; and what they closed, with when."""
    state, closed = State(), list[tuple[str, float]]()

    def opened(event: Event) -> None:
        state.open.setdefault(event.rule, event)

    def close(rule: str, at: float) -> None:
        if state.open.pop(rule, None):
            closed.append((rule, at))

    for report in reports:
        hear(report, opened, close, state)
    return state, closed


@pytest.mark.parametrize(
    ("flags", "opened"),
    [
        (("strap_removed",), ("strap", "breach", "strap_removed")),
        (("strap_cut",), ("strap", "breach", "strap_removed")),
        (("tamper",), ("enclosure", "breach", "enclosure_open")),
        (("jamming",), ("jamming", "unknown", "jamming")),
        (("sos",), ("sos", "unknown", "sos")),
        (("low_battery",), ("battery", "unknown", "low_battery")),
    ],
)
def test_a_signal_opens_its_event_and_names_the_report(flags: tuple[str, ...], opened: tuple[str, str, str]) -> None:
    (event,) = heard(fix(100, flags=flags))[0].open.values()
    assert (event.rule, event.state, event.reason) == opened
    assert (event.opened_at, event.detected_at, event.fix_count, event.fix_times) == (100, 100, 1, [100])


@pytest.mark.parametrize(
    ("first", "then", "closed"),
    [
        (("strap_removed",), fix(200, flags=("strap_closed",)), [("strap", 200)]),
        (("strap_removed",), fix(200, flags=("strap_closed", "strap_cut")), []),
        (("strap_removed",), fix(200, flags=("strap_closed", "inherited")), []),
        (("strap_removed",), fix(200), []),
        (("case_open",), fix(200, flags=("tamper_cleared",)), [("enclosure", 200)]),
        (("case_open",), fix(200, flags=("strap_closed",)), []),
        (("jamming",), fix(200), [("jamming", 200)]),
        (("jamming",), fix(200, mechanism="LBS"), []),
        (("jamming",), fix(200, mechanism="WIFI"), [("jamming", 200)]),
        (("jamming",), Fix(200.0), []),
        (("jamming",), fix(200, flags=("no_fix",)), []),
        (("sos",), fix(200), [("sos", 200)]),
        (("sos",), fix(200, flags=("sos",)), []),
        (("low_battery",), fix(200, battery=30), [("battery", 200)]),
        (("low_battery",), fix(200, battery=29), []),
        (("low_battery",), fix(200, battery=5, flags=("charging",)), [("battery", 200)]),
        (("low_battery",), fix(200), []),
    ],
)
def test_a_signal_ends_with_what_says_so(first: tuple[str, ...], then: Fix, closed: list[tuple[str, float]]) -> None:
    assert heard(fix(100, flags=first), then)[1] == closed


def test_when_a_tamper_was_over_is_remembered() -> None:
    cut, opened, closed = fix(100, flags=("strap_cut",)), fix(150, flags=("tamper",)), fix(200, flags=("strap_closed",))
    assert heard(cut)[0].last_untampered_at is None
    assert heard(cut, closed)[0].last_untampered_at == 200
    assert heard(cut, opened, closed)[0].last_untampered_at is None, "the case is still open"
    assert heard(closed)[0].last_untampered_at is None


@pytest.mark.parametrize(
    ("levels", "reason"),
    [
        ([21], None),
        ([20], "low_battery"),
        ([0], "low_battery"),
        ([-1], None),
        ([80, 75, 70], None),
        ([50, 40, 30], "will_be_flat"),
        ([100, 80, 60, 40], "will_be_flat"),
    ],
)
def test_a_battery_is_told_when_it_is_low_or_flat_within_the_hour(levels: list[int], reason: str | None) -> None:
    state, _ = heard(*(fix(1_000.0 + 1_200 * number, battery=level) for number, level in enumerate(levels)))
    assert [(event.reason, event.fix_count) for event in state.open.values()] == ([(reason, 1)] if reason else [])


def alert(
    number: int = 1, *, rule: str = "home", status: Status = Status.RAISED, priority: int = 2, since: int = 0, until: int | None = None
) -> GroupedAlert:
    moment = NOON + timedelta(minutes=since)
    closed = None if until is None else NOON + timedelta(minutes=until)
    return GroupedAlert(
        UUID(int=number),
        "A-1",
        rule,
        "left",
        status,
        priority,
        moment,
        closed,
        moment + timedelta(minutes=1),
        moment + timedelta(minutes=number),
    )


def begun(of: GroupedAlert, now: datetime = NOON) -> Incident:
    return incidents.begun(of, UUID(int=7), "Asia/Almaty", now)


def test_an_incident_begins_with_its_alert_and_its_clock() -> None:
    due = NOON + timedelta(minutes=law.number("alert.acknowledge.priority_2", DAY))
    assert begun(alert(until=5)) == Incident(UUID(int=1), UUID(int=7), NOON, NOON + timedelta(minutes=5), 2, Status.RAISED, due, None)
    night = datetime(2026, 11, 25, 20, tzinfo=UTC)
    held = begun(alert(priority=4), night)
    assert held.quiet_until == datetime(2026, 11, 26, 2, tzinfo=UTC)
    assert held.due_at == held.quiet_until + timedelta(minutes=law.number("alert.acknowledge.priority_4", DAY))
    assert begun(alert(priority=4, status=Status.ACKNOWLEDGED), night).quiet_until is None
    over = begun(alert(status=Status.OVER))
    assert (over.status, over.due_at) == (None, None)


def test_an_incidents_clock_runs_anew_where_its_status_changed_or_it_became_more_urgent() -> None:
    later = NOON + timedelta(minutes=3)
    before = begun(alert(priority=3))

    def after(*alerts: GroupedAlert) -> Incident:
        return incidents.recalculated(before, alerts, "Asia/Almaty", later)

    assert after(alert(priority=3)) == before
    assert after(alert(priority=3), alert(2, priority=4)).due_at == before.due_at
    urgent = after(alert(priority=3), alert(2, priority=1))
    assert (urgent.priority, urgent.due_at) == (1, later + timedelta(minutes=law.number("alert.acknowledge.priority_1", DAY)))
    taken = after(alert(priority=3, status=Status.ACKNOWLEDGED))
    assert (taken.status, taken.due_at) == (Status.ACKNOWLEDGED, later + timedelta(minutes=law.number("alert.contact.priority_3", DAY)))
    called = after(alert(priority=3, status=Status.CONTACTED))
    assert called.due_at == later + timedelta(minutes=law.number("alert.finding.priority_3", DAY))
    done = after(alert(priority=3, status=Status.EXPLAINED))
    assert (done.status, done.due_at, done.quiet_until, done.priority) == (None, None, None, 3)


def test_an_incident_covers_its_alerts_without_those_withdrawn() -> None:
    before = begun(alert(since=10, until=20))
    two = incidents.recalculated(before, [alert(since=10, until=20), alert(2, since=5, until=30)], "Asia/Almaty", NOON)
    assert (two.opened_at, two.last_at) == (NOON + timedelta(minutes=5), NOON + timedelta(minutes=30))
    withdrawn = [alert(since=10, until=20), alert(2, since=5, until=30, status=Status.WITHDRAWN)]
    assert incidents.recalculated(before, withdrawn, "Asia/Almaty", NOON).opened_at == NOON + timedelta(minutes=10)
    assert incidents.recalculated(before, withdrawn[1:], "Asia/Almaty", NOON).opened_at == NOON + timedelta(minutes=5)


def test_the_first_of_the_most_urgent_that_wait_names_the_incident() -> None:
    alerts = [alert(1, priority=3), alert(4, priority=2), alert(3, priority=2), alert(2, priority=1, status=Status.EXPLAINED)]
    assert incidents.most_urgent(alerts).id == UUID(int=3)


@pytest.mark.parametrize(
    ("rule", "state", "rank"),
    [
        ("sos", "unknown", 1), ("strap", "breach", 1), ("jamming", "unknown", 2), ("signal", "unknown", 4), ("battery", "unknown", 5),
        ("home", "breach", 1), ("home", "unknown", 3), ("curfew", "unknown", 2), ("curfew:a", "breach", 1), ("distance-1", "unknown", 2),
        ("distance-1", "breach", 1), ("visit-1", "breach", 3), ("visit-1", "unknown", 3),
    ],
)  # fmt: skip
def test_each_rule_has_its_rank(rule: str, state: str, rank: int) -> None:
    assert incidents.priority(rule, state) == rank


@pytest.mark.parametrize(("rule", "until"), [("signal", 3), ("battery", 3), ("home", None)])
def test_a_minor_alert_that_lasts_counts_as_short(rule: str, until: int | None) -> None:
    found = incidents.span(UUID(int=1), rule, NOON, None, NOON + timedelta(minutes=3))
    assert found.until == (None if until is None else NOON + timedelta(minutes=until))
    assert incidents.span(UUID(int=1), rule, NOON, NOON, NOON + timedelta(minutes=3)).until == NOON
    assert incidents.span(UUID(int=1), "signal", NOON, None, NOON - timedelta(minutes=3)).until == NOON


def test_an_alert_joins_within_the_gap_and_a_day() -> None:
    gap, longest = law.number("alert.group_gap", DAY), law.number("alert.group_longest", DAY)
    one = Span(UUID(int=1), NOON, NOON + timedelta(minutes=60))

    def joins(since: float, until: float | None, to: Span = one) -> bool:
        end = None if until is None else NOON + timedelta(minutes=until)
        return incidents.belongs_to(Span(UUID(int=2), NOON + timedelta(minutes=since), end), [to], DAY) is not None

    assert [joins(60 + gap, None), joins(60 + gap + 0.1, None)] == [True, False]
    assert [joins(-90, -gap), joins(-90, -gap - 0.1)] == [True, False]
    lasting = replace(one, until=None)
    assert [joins(60 * longest, None, lasting), joins(60 * longest + 1, None, lasting)] == [True, False]
    assert [joins(-60 * longest, None, lasting), joins(-60 * longest - 1, None, lasting)] == [True, False]


@pytest.mark.parametrize(
    ("clock", "until"),
    [(time(21, 59), None), (time(22), 1), (time(23, 59), 1), (time(0), 0), (time(6, 59), 0), (time(7), None), (time(12), None)],
)
def test_quiet_hours_begin_and_end_by_the_persons_clock(clock: time, until: int | None) -> None:
    zone = ZoneInfo("Asia/Almaty")
    at = datetime.combine(DAY, clock, zone)
    found = incidents.quiet_until(5, at.astimezone(UTC), "Asia/Almaty", DAY)
    assert found == (None if until is None else datetime.combine(DAY + timedelta(days=until), time(7), zone))
    least = law.number("alert.quiet.from_priority", DAY)
    assert incidents.quiet_until(least - 1, at, "Asia/Almaty", DAY) is None
    assert incidents.quiet_until(least, at, "Asia/Almaty", DAY) == found


@pytest.mark.parametrize(
    ("clock", "quiet"), [(time(12, 59), False), (time(13), True), (time(14, 59), True), (time(15), False), (time(2), False)]
)
def test_quiet_hours_may_lie_within_one_day(clock: time, quiet: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = law.rule

    def afternoon(code: str, on: date) -> Rule:
        value = {"alert.quiet.begins": "13:00", "alert.quiet.ends": "15:00"}.get(code)
        return usual(code, on).model_copy(update={"value": value}) if value else usual(code, on)

    monkeypatch.setattr(law, "rule", afternoon)
    at = datetime.combine(DAY, clock, ZoneInfo("Asia/Almaty"))
    found = incidents.quiet_until(5, at, "Asia/Almaty", DAY)
    assert found == (datetime.combine(DAY, time(15), ZoneInfo("Asia/Almaty")) if quiet else None)


def test_a_senior_officer_is_asked_after_the_deputy() -> None:
    assert incidents.senior_due(NOON, DAY) == NOON + timedelta(minutes=law.number("alert.senior_after_deputy", DAY))


def test_states_over_time_by_the_second() -> None:
    assert gaps([0, 50, 101, 150], 0, 150, 50) == [(50, 101)]
    assert gaps([-5, 151], 0, 150, 149) == [(0, 150)]
    found = stretches(0, 100, [(0, 90)], [(10, 20), (100, 120), (-5, 0)], [(15, 40)])
    assert found == (
        Stretch("compliant", 0, 10), Stretch("breach", 10, 20), Stretch("unknown", 20, 40), Stretch("compliant", 40, 90),
        Stretch("not_worn", 90, 100),
    )  # fmt: skip
    assert found[1].hours == 10 / 3600
    midnight = datetime(2026, 11, 25, tzinfo=ZoneInfo("Asia/Almaty")).timestamp()
    (day,) = days(midnight, midnight + 86_400, "Asia/Almaty", [(midnight, midnight + 86_400)], [(midnight, midnight + 7_200)], [])
    assert (day.on, day.since, day.until) == (DAY, midnight, midnight + 86_400)
    assert [day.hours(state) for state in ("breach", "compliant", "unknown", "not_worn")] == [2, 22, 0, 0]
    assert days(midnight + 5, midnight + 5, "Asia/Almaty", [], [], []) == []
