"""An order's zones as rules: each requirement under one name with the times in which it is in force."""

import math
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta

from services.probation.telemetry.orders.domain import timetable
from services.probation.telemetry.orders.domain.order import FORBIDDEN, Order, Zone
from services.probation.telemetry.orders.domain.timetable import ALWAYS, Curfew, Hours, Permission, Window
from services.probation.telemetry.positions.domain.geometry import Union

DAY = 86_400.0
REMEMBERED = 8
ANY = "any"
# Besides the curfew: for a route, and for the safety of a protected person, it matters at once that nothing is known.
TELLING = frozenset({"route", "proximity"})
# Reports that decided a breach for this reason would show where a protected place is, so they are never marked.
TOO_NEAR = "too_near"
LEAVING = {"route": "off_route", "area": "left_area", "exclusion": "entered", "proximity": TOO_NEAR}


@dataclass(frozen=True)
class Rule:
    """A zone's requirement. `tells`: "not known" is also reported for this rule; for others the event of the lost signal is enough."""

    name: str
    zone: Zone
    windows: tuple[Window, ...]
    curfew: bool = False
    tells: bool = False
    resumed: frozenset[float] = frozenset()
    starts: list[float] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", [window[0] for window in self.windows])

    def window(self, at: float) -> Window | None:
        """The time window in force at `at`."""
        number = bisect_right(self.starts, at) - 1
        return self.windows[number] if number >= 0 and at < self.windows[number][1] else None

    def began(self, at: float, since: float) -> float:
        """The later of `since` and the beginning of the window in force at `at`; adjoining windows count as one, up to a day back."""
        number = bisect_right(self.starts, at) - 1
        start = self.starts[number]
        while number > 0 and self.windows[number - 1][1] >= start > max(since, at - DAY):
            number -= 1
            start = self.starts[number]
        return max(since, start)

    def ended(self, at: float) -> float:
        """The end of the last time that was over by `at`."""
        return max((end for _, end in self.windows if end <= at), default=at)

    def reason(self, at: float, window: Window) -> str:
        """Why the rule is in breach from `at` on."""
        if at != window[0] or self.zone.kind == "proximity":
            return LEAVING.get(self.zone.kind, "left")
        if at in self.resumed:
            return "outside_when_permission_ended"
        if self.zone.kind in FORBIDDEN:
            return "inside_at_start"
        return "outside_at_curfew_start" if self.curfew else "outside_at_start"


@dataclass(frozen=True)
class Rules:
    """The rules of an order over a period: zones, visits, the starts and ends of all their times, the zones to score."""

    kept: tuple[Rule, ...]
    visits: tuple[Rule, ...]
    edges: tuple[float, ...]
    zones: tuple[Zone, ...]


def rules(order: Order, since: float, until: float) -> Rules:
    """The rules of the days from three before `since` to two after `until`; the last few answers are remembered."""
    key = (since // DAY, until // DAY)
    found: Rules | None = order.remembered.get(key)
    if found is None:
        if len(order.remembered) >= REMEMBERED:
            order.remembered.clear()
        found = order.remembered[key] = _rules(order, (key[0] - 1) * DAY, (key[1] + 1) * DAY)
    return found


def _rules(order: Order, since: float, until: float) -> Rules:
    def windows(hours: Iterable[Hours]) -> tuple[Window, ...]:
        return timetable.windows(tuple(hours), since, until, order.zone_of)

    kept, visits = [], []
    homes = _homes(order)
    for zone, curfews in homes:
        hours = timetable.without(windows(_nights(order, curfews)), _lifted(order, zone))
        kept.append(Rule("curfew" if len(homes) == 1 else f"curfew:{zone.id}", zone, tuple(hours), True, True, _ends(order, zone)))
    covered = {zone.id for zone, _ in homes}
    if ANY in covered:
        covered |= {zone.id for zone in _inclusions(order)}
    nights = windows(_nights(order, _curfews(order)))
    for zone in order.zones:
        if zone.kind == "attendance" and not isinstance(zone.when, str):
            lifted = _lifted(order, zone)
            due = [each for each in windows(zone.when) if not any(begin < each[1] and end > each[0] for begin, end in lifted)]
            visits.append(Rule(zone.id, zone, tuple(due)))
        elif zone.when != "curfew" or zone.id not in covered:
            times = ALWAYS if zone.when == "always" else (nights if isinstance(zone.when, str) else windows(zone.when))
            mine = tuple(timetable.without(times, _lifted(order, zone)))
            kept.append(Rule(zone.id, zone, mine, tells=zone.kind in TELLING, resumed=_ends(order, zone)))
    edges = {edge for rule in (*kept, *visits) for window in rule.windows for edge in window if math.isfinite(edge)}
    zones = {rule.zone.id: rule.zone for rule in (*kept, *visits)}
    return Rules(tuple(kept), tuple(visits), tuple(sorted(edges)), tuple(zones.values()))


def _inclusions(order: Order) -> list[Zone]:
    return [zone for zone in order.zones if zone.kind == "inclusion"]


def _curfews(order: Order) -> list[Curfew]:
    return [*order.curfew, *([order.first_night] if order.first_night else [])]


def _homes(order: Order) -> list[tuple[Zone, list[Curfew]]]:
    """The homes for the nights; a curfew without a home is kept in any of them."""
    inclusions = _inclusions(order)
    found = [(zone, [each for each in _curfews(order) if each.zone == zone.id]) for zone in inclusions]
    anywhere = [each for each in _curfews(order) if each.zone is None]
    if len(inclusions) == 1:
        found = [(inclusions[0], _curfews(order))]
    elif inclusions and anywhere:
        together = Union(tuple(zone.shape for zone in inclusions if zone.shape is not None))
        version = int(order.version) if order.version.isdigit() else 1
        found.append((Zone(ANY, "inclusion", "curfew", together, version=version), anywhere))
    return [(zone, curfews) for zone, curfews in found if curfews]


def _nights(order: Order, curfews: Iterable[Curfew]) -> list[Hours]:
    """The curfew's hours; a first night replaces the usual one, and the usual ones begin the day after."""
    first = order.first_night
    nights = []
    for each in curfews:
        hours = each.hours
        if first is not None and each is not first and (first.zone is None or each.zone in (None, first.zone)):
            after = max(first.hours.dates) + timedelta(days=1)
            hours = replace(hours, first=max(hours.first, after) if hours.first else after)
        nights.append(hours)
    return nights


def _lifted(order: Order, zone: Zone) -> list[Window]:
    names = {each.id for each in _inclusions(order)} if zone.id == ANY else {zone.id}
    return [(each.since, each.until) for each in order.permissions if _lifts(each, zone, names)]


def _lifts(permission: Permission, zone: Zone, names: set[str]) -> bool:
    """Whether it lifts the zone: one it names; of all but those it leaves, a forbidden one only where monitoring is suspended."""
    if permission.zones:
        return bool(names & permission.zones)
    if zone.kind in FORBIDDEN and (zone.kind == "proximity" or not permission.suspended):
        return False
    return not names & permission.but


def _ends(order: Order, zone: Zone) -> frozenset[float]:
    return frozenset(end for _, end in _lifted(order, zone))
