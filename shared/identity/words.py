"""Roles, languages and kiosks in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from shared.actors import Role
from shared.identity.kiosks import KioskRow
from shared.law.rules import Rule
from shared.web.i18n import NAMES, format_date, format_datetime, gettext, ngettext

SILENT_AFTER = timedelta(minutes=5)
"""A kiosk reports every 30 seconds, also when nobody is there."""


@dataclass(frozen=True, slots=True)
class KioskStatus:
    """How a kiosk is doing, in words, and whether it takes check-ins."""

    text: str
    working: bool


def role(code: str) -> str:
    """What a role is called on a page."""
    words = {
        Role.OFFICER: gettext("Probation officer"),
        Role.SENIOR_OFFICER: gettext("Senior probation officer"),
        Role.SOCIAL_WORKER: gettext("Social worker"),
        Role.PROVIDER: gettext("Provider staff"),
        Role.KIOSK: gettext("Kiosk"),
        Role.AUDITOR: gettext("Auditor"),
        Role.ADMINISTRATOR: gettext("Administrator"),
        Role.COORDINATOR: gettext("Coordinator of the desk"),
        Role.MENTOR: gettext("Mentor"),
        Role.PROSECUTOR: gettext("Prosecutor"),
        Role.OMBUDSMAN: gettext("Ombudsman's staff"),
        Role.DESK_MANAGER: gettext("Manager of the desk"),
        Role.INSTITUTION_WORKER: gettext("Worker of an institution"),
        Role.CAREER_WORKER: gettext("Worker of a career centre"),
        Role.AKIMAT_COORDINATOR: gettext("Coordinator of an akimat"),
    }
    return words[Role(code)]


def role_choices() -> list[dict[str, str]]:
    """The roles that a person may have, for a list to choose from."""
    return [{"value": each.value, "text": role(each)} for each in Role if each is not Role.KIOSK]


def office_retired() -> str:
    """Why nobody is given to an office."""
    return gettext("This office is retired: restore it first, or choose another one")


def authorities() -> list[dict[str, str]]:
    """For whom an officer may work, for a list to choose from."""
    return [{"value": "probation", "text": gettext("Probation service")}, {"value": "police", "text": gettext("Police")}]


def languages() -> list[dict[str, str]]:
    """The languages of the pages, each by its own name."""
    return [{"value": code, "text": name} for code, name in NAMES.items()]


def account_labels() -> dict[str, str]:
    """What the fields of an account are called, for the summary of what is wrong."""
    return {
        "login": gettext("User name"),
        "name": gettext("Name as colleagues see it"),
        "role": gettext("Role"),
        "office": gettext("Office (KATO code)"),
        "whole_region": gettext("Region"),
        "authority": gettext("Works for"),
        "provider": gettext("Organisation, for staff of a provider or an institution"),
        "leads": gettext("Leads the organisation's accounts"),
        "language": gettext("Language"),
    }


def change(field: str, before: object, after: object) -> str:
    """One attribute of an account, as it was and as it is to be."""
    return f"{account_labels()[field]}: {_attribute(field, before)} → {_attribute(field, after)}"


def _attribute(field: str, value: object) -> str:
    if field == "whole_region":
        return gettext("whole region") if value else gettext("one office")
    if field == "leads":
        return gettext("yes") if value else gettext("no")
    if field == "authority":
        return next(each["text"] for each in authorities() if each["value"] == value)
    return str(value) if value else gettext("none")


def rule_in_words(rule: Rule) -> str:
    """A figure of our own with its unit, its first day and its state, such as "92 days (our own rule since 1 January 2026 …)"."""
    units = {
        "minutes": lambda n: ngettext("%(num)s minute", "%(num)s minutes", n),
        "hours": lambda n: ngettext("%(num)s hour", "%(num)s hours", n),
        "days": lambda n: ngettext("%(num)s day", "%(num)s days", n),
        "times": lambda n: ngettext("%(num)s time", "%(num)s times", n),
    }
    value = units[rule.unit](int(rule.value))
    since = format_date(rule.valid_from)
    if rule.status == "verified":
        return gettext("%(value)s (since %(day)s)", value=value, day=since)
    return gettext("%(value)s (our own rule since %(day)s, until the service sets another)", value=value, day=since)


def kiosk_labels() -> dict[str, str]:
    """The same for a kiosk."""
    return {"name": gettext("Location"), "office": gettext("Office (KATO code)")}


def kiosk_status(row: KioskRow, now: datetime) -> KioskStatus:
    """How a kiosk is doing."""
    if row.disabled_at:
        return KioskStatus(gettext("Switched off on %(day)s", day=format_date(row.disabled_at)), working=False)
    if not row.enrolled_at:
        return KioskStatus(gettext("Waits for its one-time code"), working=False)
    if row.seen_at is None or now - row.seen_at > SILENT_AFTER:
        seen = format_datetime(row.seen_at or row.enrolled_at)
        text = gettext("Not heard of since %(moment)s: look whether it is on and has a network", moment=seen)
        return KioskStatus(text, working=False)
    return KioskStatus(gettext("Working. Last seen: %(moment)s", moment=format_datetime(row.seen_at)), working=True)
