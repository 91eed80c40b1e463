"""Changes of the directory in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from services.reintegration import words
from services.reintegration.directory.changes.rows import Change
from services.reintegration.directory.words import access, day, status
from services.reintegration.provider_directory.fields import labels
from shared.kato.fields import shown_place
from shared.values import Details
from shared.web.i18n import format_date, gettext


def entity(code: str) -> str:
    """What kind of entry."""
    return {"organisation": gettext("Organisation"), "service": gettext("Service"), "location": gettext("Place")}.get(code, code)


def kind(code: str) -> str:
    """What kind of change."""
    return {
        "create": gettext("New entry"),
        "correct": gettext("Correction"),
        "end": gettext("Ending"),
        "reopen": gettext("Not ended any more"),
        "undo": gettext("Taken back"),
        "merge": gettext("Merged with another entry"),
        "unmerge": gettext("Not merged any more"),
    }.get(code, code)


def state(code: str) -> str:
    """What became of it."""
    return {"proposed": gettext("Waits for the coordinator"), "accepted": gettext("Accepted"), "refused": gettext("Turned down")}.get(
        code, code
    )


def state_tag(code: str) -> str:
    """The colour of a state."""
    return {"proposed": "govuk-tag--yellow", "accepted": "govuk-tag--green", "refused": "govuk-tag--red"}.get(code, "govuk-tag--grey")


def differences(change: Change) -> list[tuple[str, str, str]]:
    """(field, before, after) of what differs, each as lines of text."""
    names = labels(change.entity)
    return [
        (names.get(name, name), shown(name, change.before.get(name)), shown(name, change.after.get(name))) for name in change.differences
    ]


def shown(name: str, value: Any) -> str:
    """A value of an entry as lines of text; a dash for none."""
    if value in (None, "", [], {}):
        return "–"
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, list):
        return "\n".join(shown(name, each) for each in value)
    if isinstance(value, Mapping):
        return _mapping(name, value)
    of_codes = {
        "need": words.need, "needs": words.need, "languages": words.language, "region": words.region, "access": access, "status": status,
        "areas": shown_place, "kato": shown_place,
    }  # fmt: skip
    return of_codes.get(name, str)(value)


def _mapping(name: str, value: Details) -> str:
    if name == "hours":
        days = ", ".join(day(code) for code in str(value["days"]).split(","))
        dates = [value.get("valid_from"), value.get("valid_to")]
        within = f" ({_day(dates[0])} – {_day(dates[1])})" if any(dates) else ""
        return f"{days}: {value['opens_at']} – {value['closes_at']}{within}"
    if name == "special_days":
        return _special_day(value)
    if name == "rules":
        return words.words(value.get("description") or {}) or words.words(value.get("notes") or {}) or _rule(value)
    if name == "addresses":
        return ", ".join(str(part) for part in value.values())
    return "\n".join(f"{words.language(code)}: {text}" for code, text in value.items())


def _special_day(value: Details) -> str:
    dates = _day(value["from"]) if value["from"] == value["to"] else f"{_day(value['from'])} – {_day(value['to'])}"
    what = gettext("closed") if value["closed"] else f"{value['opens_at']} – {value['closes_at']}"
    said = words.words(value.get("words") or {})
    return f"{dates}: {what}{f' ({said})' if said else ''}"


def _day(value: Any) -> str:
    return format_date(date.fromisoformat(str(value))) if value else ""


def _rule(value: Details) -> str:
    """A repeating rule as HSDS writes it."""
    said = ("freq", "interval", "byday", "bymonthday", "byweekno", "byyearday", "opens_at", "closes_at", "valid_from", "valid_to")
    return ", ".join(f"{name}: {value[name]}" for name in said if value.get(name))
