"""What a ruling changes, in words: before and after."""

from datetime import date
from uuid import UUID

from services.probation.breaches.domain.effects import Owner
from services.probation.breaches.rows import ShownEffect
from services.probation.cases import words as case_words
from services.probation.conditions.words import title as duty_title
from services.probation.terms.words import until
from shared.values import JsonObject
from shared.web.i18n import current, gettext


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
