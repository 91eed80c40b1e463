"""Whether an alert's rule and the hours at home were in force when it began: in words, and for the map."""

import math
from dataclasses import dataclass
from datetime import UTC, datetime

from services.probation.telemetry.alerts.rows import Alert
from services.probation.telemetry.orders.domain.order import parse
from services.probation.telemetry.orders.domain.order_rules import ANY, Rule, rules
from services.probation.telemetry.orders.domain.timetable import BadOrder, Window
from shared.values import JsonObject
from shared.web.i18n import format_datetime, gettext


@dataclass(frozen=True)
class Held:
    """`zones`: which of them were in force when it began. `watched`: the rules that decide whether a position is drawn as in force; empty:
    none.

    `rule` and `curfew` say it in words; empty if there is no such rule or no hours at home.
    """

    zones: dict[str, bool]
    watched: tuple[Rule, ...]
    rule: str
    curfew: str

    def at(self, moment: float) -> bool | None:
        """Whether the rule of the alert was in force at that moment (epoch seconds); None if no rule has hours."""
        return any(each.window(moment) for each in self.watched) if self.watched else None


NOTHING = Held({}, (), "", "")


def rule_applied(alert: Alert, body: JsonObject | None, time_zone: str) -> Held:
    """What was in force under the body of the alert's version of the order; `time_zone` is the person's."""
    try:
        found = parse(body) if body is not None else None
    except BadOrder:
        found = None
    if found is None:
        return NOTHING
    at = alert.opened_at.timestamp()
    asked = rules(found, at, at)
    every = (*asked.kept, *asked.visits)
    zones: dict[str, bool] = {}
    for each in every:
        for name in [one.id for one in found.zones if one.kind == "inclusion"] if each.zone.id == ANY else [each.zone.id]:
            zones[name] = zones.get(name, False) or each.window(at) is not None
    own = tuple(each for each in every if each.name == alert.rule)
    nights = tuple(each for each in asked.kept if each.curfew)
    curfew = _words(nights, at, time_zone) if nights else ""
    return Held(zones, own or nights, _words(own, at, time_zone) if own and not own[0].curfew else "", curfew)


def _words(held_by: tuple[Rule, ...], at: float, time_zone: str) -> str:
    found = [window for each in held_by if (window := each.window(at))]
    if found:
        return _while(min(found), time_zone)
    later = min((start for each in held_by for start, _ in each.windows if start > at), default=None)
    if later is None:
        return gettext("did not hold when it began")
    return gettext("did not hold when it began; next from %(moment)s", moment=_moment(later, time_zone))


def _while(window: Window, time_zone: str) -> str:
    if math.isinf(window[0]) and math.isinf(window[1]):
        return gettext("held when it began, as at every hour")
    if math.isinf(window[1]):
        return gettext("held when it began, since %(moment)s", moment=_moment(window[0], time_zone))
    if math.isinf(window[0]):
        return gettext("held when it began, until %(moment)s", moment=_moment(window[1], time_zone))
    return gettext(
        "held when it began: from %(since)s until %(until)s", since=_moment(window[0], time_zone), until=_moment(window[1], time_zone)
    )


def _moment(at: float, time_zone: str) -> str:
    return format_datetime(datetime.fromtimestamp(at, UTC), time_zone)
