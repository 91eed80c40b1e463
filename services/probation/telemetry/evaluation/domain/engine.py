"""Evaluation in event time: an order and a set of reports give the same events, whatever the order of arrival."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from services.probation.telemetry.devices.domain import battery
from services.probation.telemetry.evaluation.domain import attendance, device_signals, sequential_test
from services.probation.telemetry.evaluation.domain.beliefs import weigh
from services.probation.telemetry.evaluation.domain.fast_path import Distances, score_fix, skip_unchanged, unchanged_area
from services.probation.telemetry.evaluation.domain.state import Event, Placed, State, ZoneBelief, ZoneStatus
from services.probation.telemetry.evaluation.domain.state_fast_path import implausible_speed
from services.probation.telemetry.orders.domain.order import Order, Zone
from services.probation.telemetry.orders.domain.order_rules import DAY, Rule, rules
from services.probation.telemetry.positions.domain.fix import Fix, canonical

FOR_EVER = float("inf")


class LateReport(ValueError):
    """A report older than the state: start from an earlier checkpoint."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`next_timer_at`: the next time at which a timer may open or close an event."""

    events: list[Event]
    state: State
    next_timer_at: float


def evaluate(order: Order, fixes: Iterable[Fix], state: State | None, now: float) -> tuple[list[Event], State]:
    """Events that were open in `state` or came after it, in order of opening, and the state after the last report.

    Times are epoch seconds. Timers handle what needs no report (curfew starts, silence) up to `now`; the events they open are in the result
    but not in the state, so that reports which arrive later can still change them. Raises LateReport.
    """
    outcome = evaluated(order, fixes, state, now)
    return outcome.events, outcome.state


def evaluated(order: Order, fixes: Iterable[Fix], state: State | None, now: float) -> Outcome:
    """The same with the time of the next timer."""
    line = canonical(fix for fix in fixes if fix.at <= now)
    if state is not None and state.at is not None and line and line[0].at <= state.at:
        raise LateReport
    run = Evaluator(order, state.copy() if state is not None else State(), line[0].at if line else now, now)
    number = 0
    while (number := run.skip_unchanged(line, number)) < len(line):
        run.advance_clock(line[number].at)
        run.apply_fix(line, number)
        number += 1
    moment, quiet = run.next_moment(), not run.state.open and not run.state.visits
    if quiet:
        run.state.unchanged_area = unchanged_area(run.state, order, run.zones, min(run.edge(), now + DAY))
    if quiet and moment > now and not run.closed:
        return Outcome([], run.state, min(moment, now + DAY))
    after = run.state.copy()
    after.unchanged_area = run.state.unchanged_area
    run.advance_clock(now)
    events = sorted([*run.closed, *run.state.open.values()], key=lambda event: (event.opened_at, event.rule, event.state))
    return Outcome(events, after, min(run.next_moment(), now + DAY))


class Evaluator:
    """One device's reports under one order, in event time."""

    def __init__(self, order: Order, state: State, first: float, now: float) -> None:
        self.order, self.state, self.closed = order, state, list[Event]()
        if state.worn_since is None:
            state.worn_since = first
        self.start = max(state.worn_since, state.order_since if state.order_since is not None else state.worn_since)
        begin = max(self.start, state.at if state.at is not None else self.start)
        found = rules(order, begin, now)
        self.rules, self.visits, self.edges, self.zones = found.kept, found.visits, found.edges, found.zones
        self.next_edge = bisect_right(self.edges, begin)
        self.measured: Distances = {}
        if state.at is None or state.at < self.start:
            self._begin(begin)

    def _begin(self, begin: float) -> None:
        """An order begins: the belief about unchanged zones stays, and the last position decides about the others."""
        known = self.state.zones
        self.state.zones = {zone.id: known[zone.id] for zone in self.zones if zone.id in known and known[zone.id].version == zone.version}
        if (silent := self._silence()) <= begin:
            self._signal_lost(silent)
        last = self.state.last_fix
        for zone in self.zones:
            if zone.id in self.state.zones:
                continue
            self.state.zones[zone.id] = ZoneBelief(version=zone.version)
            if zone.shape is None:
                self.open(Event(zone.id, "unknown", begin, begin, "place_not_open", zone=zone.id, zone_version=zone.version))
            elif last is not None and "signal" not in self.state.open:
                seen = [Fix(begin, 0, last[4], last[1], last[2], last[3])]
                self._update_belief(zone, seen[0], *score_fix(zone, seen, 0, sequential_test.error(seen[0]), {}))
        for rule in self.rules:
            self._apply_rule(rule, begin)
        due = {rule.name: rule.window(begin) for rule in self.visits}
        self.state.visits = {name: each for name, each in self.state.visits.items() if due.get(name) == (each.begin, each.end)}
        self._visit(begin)
        self._update_visits(begin)

    def skip_unchanged(self, line: Sequence[Fix], first: int) -> int:
        """Handle reports that change nothing, from report `first` of the line; the number of the first that may change something."""
        return skip_unchanged(self.state, self.zones, self.edge(), self.order.silence, line, first, self.measured)

    def next_moment(self) -> float:
        """When the next timer is due: a start or end of hours, the end of the allowed silence, the end of a visit."""
        return min(self.edge(), self._silence(), self._due())

    def edge(self) -> float:
        """When hours of the order start or end next."""
        return self.edges[self.next_edge] if self.next_edge < len(self.edges) else FOR_EVER

    def advance_clock(self, until: float) -> None:
        """Run the timers up to that time, in order."""
        while (at := self.next_moment()) <= until:
            if at == self._silence():
                self._on_silence(at)
            if at == self._due():
                self._finish_visits(at)
            if self.next_edge < len(self.edges) and at == self.edges[self.next_edge]:
                self.next_edge += 1
                self._visit(at)
                for rule in self.rules:
                    if len(rule.windows) > 1 or (rule.windows and rule.windows[0][0] > -FOR_EVER):
                        self._apply_rule(rule, at)

    def apply_fix(self, line: Sequence[Fix], number: int) -> None:
        """Apply one report of the line."""
        state, fix = self.state, line[number]
        state.at = state.last_report_at = fix.at
        tampered = state.tampered
        device_signals.hear(fix, self.open, self.close, state)
        if state.tampered != tampered:
            for rule in self.rules:
                self._apply_rule(rule, fix.at)
            self._update_visits(fix.at)
        if not fix.placed or self._impossible(fix):
            return
        error = sequential_test.error(fix)
        if fix.mechanism != "LBS" and error <= device_signals.USABLE_METRES:
            state.last_fix_at = fix.at
            self.close("signal", fix.at)
        for zone in self.zones:
            if zone.shape is None:
                continue
            if self._update_belief(zone, fix, *score_fix(zone, line, number, error, self.measured)):
                for rule in self.rules:
                    if rule.zone.id == zone.id:
                        self._apply_rule(rule, fix.at)
                self._update_visits(fix.at, zone.id)

    def open(self, event: Event) -> None:
        if event.rule in self.state.open:
            return
        # Contradicting reports with the same time open one event, not two.
        again = next((each for each in self.closed if each.key == event.key), None) if event.rule in device_signals.RULES else None
        if again is not None:
            self.closed.remove(again)
            again.closed_at = None
        self.state.open[event.rule] = again or event

    def close(self, rule: str, at: float) -> None:
        event = self.state.open.pop(rule, None)
        # An event without duration is dropped, except a device's own signal.
        if event is not None and (at > event.opened_at or rule in device_signals.RULES):
            event.closed_at = at
            self.closed.append(event)

    def _silence(self) -> float:
        if "signal" in self.state.open:
            return FOR_EVER
        return self._last_placed() + self.order.silence

    def _last_placed(self) -> float:
        state = self.state
        return state.last_fix_at if state.last_fix_at is not None else state.worn_since or 0.0

    def _on_silence(self, at: float) -> None:
        self._signal_lost(at)
        for rule in self.rules:
            self._apply_rule(rule, at)
        self._update_visits(at)

    def _signal_lost(self, at: float) -> None:
        """The allowed silence ended at `at`: since the last usable position nothing is known."""
        state, since = self.state, self._last_placed()
        heard = state.last_report_at is not None and state.last_report_at > since
        flat = battery.flat_at(state.battery)
        empty = bool(state.battery) and (state.battery[-1][1] <= battery.FLAT or (flat is not None and flat <= at))
        reason = "no_usable_position" if heard else ("battery_flat" if empty else "silence")
        self.open(Event("signal", "unknown", since, at, reason, forecast=flat))
        for name, known in state.zones.items():
            # A person last seen in the right place may have left it, a person last seen in breach may have come back: neither is known, and
            # the next position says nothing about the time between.
            stands = known.where == "unknown"
            state.zones[name] = ZoneBelief("unknown", known.since if stands else since, known.version)

    def _impossible(self, fix: Fix) -> bool:
        """Whether it is too far from the last position believed, and from the one that was set aside after it."""
        here: Placed = (fix.at, fix.latitude, fix.longitude, sequential_test.error(fix), fix.mechanism)
        state = self.state
        if implausible_speed(state.last_fix, here) and (state.suspect_fix is None or implausible_speed(state.suspect_fix, here)):
            state.suspect_fix = here
            return True
        state.last_fix, state.suspect_fix = here, None
        return False

    def _update_belief(self, zone: Zone, fix: Fix, breach: float, compliance: float) -> bool:
        """Add what a report says to the sums; True when it changed where the person is believed to be."""
        before = self.state.zones[zone.id]
        known = self.state.zones[zone.id] = weigh(before, zone.kind, fix, breach, compliance)
        return known.where != before.where

    def _where(self, zone: str, at: float) -> tuple[ZoneStatus, float]:
        """Where the person is believed to be and since when: after a bracelet was opened, nobody knows who wears it."""
        known = self.state.zones[zone]
        if self.state.tampered:
            return "unknown", at
        return known.where, max(known.since, self.state.last_untampered_at or known.since)

    def _apply_rule(self, rule: Rule, at: float) -> None:
        """Open or close the rule's event according to where the person is believed to be."""
        window, event = rule.window(at), self.state.open.get(rule.name)
        if rule.zone.shape is None:
            return
        if window is None:
            if event is not None:
                self.close(rule.name, rule.ended(at))
            return
        wanted, since = self._where(rule.zone.id, at)
        if event is not None and event.state == wanted:
            return
        lost = event is not None and event.state == "breach"
        if event is not None:
            since = since if since >= event.opened_at else at
            self.close(rule.name, since)
        since = max(rule.began(at, since), self.start)
        if wanted == "breach":
            side = self.state.zones[rule.zone.id].breach
            reason = rule.reason(at, window)
            self.open(Event(rule.name, "breach", since, at, reason, side.reports, None, rule.zone.id, list(side.times), rule.zone.version))
        elif wanted == "unknown" and (lost or (rule.tells and not self._within_grace())):
            reason = self._not_known(rule, at, lost=lost)
            self.open(Event(rule.name, "unknown", since, at, reason, zone=rule.zone.id, zone_version=rule.zone.version))

    def _within_grace(self) -> bool:
        """Nothing was received yet under this order, and the allowed silence has not ended."""
        state = self.state
        return "signal" not in state.open and not state.tampered and (state.last_report_at is None or state.last_report_at < self.start)

    def _not_known(self, rule: Rule, at: float, *, lost: bool) -> str:
        if self.state.tampered:
            return "strap_open" if "strap" in self.state.open else "enclosure_open"
        if lost:
            return "lost_in_breach"
        window = rule.window(at)
        if not rule.curfew:
            return "place_not_known"
        return "unknown_at_curfew_start" if window is not None and at == window[0] else "not_located"

    def _visit(self, at: float) -> None:
        """Begin the visits whose hours have begun."""
        for rule in self.visits:
            window = rule.window(at)
            if window is not None and rule.name not in self.state.visits and rule.zone.shape is not None:
                self.state.visits[rule.name] = attendance.visit(rule.zone, *window, self.start)
                self._update_visits(at, rule.zone.id)

    def _update_visits(self, at: float, zone: str | None = None) -> None:
        """Tell running visits where the person is believed to be now."""
        for name, visit in self.state.visits.items():
            if zone in (None, name):
                where, since = self._where(name, at)
                visit.turn(where, since)

    def _due(self) -> float:
        return min(visit.due() for visit in self.state.visits.values()) if self.state.visits else FOR_EVER

    def _finish_visits(self, at: float) -> None:
        """Decide visits that can no longer be made, and end those that are over."""
        for name, visit in list(self.state.visits.items()):
            if visit.due() > at:
                continue
            known = self.state.zones[name]
            visit.turn(visit.where, at)
            outcome = visit.outcome()
            begin = max(visit.begin, self.start)
            if outcome == "breach" and not visit.missed:
                visit.missed, side = True, known.breach
                self.open(Event(name, "breach", begin, at, "not_attended", side.reports, None, name, list(side.times), known.version))
            if at < visit.end + attendance.SETTLE:
                continue
            if outcome == "unknown" and not visit.missed:
                self.open(Event(name, "unknown", begin, at, "attendance_not_known", zone=name, zone_version=known.version))
            self.close(name, visit.end)
            del self.state.visits[name]
