"""A schedule in words: how often, where, and why it is as it is."""

from collections.abc import Iterable
from datetime import date

from services.probation.cases import words as case_words
from services.probation.check_ins.domain.plan import Kind, Plan
from services.probation.check_ins.plans import ScheduleVersion
from services.probation.law.rules import Rule
from shared.registry import Words
from shared.values import Details
from shared.web.i18n import format_date, gettext, ngettext


def kind(code: str) -> str:
    return {
        "weekdays": gettext("On fixed days of the week"),
        "random": gettext("On random days"),
        "on_call": gettext("Only when called in"),
    }.get(code) or case_words.frequency(code)


def weekday(number: int) -> str:
    return (
        gettext("Monday"), gettext("Tuesday"), gettext("Wednesday"), gettext("Thursday"), gettext("Friday"), gettext("Saturday"),
        gettext("Sunday"),
    )[number]  # fmt: skip


def weekdays(numbers: Iterable[int]) -> str:
    return ", ".join(weekday(number) for number in sorted(numbers))


def place(code: str) -> str:
    return {
        "kiosk": gettext("At a kiosk"),
        "office": gettext("At the officer's"),
        "home": gettext("At home, the officer comes"),
        "phone": gettext("By phone"),
    }.get(code, code)


def how_often(plan: Plan) -> str:
    """In one line."""
    if plan.kind is Kind.WEEKDAYS:
        return gettext("Every %(days)s", days=weekdays(plan.weekdays))
    if plan.kind is Kind.RANDOM:
        times = ngettext("%(num)s random day a month", "%(num)s random days a month", plan.times)
        return f"{times}, {gettext('at least %(days)s days apart', days=plan.gap)}"
    return kind(plan.kind)


def whole(version: ScheduleVersion) -> str:
    """How often, where, at what hour and with what grace."""
    parts = [how_often(version.plan), place(version.place) + (f" ({version.place_words})" if version.place_words else "")]
    if version.at_hour is not None:
        parts.append(gettext("until %(hour)s of the day", hour=f"{version.at_hour:%H:%M}"))
    if version.grace_minutes:
        parts.append(ngettext("%(num)s minute of grace", "%(num)s minutes of grace", version.grace_minutes))
    if version.fixed:
        parts.append(gettext("days named by the court, days off too"))
    return " · ".join(parts)


def least(frequency: str, rule: Rule) -> str:
    """What the law asks, where it says so, and whether somebody checked that."""
    words = {"often": case_words.frequency(frequency).lower(), "norm": case_words.source(rule.source)}
    if rule.status == "verified":
        return gettext("The law asks for at least: %(often)s (%(norm)s; verified)", **words)
    return gettext("The law asks for at least: %(often)s (%(norm)s; not verified)", **words)


def _changed(details: Details) -> str:
    day, words = format_date(date.fromisoformat(details["valid_from"])), kind(details["kind"])
    said = gettext("Schedule of check-ins from %(day)s: %(kind)s. %(why)s", day=day, kind=words, why=details["why"])
    return f"{said} {gettext('Rarer than the law asks')}" if details.get("rarer") else said


TIMELINE: dict[str, Words] = {
    "check_in_schedule_changed": _changed,
    "person_called_in": lambda d: gettext("Called in for %(day)s: %(why)s", day=format_date(date.fromisoformat(d["due_on"])), why=d["why"]),
}
