"""A day's movements and the days before it, for the page: what the map plays back, charts, and the tables that say the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from markupsafe import Markup

from services.probation.telemetry import words
from services.probation.telemetry.alerts.rows import DecidingReport
from services.probation.telemetry.movements import charts
from services.probation.telemetry.movements.domain import STATES, Day, Window
from services.probation.telemetry.movements.queries import Movements, Overview
from services.probation.telemetry.orders import words as order_presenters
from services.probation.telemetry.orders.domain.order import parse
from services.probation.telemetry.orders.domain.timetable import BadOrder, windows
from services.probation.telemetry.provenance.queries import ReportSource
from services.probation.telemetry.provenance.words import sent_by
from shared.values import JsonObject
from shared.web.i18n import format_date, format_number, gettext

MOST_POINTS = 3000


@dataclass(frozen=True, slots=True)
class DayHours:
    """A day, and its hours in each of STATES."""

    day: str
    on: date
    hours: list[str]


@dataclass(frozen=True, slots=True)
class BatteryChart:
    """The battery of a day as a picture, in a sentence, and as (hour, last charge in it)."""

    chart: Markup
    label: str
    hours: list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The previous and the next day; none after today."""

    before: date
    after: date | None


def curfew(known: Overview, since: float, until: float) -> list[Window]:
    """The hours at home in a time, for each order from its beginning."""
    found: list[Window] = []
    orders = known.orders
    for number, version in enumerate(orders):
        begin = max(since, version.valid_from.timestamp())
        end = orders[number + 1].valid_from.timestamp() if number + 1 < len(orders) else until
        try:
            order = parse(version.body)
        except BadOrder:
            continue
        hours = [each.hours for each in order.curfew]
        found += [(max(a, begin), min(b, end)) for a, b in windows(tuple(hours), begin, end, order.zone_of) if a < end and b > begin]
    return found


def playback(
    known: Movements, now: datetime, time_zone: str, decided: frozenset[DecidingReport], senders: Mapping[int, ReportSource]
) -> JsonObject:
    """What the map draws and plays: positions (of very many every n-th, and all that decided something), states over time, zones.

    `decided`: the reports that alerts of the day are based on; `senders`: their sources.
    """
    placed = [(row, row.key in decided) for row in known.fixes if row.latitude is not None]
    every = max(1, len(placed) // MOST_POINTS)
    points = [
        {
            "at": [row.latitude, row.longitude],
            "time": row.fix_time.timestamp(),
            "error": row.accuracy_m,
            "decided": decisive,
            "mechanism": words.mechanism(row.mechanism),
            "sent": sent_by(senders.get(row.source)) if decisive else "",
        }
        for number, (row, decisive) in enumerate(placed)
        if decisive or number % every == 0
    ]
    return {
        "points": points,
        "zones": order_presenters.visible_zones(known.orders[-1].body if known.orders else None),
        "since": known.since.timestamp(),
        "until": min(known.until, now).timestamp(),
        "zone": time_zone,
        "stretches": [
            {"state": each.state, "since": each.since, "until": each.until} for day in known.days(time_zone, now) for each in day.stretches
        ],
        "words": {state: words.compliance(state) for state in STATES}
        | {"play": gettext("Play"), "pause": gettext("Pause"), "error": gettext("error ± %(metres)s m", metres="{metres}")},
    }


def timebar(known: Movements, now: datetime, time_zone: str) -> Markup | None:
    """The day below the slider; None for a day without possible data."""
    found = [each for day in known.days(time_zone, now) for each in day.stretches]
    if not found:
        return None
    day = Day(known.since.astimezone(ZoneInfo(time_zone)).date(), known.since.timestamp(), min(known.until, now).timestamp(), tuple(found))
    return charts.timebar(day, gettext("The day in three states, from its beginning to its end or until now."))


def strip(days: list[Day], hours: list[Window]) -> Markup:
    """The chart of many days."""
    names = [format_date(day.on) for day in days]
    return charts.strip(days, names, hours, gettext("Each day in three states. The table below says the same in hours."))


def table(days: list[Day]) -> list[DayHours]:
    """The same as numbers."""
    return [DayHours(format_date(day.on), day.on, [format_number(day.hours(state), "0.0") for state in STATES]) for day in days]


def battery(known: Movements, since: datetime, until: datetime, time_zone: str) -> BatteryChart | None:
    """The day's battery: chart, and each hour's last value; None if nothing was reported about it."""
    points = [(row.fix_time.timestamp(), float(row.battery)) for row in known.fixes if 0 <= row.battery <= 100]
    if not points:
        return None
    lowest, last = min(charge for _, charge in points), points[-1][1]
    label = gettext("Battery over the day: lowest %(lowest)s %%, last %(last)s %%.", lowest=round(lowest), last=round(last))
    hours: dict[str, int] = {}
    for at, charge in points:
        hours[f"{datetime.fromtimestamp(at, ZoneInfo(time_zone)):%H}:00"] = round(charge)
    chart = charts.battery(points, since.timestamp(), until.timestamp(), known.silence, label)
    return BatteryChart(chart, label, list(hours.items()))


def neighbours(day: date, today: date) -> Neighbours:
    """Links from a day to its neighbours."""
    return Neighbours(day - timedelta(days=1), day + timedelta(days=1) if day < today else None)
