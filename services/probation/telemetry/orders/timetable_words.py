"""An order's hours in the reader's language."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from services.probation.telemetry import words
from shared.web.i18n import current, format_date, gettext

Row = dict[str, Any]


def weekdays() -> list[tuple[str, str]]:
    """(number, name) from Monday on."""
    names = (
        *(gettext("Monday"), gettext("Tuesday"), gettext("Wednesday"), gettext("Thursday"), gettext("Friday"), gettext("Saturday")),
        gettext("Sunday"),
    )
    return [(str(number), name) for number, name in enumerate(names)]


def timetable(body: Mapping[str, Any] | None, now: datetime) -> Row:
    """What the page shows: curfew, first night, free nights still to come, permissions, visits and zones; `now` in the person's time."""
    body = body or {}
    features = [each["properties"] for each in (body.get("zones") or {}).get("features") or []]
    names = {each["id"]: _name(each) for each in features}
    curfew = body.get("curfew") or []
    free = sorted({day for each in curfew for day in each.get("except") or []})
    first = body.get("first_night")
    return {
        "curfew": [hours(each) for each in curfew],
        "first_night": {"day": _day(first["date"]), "hours": f"{first['start']}–{first['end']}"} if first else None,
        "free": [{"value": day, "day": _day(day)} for day in free if date.fromisoformat(day) >= now.date()],
        "permissions": [_permission(each, names, now) for each in reversed(body.get("permissions") or [])],
        "visits": [_visit(each) for each in features if each.get("kind") == "attendance"],
        "zones": [
            {"id": each["id"], "name": _name(each), "kind": words.zone_kind(each.get("kind", "inclusion")), "when": _when(each)}
            for each in features
            if each.get("kind", "inclusion") not in ("attendance", "proximity")
        ],
        "lifted": [(each["id"], _name(each)) for each in features if each.get("kind") != "proximity"],
    }


def hours(entry: Mapping[str, Any]) -> str:
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


def _permission(each: Mapping[str, Any], names: Mapping[str, str], now: datetime) -> Row:
    local = now.replace(tzinfo=None).isoformat(timespec="seconds")
    zones = [names.get(zone, zone) for zone in each.get("zones") or []]
    return {
        "id": each.get("id"),
        "from": _moment(each["from"]),
        "until": _moment(each["until"]),
        "zones": ", ".join(zones) or gettext("everything that is to be kept to"),
        "reason": each.get("reason", ""),
        "state": gettext("Finished") if each["until"] <= local else (gettext("Holds now") if each["from"] <= local else gettext("To come")),
        "open": each["until"] > local and each.get("id") is not None,
    }


def _visit(each: Mapping[str, Any]) -> Row:
    said = [hours(entry) for entry in each["when"]] if isinstance(each.get("when"), list) else []
    minutes = gettext("for %(number)s minutes", number=int(each["minutes"])) if each.get("minutes") else gettext("for nearly all of it")
    return {"id": each["id"], "name": _name(each), "hours": said, "minutes": minutes}


def _when(each: Mapping[str, Any]) -> str:
    when = each.get("when", "always")
    if isinstance(when, list):
        return "; ".join(hours(entry) for entry in when)
    return gettext("Always") if when == "always" else gettext("During the hours at home")


def _name(each: Mapping[str, Any]) -> str:
    return str(each.get("name") or words.rule(str(each["id"])))


def _inside(weekday: str) -> str:
    """Within a sentence only English writes it large."""
    return weekday if current() == "en" else weekday.lower()


def _day(value: str) -> str:
    return format_date(date.fromisoformat(value))


def _moment(value: str) -> str:
    moment = datetime.fromisoformat(value)
    return f"{format_date(moment.date())}, {moment:%H:%M}"
