"""The law's data in words."""

from datetime import date, datetime
from typing import Any

from services.probation.cases.words import category, condition, source
from services.probation.law.rules import FOLDER, Norm
from services.probation.law.titles import title_code
from services.probation.law_changes.codes import in_list, words_of
from services.probation.law_changes.domain.cancelling import NotCancelled
from services.probation.law_changes.domain.changes import Refusal
from services.probation.law_changes.domain.standing import Standing
from services.probation.law_changes.domain.states import State
from services.probation.law_changes.domain.texts import texts_of
from services.probation.law_changes.queries import InForce
from services.probation.law_changes.text_words import in_page_language, part
from services.probation.law_changes.titles import title_of
from shared.contributions import LawSimulation
from shared.law.rules import entries
from shared.law.sources import Entry
from shared.web.i18n import NAMES, current, format_date, format_datetime, gettext
from shared.web.words import law as law_words


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


def text_names(entry: InForce) -> dict[str, str]:
    """The fields of an entry's texts by name: `text-kk` is the text in Kazakh."""
    parts = texts_of(entry.section, entry.entry)
    return {f"{name}-{language}": f"{part(name)} ({NAMES[language]})" for name in parts for language in NAMES}


def title(section: str, key: str) -> str:
    """What an entry is about; its key where nothing names it."""
    code = key.partition(" ")[0]
    if section == "title":
        return gettext("Title: %(title)s", title=title_of(key))
    if section in ("condition", "condition_template"):
        return condition(code)
    if section in ("breach_consequence", "breach_step"):
        return category(code.partition(".")[0])
    if section in ("holiday", "exception"):
        named = title_of(title_code(section, key))
        return f"{named}, {format_date(date.fromisoformat(key.rpartition(' ')[2]))}" if section == "exception" else named
    return _norm(code) if section == "norm" else title_of(key)


def _norm(code: str) -> str:
    """Its title, else what it says."""
    named = title_of(title_code("norm", code))
    text = next((one.text[current()] for one in entries(FOLDER, "norm", Norm) if one.code == code), code)
    return text if named == title_code("norm", code) else named


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
        "title": gettext("Title of a value"),
    }.get(code, code)


def book(code: str) -> str:
    """Whose values they are."""
    return {
        "shared": gettext("Calendar and access, for every service"),
        "probation": gettext("Probation service"),
        "reintegration": gettext("Desk of social support"),
    }.get(code, code)


def said(section: str, entry: Entry) -> str:
    """What an entry says: its value, its day or its text."""
    return value(entry) or day(entry) or in_page_language(section, entry)


def value(entry: Entry) -> str:
    """The value with its unit."""
    if "values" in entry:
        return "; ".join(in_list(str(entry.get("code", "")), str(each)) for each in entry["values"])
    if "value" not in entry:
        return ""
    said, unit = entry["value"], str(entry.get("unit", ""))
    counted = law_words.counted(unit, said) if isinstance(said, int) else None
    return counted or words_of(unit, str(said))


def cited(entry: Entry) -> str:
    """Where the law says so, in the page's language."""
    said = str(entry.get("source", ""))
    words = law_words.own_source(said)
    if words != said:
        return words
    known, _, act = said.partition(": ")
    return {
        "general knowledge": gettext("general knowledge: %(act)s", act=source(act)),
        "press": gettext("press: %(act)s", act=source(act)),
    }.get(known) or source(said)


def since(entry: Entry) -> str:
    """From when it is in force; empty where it always was."""
    return law_words.since(entry)


def status(code: str) -> str:
    """Whether a lawyer has verified it."""
    return law_words.status(code)


def state(code: str, *, cancelling: bool = False) -> str:
    """Where a draft stands: of a change, or of a cancellation."""
    told = {State.ACCEPTED: gettext("Cancellation accepted"), State.REFUSED: gettext("Cancellation refused")} if cancelling else {}
    return told.get(State(code)) or {
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
        Refusal.LATER_VERSION: (
            "valid_from",
            gettext("Another text holds from this day or a later one: choose a day after it, or cancel that change first"),
        ),
    }[code]


def standing(code: Standing) -> str:
    """Whether a version rules."""
    return {
        Standing.IN_FORCE: gettext("in force"),
        Standing.LATER: gettext("from a later day"),
        Standing.OVER: gettext("no longer in force"),
        Standing.CANCELLED: gettext("Cancelled"),
    }[code]


def not_cancelled(code: NotCancelled) -> str:
    """Why a change cannot be taken back, and what to do."""
    return {
        NotCancelled.IN_FORCE: gettext("It is in force, or will be within minutes: propose a new change from a later day"),
        NotCancelled.SEEDED: gettext("It came with the software and was not accepted here: propose a change"),
        NotCancelled.CANCELLED: gettext("It was cancelled already"),
        NotCancelled.REPLACED: gettext("Another change for the same day was accepted after it: cancel that one first"),
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
