"""The law's data in words."""

from datetime import date, datetime
from typing import Any

from services.probation.cases.words import category, condition, source
from services.probation.law_changes.codes import holiday, in_list, words_of
from services.probation.law_changes.domain import Refusal, State
from services.probation.law_changes.titles import title_of
from shared.contributions import LawSimulation
from shared.law.sources import Entry
from shared.law_versions import first_day
from shared.web.i18n import format_date, format_datetime, gettext, ngettext


def field_names() -> dict[str, str]:
    """The fields of the forms by name."""
    return {
        "value": gettext("New value"),
        "valid_from": gettext("In force from"),
        "source": gettext("Where the law says so"),
        "status": gettext("Verified by a lawyer?"),
        "document": gettext("Document"),
        "why": gettext("Why it changes"),
        "day": gettext("Day"),
        "name": gettext("What the day is"),
        "kind": gettext("Kind of day"),
        "answer": gettext("Reason"),
    }


def title(section: str, key: str) -> str:
    """What an entry is about; its key where it names itself."""
    code = key.partition(" ")[0]
    if section in ("condition", "condition_template"):
        return condition(code)
    if section in ("breach_consequence", "breach_step"):
        return category(code.partition(".")[0])
    if section in ("holiday", "exception"):
        name, _, rest = key.rpartition(" ")
        return f"{holiday(name)} {rest}" if section == "exception" else holiday(name)
    return title_of(key) if section in ("rule", "list") else key


def section(code: str) -> str:
    """What kind of entry it is."""
    return {
        "rule": gettext("Value"),
        "list": gettext("List"),
        "exception": gettext("Single day"),
        "holiday": gettext("Holiday of every year"),
        "norm": gettext("Norm for using a face"),
        "condition": gettext("Duty"),
        "condition_template": gettext("Text of a duty"),
        "breach_consequence": gettext("What follows a breach"),
        "breach_step": gettext("What may follow a breach, row by row"),
    }.get(code, code)


def value(entry: Entry) -> str:
    """The value with its unit."""
    if "values" in entry:
        return "; ".join(in_list(str(entry.get("code", "")), str(each)) for each in entry["values"])
    if "value" not in entry:
        return ""
    said, unit = entry["value"], str(entry.get("unit", ""))
    counted = _counted(unit, said) if isinstance(said, int) else None
    if counted is not None:
        return counted
    return words_of(unit, str(said))


def _counted(unit: str, number: int) -> str | None:
    return {
        "minutes": ngettext("%(num)s minute", "%(num)s minutes", number),
        "hours": ngettext("%(num)s hour", "%(num)s hours", number),
        "days": ngettext("%(num)s day", "%(num)s days", number),
        "working_days": ngettext("%(num)s working day", "%(num)s working days", number),
        "months": ngettext("%(num)s month", "%(num)s months", number),
        "years": ngettext("%(num)s year", "%(num)s years", number),
        "times": ngettext("%(num)s time", "%(num)s times", number),
        "points": ngettext("%(num)s point", "%(num)s points", number),
        "cases": ngettext("%(num)s case", "%(num)s cases", number),
        "percent": f"{number} %",
    }.get(unit)


def cited(entry: Entry) -> str:
    """Where the law says so, in the page's language."""
    said = str(entry.get("source", ""))
    if said.startswith("internal"):
        return gettext("an internal rule")
    return gettext("no norm found yet") if said.startswith("not found") else source(said)


def since(entry: Entry) -> str:
    """From when it is in force; empty where it always was."""
    first = first_day(entry)
    return format_date(first) if first.year > 1 else ""


def status(code: str) -> str:
    """Whether a lawyer has verified it."""
    return {
        "verified": gettext("verified by a lawyer"),
        "unverified": gettext("not yet confirmed"),
        "internal": gettext("an internal rule"),
    }.get(code, code)


def state(code: str) -> str:
    """Where a draft stands."""
    return {
        State.WAITING: gettext("Waits for a second administrator"),
        State.ACCEPTED: gettext("Change accepted"),
        State.REFUSED: gettext("Change refused"),
        State.WITHDRAWN: gettext("Proposal withdrawn"),
    }.get(State(code), code)


def refusal(code: Refusal) -> tuple[str, str]:
    """(the field it is about, what to do)."""
    return {
        Refusal.NOT_LATER: ("valid_from", gettext("Choose a day after today: what was decided under the old value stays as it was")),
        Refusal.TOO_FAR: ("valid_from", gettext("Choose a day within ten years")),
        Refusal.SAME: ("value", gettext("This is what holds already")),
        Refusal.NOT_A_NUMBER: ("value", gettext("Enter a whole number")),
        Refusal.NOT_ALLOWED: ("value", gettext("This is not a value of this kind: look at the one that holds")),
        Refusal.DAY_TAKEN: ("day", gettext("The calendar has this day already")),
    }[code]


def day(entry: Entry) -> str:
    """The day of a single day of the calendar, in the page's language."""
    return format_date(date.fromisoformat(str(entry["day"]))) if "day" in entry else ""


def moment(at: date | None) -> str:
    """A day or a moment that follows from the law; empty where none does."""
    if isinstance(at, datetime):
        return format_datetime(at)
    return "" if at is None else format_date(at)


def tried_out(simulation: LawSimulation[Any], valid_from: date) -> str:
    """From when the draft is supposed to hold when it is tried out."""
    day = format_date(valid_from)
    if simulation.since_always:
        return gettext("Tried out as if the new value held already. What began before %(day)s keeps the value that it began with.", day=day)
    return gettext("Tried out as the law would be on %(day)s.", day=day)
