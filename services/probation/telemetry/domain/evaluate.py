"""Evaluation in event time: an order and a set of reports give the same events in whatever order the reports arrived."""

from collections.abc import Iterable

from services.probation.telemetry.domain import evidence, signals
from services.probation.telemetry.domain.fixes import Fix, canonical
from services.probation.telemetry.domain.geometry import metres
from services.probation.telemetry.domain.order import Order, Window, Zone
from services.probation.telemetry.domain.state import Event, Known, State

# Faster than any lawful way of travel near the ground; a report that implies it is set aside once, believed when the next agrees.
FASTEST = 100.0
DAY = 86_400.0


class LateEvidence(ValueError):
    """A report older than the state: start from an earlier checkpoint."""


def evaluate(order: Order, fixes: Iterable[Fix], state: State | None, now: float) -> tuple[list[Event], State]:
    """Events that were open in `state` or came after it, in order of opening, and the state after the last report.

    Times are epoch seconds. The clock drives what needs no report (curfew starts, silence) up to `now`; what it opens is in the
    events and not in the state, so that evidence which arrives later can still say otherwise. Raises LateEvidence.
    """
    line = canonical(fix for fix in fixes if fix.at <= now)
    start = state.copy() if state is not None else State()
    if start.at is not None and line and line[0].at <= start.at:
        raise LateEvidence
    run = _Run(order, start, line[0].at if line else now, now)
    for fix in line:
        run.advance(fix.at)
        run.take(fix)
    after = run.state.copy()
    run.advance(now)
    events = sorted([*run.closed, *run.state.open.values()], key=lambda event: (event.opened_at, event.rule, event.state))
    return events, after


class _Run:
    def __init__(self, order: Order, state: State, first: float, now: float) -> None:
        self.order, self.state, self.closed = order, state, list[Event]()
        begin = state.at if state.at is not None else first
        if state.begun is None:
            state.begun = first
        for zone in order.zones:
            state.zones.setdefault(zone.id, Known())
        self.rules = [rule for zone in order.zones for rule in _rules(order, zone, begin, now)]
        edges = {edge for rule in self.rules if rule.windows is not None for window in rule.windows for edge in window}
        self.edges = sorted(edge for edge in edges if edge > begin)
        self.next_edge = 0
        for rule in self.rules:
            # The first report may come in the middle of a curfew: what was before it nobody watched.
            if state.at is None and rule.named_curfew and rule.active(begin):
                self._judge(rule, begin)

    def advance(self, until: float) -> None:
        """Let the clock run: edges of curfews and ends of patience, in their order."""
        while True:
            edge = self.edges[self.next_edge] if self.next_edge < len(self.edges) else float("inf")
            silent = self._silence()
            at = min(edge, silent)
            if at > until:
                return
            if at == silent:
                self._fall_silent(at)
            if at == edge:
                self.next_edge += 1
                for rule in self.rules:
                    if rule.windows is not None:
                        self._judge(rule, at)

    def take(self, fix: Fix) -> None:
        """Let one report speak."""
        state = self.state
        state.at = state.heard = fix.at
        strap_open = state.strap_open
        signals.hear(fix, self.open, self.close, state)
        if state.strap_open != strap_open:
            for rule in self.rules:
                self._judge(rule, fix.at)
        if not fix.placed or self._impossible(fix):
            return
        if fix.mechanism != "LBS" and evidence.error(fix) <= signals.USABLE_METRES:
            state.placed = fix.at
            self.close("signal", fix.at)
        for zone in self.order.zones:
            if self._weigh(zone, state.zones[zone.id], fix):
                for rule in self.rules:
                    if rule.zone is zone:
                        self._judge(rule, fix.at)

    def open(self, event: Event) -> None:
        self.state.open.setdefault(event.rule, event)

    def close(self, rule: str, at: float) -> None:
        event = self.state.open.pop(rule, None)
        # Nothing lasts no time, except what a device said once: that stays said.
        if event is not None and (at > event.opened_at or rule in signals.RULES):
            event.closed_at = at
            self.closed.append(event)

    def _silence(self) -> float:
        state = self.state
        if "signal" in state.open or state.begun is None:
            return float("inf")
        return (state.placed if state.placed is not None else state.begun) + self.order.silence

    def _fall_silent(self, at: float) -> None:
        state = self.state
        since = state.placed if state.placed is not None else state.begun
        heard = state.heard is not None and since is not None and state.heard > since
        self.open(Event("signal", "unknown", at if since is None else since, at, "no_usable_position" if heard else "silence"))
        for known in state.zones.values():
            # Who was last seen in breach and says no more has not come back; who was last seen in the right place may have left.
            if known.where == "compliant":
                known.where, known.since, known.compliance = "unknown", at, evidence.Side()
        for rule in self.rules:
            self._judge(rule, at)

    def _impossible(self, fix: Fix) -> bool:
        before, self.state.last = self.state.last, (fix.at, fix.latitude, fix.longitude, evidence.error(fix))
        if before is None:
            return False
        moved = metres(before[1], before[2], fix.latitude, fix.longitude) - before[3] - evidence.error(fix)
        return moved > FASTEST * max(fix.at - before[0], 1.0)

    def _weigh(self, zone: Zone, known: Known, fix: Fix) -> bool:
        """Add a report to the sums; True when it changed where the person is believed to be."""
        entering = evidence.ENTERING if zone.kind == "exclusion" else evidence.LEAVING
        breach, compliance = evidence.weights(zone.into_breach(fix.latitude, fix.longitude), fix, entering)
        if breach:
            known.breach.add(fix, breach, entering.apart)
            known.compliance.take(breach * evidence.WEIGHT[fix.mechanism])
        if compliance:
            known.compliance.add(fix, compliance, evidence.RETURNING.apart)
            known.breach.take(compliance * evidence.WEIGHT[fix.mechanism])
        if known.where != "breach" and known.breach.believed(entering):
            known.where, known.since = "breach", known.breach.since
            known.compliance = evidence.Side()
            return True
        first = known.where == "unknown" and compliance > 0 and fix.mechanism != "LBS"
        if known.where != "compliant" and (first or known.compliance.believed(evidence.RETURNING)):
            known.where, known.since = "compliant", known.compliance.since
            known.breach = evidence.Side()
            return True
        return False

    def _judge(self, rule: "_Rule", at: float) -> None:
        """Open or close the rule's event for where the person is believed to be."""
        known, window = self.state.zones[rule.zone.id], rule.window(at)
        event = self.state.open.get(rule.name)
        if window is None:
            if event is not None:
                self.close(rule.name, rule.ended(at))
            return
        wanted, since = known.where, known.since
        if wanted == "compliant" and self.state.strap_open:
            wanted, since = "unknown", at  # where a bracelet is says nothing of who took it off
        if wanted == "unknown" and not rule.named_curfew:
            return
        if event is not None and event.state == wanted:
            return
        if event is not None:
            self.close(rule.name, since if since >= event.opened_at else at)
        since = max(since, window[0], self.state.begun or since)
        if wanted == "breach":
            reason = "outside_at_curfew_start" if at == window[0] else ("entered" if rule.zone.kind == "exclusion" else "left")
            side = known.breach
            self.open(Event(rule.name, "breach", since, at, reason, side.count, zone=rule.zone.id, fixes=list(side.times)))
        elif wanted == "unknown":
            reason = "strap_open" if self.state.strap_open else ("unknown_at_curfew_start" if at == window[0] else "not_located")
            self.open(Event(rule.name, "unknown", since, at, reason, zone=rule.zone.id))


class _Rule:
    """A zone's demand under one name: always, or in the curfew's windows."""

    def __init__(self, name: str, zone: Zone, windows: list[Window] | None, named_curfew: bool) -> None:
        self.name, self.zone, self.windows, self.named_curfew = name, zone, windows, named_curfew

    def window(self, at: float) -> Window | None:
        """The time in which the demand holds at `at`."""
        if self.windows is None:
            return (float("-inf"), float("inf"))
        return next((window for window in self.windows if window[0] <= at < window[1]), None)

    def active(self, at: float) -> bool:
        return self.window(at) is not None

    def ended(self, at: float) -> float:
        """The end of the last window that began before `at`."""
        return max((end for _, end in self.windows or [] if end <= at), default=at)


def _rules(order: Order, zone: Zone, since: float, until: float) -> list[_Rule]:
    curfewed = zone.kind == "inclusion" and any(each.zone in (None, zone.id) for each in order.curfew)
    rules = []
    if curfewed:
        rules.append(_Rule(_curfew_name(order, zone), zone, order.windows(since - DAY, until + DAY, zone.id), True))
    if zone.when == "always":
        rules.append(_Rule(zone.id, zone, None, False))
    elif not curfewed:
        rules.append(_Rule(zone.id, zone, order.windows(since - DAY, until + DAY), False))
    return rules


def _curfew_name(order: Order, zone: Zone) -> str:
    """`curfew`, unless a curfew binds to several homes: then each has its own."""
    homes = [each for each in order.zones if each.kind == "inclusion" and any(curfew.zone in (None, each.id) for curfew in order.curfew)]
    return "curfew" if len(homes) == 1 else f"curfew:{zone.id}"


def next_tick(order: Order, state: State, now: float) -> float:
    """The next moment after `now` at which the clock alone may open or close something."""
    moments = [edge for window in order.windows(now - DAY, now + 2 * DAY) for edge in window if edge > now]
    patience = state.placed if state.placed is not None else state.begun
    if patience is not None and patience + order.silence > now:
        moments.append(patience + order.silence)
    return min(moments, default=now + DAY)
