"""A court's ruling in words: what it replaces, what cannot be right about it, and what it changes, before and after."""

from datetime import date
from uuid import UUID

from services.probation.breaches import words
from services.probation.breaches.domain.effects import Owner, Unfit, WrongDay
from services.probation.breaches.rows import ShownEffect
from services.probation.cases import words as case_words
from services.probation.conditions.words import title as duty_title
from services.probation.terms.words import until
from shared.values import JsonObject
from shared.web.i18n import current, gettext

Options = list[tuple[str, str]]


def replacement(code: str | None) -> str:
    """By what a punishment is replaced."""
    return {
        "imprisonment": gettext("by deprivation of liberty"),
        "other": gettext("by another punishment that the service supervises"),
    }.get(code or "", "")


def replacements() -> Options:
    return [(code, replacement(code)) for code in ("imprisonment", "other")]


def court_results() -> Options:
    return [(code, words.court_result(code)) for code in ("granted", "in_part", "refused", "returned")]


def effects() -> Options:
    return [(code, words.effect(code)) for code in ("none", "extend", "cancel", "replace", "conditions")]


def unfit(code: Unfit) -> dict[str, str]:
    """What contradicts itself in a ruling, beside its field."""
    return {
        Unfit.EFFECT: {"effect": gettext("A submission that was granted changes something, another one nothing")},
        Unfit.MONTHS: {"months": gettext("An extension has its months, and nothing else has")},
        Unfit.REPLACEMENT: {"replaced_by": gettext("Say by what the punishment is replaced, if it is")},
        Unfit.IN_PART: {"result": gettext("This is not what the submission asks for: choose that it was granted in part")},
    }[code]


def wrong_day(code: WrongDay) -> str:
    """Why a ruling cannot be of this day, and what to do."""
    return {
        WrongDay.IN_FUTURE: gettext("The ruling is dated in the future: look at its date again"),
        WrongDay.BEFORE_REGISTRATION: gettext("The ruling is dated before the person was put on the register: it is another decision"),
        WrongDay.BEFORE_SUBMISSION: gettext("The ruling is dated before the submission was sent: it is about another one"),
    }[code]


def owner(code: str, values: JsonObject) -> str:
    """What it is that changes."""
    if code == Owner.DUTIES and values.get("code"):
        return duty_title(values["code"])
    return {
        Owner.TERM: gettext("Last day of the term"),
        Owner.CLOSING: gettext("Status on the register"),
        Owner.DECISION: gettext("Punishment on the register"),
        Owner.DUTIES: gettext("Duty"),
    }[Owner(code)]


def stands(code: str, values: JsonObject) -> str:
    """How it stands, before or after."""
    if code == Owner.TERM:
        return until(date.fromisoformat(values["last_day"]) if values.get("last_day") else None)
    if code == Owner.DECISION and values.get("category"):
        return (
            f"{case_words.category(values['category'])}, {values['case_number']}"
            if values.get("case_number")
            else case_words.category(values["category"])
        )
    if code == Owner.DUTIES:
        return str(values.get("text", {}).get(current()) or duty_title(values["code"])) if values.get("binds") else gettext("no such duty")
    return {
        "open": gettext("on the register"),
        "closed": gettext("removed from the register"),
        "proposed": gettext("removal proposed: a second officer confirms it"),
    }.get(values.get("state", ""), "")


def happened(one: ShownEffect) -> str:
    """What was done with it, where that is more than a change."""
    return {
        "proposed": gettext("proposed"),
        "undone": gettext("taken back"),
        "by_hand": gettext("corrected elsewhere"),
    }.get(one.event, "")


def ground(one: ShownEffect) -> str:
    """The link from what was changed to the proceeding."""
    return gettext("Corrected after an appeal against the ruling") if one.corrects else gettext("Changed by a ruling of the court")


def address(one: ShownEffect, person: UUID, registration: UUID) -> str:
    """The page that shows what was changed."""
    return {
        Owner.TERM: f"/people/{person}/term?registration={registration}",
        Owner.CLOSING: f"/people/{person}?registration={registration}",
        Owner.DECISION: f"/people/{person}?registration={one.subject}",
        Owner.DUTIES: f"/conditions/{one.subject}",
    }[Owner(one.owner)]
