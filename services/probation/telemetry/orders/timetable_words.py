"""An order's hours in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from services.probation.telemetry import words
from services.probation.telemetry.orders.domain.suspending import is_suspension
from shared.values import JsonObject
from shared.web.i18n import current, format_date, gettext


@dataclass(frozen=True, slots=True)
class FirstNight:
    """A first night with its own hours."""

    day: str
    hours: str


@dataclass(frozen=True, slots=True)
class FreeNight:
    """A night without hours at home; `value` is its date in ISO 8601."""

    value: str
    day: str


@dataclass(frozen=True, slots=True)
class ShownPermission:
    """A permission; `open` if it can still be ended. One that was imported may have no id."""

    id: str | None
    begins: str
    ends: str
    zones: str
    reason: str
    state: str
    open: bool


@dataclass(frozen=True, slots=True)
class ShownVisit:
    """A place to attend, a line for each of its hours."""

    id: str
    name: str
    hours: list[str]
    minutes: str


@dataclass(frozen=True, slots=True)
class ShownZone:
    """A zone, and its hours."""

    id: str
    name: str
    kind: str
    when: str


@dataclass(frozen=True, slots=True)
class Timetable:
    """The times of an order. `lifted`: (id, name) of each zone that a permission may be for."""

    curfew: list[str]
    first_night: FirstNight | None
    free: list[FreeNight]
    permissions: list[ShownPermission]
    visits: list[ShownVisit]
    zones: list[ShownZone]
    lifted: list[tuple[str, str]]


def weekdays() -> list[tuple[str, str]]:
    """(number, name), beginning with Monday."""
    names = (
        *(gettext("Monday"), gettext("Tuesday"), gettext("Wednesday"), gettext("Thursday"), gettext("Friday"), gettext("Saturday")),
        gettext("Sunday"),
    )
    return [(str(number), name) for number, name in enumerate(names)]


def timetable(body: JsonObject | None, now: datetime) -> Timetable:
    """What the page shows: curfew, first night, free nights still to come, permissions, visits and zones; `now` in the person's time."""
    body = body or {}
    features = [each["properties"] for each in (body.get("zones") or {}).get("features") or []]
    names = {each["id"]: _name(each) for each in features}
    curfew = body.get("curfew") or []
    free = sorted({day for each in curfew for day in each.get("except") or []})
    first = body.get("first_night")
    return Timetable(
        curfew=[hours(each) for each in curfew],
        first_night=FirstNight(_day(first["date"]), f"{first['start']}–{first['end']}") if first else None,
        free=[FreeNight(day, _day(day)) for day in free if date.fromisoformat(day) >= now.date()],
        permissions=[_permission(each, names, now) for each in reversed(body.get("permissions") or [])],
        visits=[_visit(each) for each in features if each.get("kind") == "attendance"],
        zones=[
            ShownZone(each["id"], _name(each), words.zone_kind(each.get("kind", "inclusion")), _when(each))
            for each in features
            if each.get("kind", "inclusion") not in ("attendance", "proximity")
        ],
        lifted=[(each["id"], _name(each)) for each in features if each.get("kind") != "proximity"],
    )


def hours(entry: JsonObject) -> str:
    """Days and hours in a line."""
    names = dict(weekdays())
    days = sorted(entry.get("days", range(7)))
    if entry.get("dates"):
        when = ", ".join(_day(day) for day in entry["dates"])
    else:
        when = gettext("every day") if len(days) == 7 else ", ".join(_inside(names[str(day)]) for day in days)
    said = f"{entry['start']}–{entry['end']}, {when}"
    if entry.get("from"):
        said += gettext(", from %(day)s", day=_day(entry["from"]))
    if entry.get("until"):
        said += gettext(", until %(day)s", day=_day(entry["until"]))
    return said


def _permission(each: JsonObject, names: Mapping[str, str], now: datetime) -> ShownPermission:
    local, suspended = now.replace(tzinfo=None).isoformat(timespec="seconds"), is_suspension(each)
    zones = [names.get(zone, zone) for zone in each.get("zones") or []]
    return ShownPermission(
        id=each.get("id"),
        begins=_moment(each["from"]),
        ends=_moment(each["until"]),
        zones=", ".join(zones) or gettext("everything that is to be kept to"),
        reason=gettext("Monitoring is suspended") if suspended else each.get("reason", ""),
        state=gettext("Finished") if each["until"] <= local else (gettext("Holds now") if each["from"] <= local else gettext("To come")),
        open=each["until"] > local and each.get("id") is not None and not suspended,
    )


def _visit(each: JsonObject) -> ShownVisit:
    said = [hours(entry) for entry in each["when"]] if isinstance(each.get("when"), list) else []
    minutes = gettext("for %(number)s minutes", number=int(each["minutes"])) if each.get("minutes") else gettext("for nearly all of it")
    return ShownVisit(each["id"], _name(each), said, minutes)


def _when(each: JsonObject) -> str:
    when = each.get("when", "always")
    if isinstance(when, list):
        return "; ".join(hours(entry) for entry in when)
    return gettext("Always") if when == "always" else gettext("During the hours at home")


def _name(each: JsonObject) -> str:
    return str(each.get("name") or words.rule(str(each["id"])))


def _inside(weekday: str) -> str:
    """Within a sentence only English uses a capital letter."""
    return weekday if current() == "en" else weekday.lower()


def _day(value: str) -> str:
    return format_date(date.fromisoformat(value))


def _moment(value: str) -> str:
    moment = datetime.fromisoformat(value)
    return f"{format_date(moment.date())}, {moment:%H:%M}"


def taking(what: str) -> str:
    """What one of the forms that take something out of an order does."""
    return {
        "no-first-night": gettext("Take out the hours of the first night"),
        "no-exception": gettext("Take out the night without hours at home"),
        "end-permission": gettext("End the permission now"),
        "no-visit": gettext("Take out the place to be at"),
    }[what]


def field_names() -> dict[str, str]:
    """The fields of the forms about an order's hours, by name."""
    start, end, days, why = gettext("From"), gettext("Until"), gettext("Days"), gettext("Why?")
    return {
        "first_date": gettext("Date on which it begins"),
        "off_day": gettext("Date on which the night begins"),
        "from_date": gettext("From: date"),
        "from_time": gettext("From: time"),
        "until_date": gettext("Until: date"),
        "until_time": gettext("Until: time"),
        "visit_name": gettext("Name of the place"),
        "visit_latitude": gettext("Latitude"),
        "visit_longitude": gettext("Longitude"),
        "visit_radius": gettext("Radius in metres"),
        "visit_minutes": gettext("Minutes to be there"),
        "visit_first": gettext("First day, if not at once"),
        "visit_last": gettext("Last day, if there is one"),
        "hours_zone": gettext("Zone"),
        "hours_when": gettext("When"),
        **{f"{form}_start": start for form in ("first", "visit", "hours")},
        **{f"{form}_end": end for form in ("first", "visit", "hours")},
        **{f"{form}_days": days for form in ("visit", "hours")},
        **{f"{form}_reason": why for form in ("first", "off", "permission", "visit", "hours")},
    }
