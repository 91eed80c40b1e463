"""Conditions in words."""

import re
from collections.abc import Mapping

from services.probation.cases.words import condition
from services.probation.conditions.domain.templates import Slot, Template
from shared.registry import Words
from shared.web.i18n import gettext

Options = list[tuple[str, str]]
FIRST_FIELD = {"hours": "hours-from", "period": "period-from"}
"""The field that shows what is wrong with an input of two fields."""


def title(code: str) -> str:
    """A duty in a few words."""
    return condition(code)


def slot(kind: str) -> str:
    """An input of a template."""
    return {
        "places": gettext("Places not to visit"),
        "hours": gettext("Hours"),
        "days": gettext("Days of the week"),
        "period": gettext("Period"),
        "organisation": gettext("Organisation"),
        "amount": gettext("Amount in tenge"),
        "person": gettext("Person to avoid"),
        "details": gettext("What the court set"),
    }.get(kind, kind)


def with_inputs(text: str) -> str:
    """A template's text with the names of its inputs in brackets, in the language of the page."""
    return re.sub(r"\{(\w+)\}", lambda found: f" [{slot(found[1])}]", text).replace(":  [", ": [")


def label(one: Slot) -> str:
    """The same above a field of a form."""
    return slot(one.kind) if one.required else gettext("%(field)s (may be left out)", field=slot(one.kind))


def weekdays() -> Options:
    """The days of the week, as the inputs name them."""
    return [
        ("mon", gettext("Monday")),
        ("tue", gettext("Tuesday")),
        ("wed", gettext("Wednesday")),
        ("thu", gettext("Thursday")),
        ("fri", gettext("Friday")),
        ("sat", gettext("Saturday")),
        ("sun", gettext("Sunday")),
    ]


def imposers() -> Options:
    """Who sets a duty."""
    return [("court", gettext("The court, in its decision")), ("law", gettext("The law, for everybody of the category"))]


def duty(code: str) -> str:
    """Who must set the duty of a template."""
    return gettext("Needs the court’s duty") if code == "court" else gettext("Follows from the law")


def enforced_by(code: str | None) -> str:
    """What monitoring can do for a duty."""
    return {"zone": gettext("a zone of monitoring"), "curfew": gettext("the curfew of monitoring")}.get(code or "", "")


def event(code: str) -> str:
    """What a version did."""
    return {
        "set": gettext("Set"),
        "amended": gettext("The duty was amended"),
        "ended": gettext("The duty was ended"),
        "restored": gettext("Restored"),
        "converted": gettext("Written by the template"),
    }.get(code, code)


def problem(code: str) -> str:
    """What is wrong with an input, and what to do."""
    return {
        "places_missing": gettext("Name at least one place: the person must know where not to go"),
        "hours_missing": gettext("Give the hours: from when until when"),
        "person_missing": gettext("Name the person to avoid"),
        "details_missing": gettext("Write what the court set"),
        "hours": gettext("Give two different times in 24 hours, for example 22:00 and 06:00"),
        "days": gettext("Choose days of the week, each once"),
        "period": gettext("Give the first day, and a last day that is not before it"),
        "amount": gettext("Enter a whole number of tenge, without other signs"),
        "places_many": gettext("Name at most 20 places"),
        "text": gettext("Write it in one line"),
        "long": gettext("Use at most 300 characters"),
        "unknown_slot": gettext("This duty has no such input: open the form again"),
        "court_duty": gettext("Only the court can set this duty: choose the court and give its decision"),
        "category": gettext("The law does not know this duty in this category"),
        "ahead": gettext("This day has not come yet"),
        "before_decision": gettext("It cannot hold before it was decided"),
        "why": gettext("Write why it is changed"),
    }[code]


def field_names() -> dict[str, str]:
    """The fields of the form that every duty has."""
    return {
        "imposed_by": gettext("Who set the duty"),
        "document": gettext("Document of the court: title and number"),
        "decided_on": gettext("Day of the document"),
        "valid_from": gettext("Holds from"),
        "why": gettext("Why"),
    }


def names_of(template: Template, prefix: str) -> dict[str, str]:
    """The words by field of a template's inputs."""
    return {prefix + FIRST_FIELD.get(one.kind, one.kind): slot(one.kind) for one in template.slots}


def problems_by_field(found: Mapping[str, str], prefix: str) -> dict[str, str]:
    """Problems of the inputs, by the field that shows them."""
    own = ("imposed_by", "category")
    return {name if name in own else prefix + FIRST_FIELD.get(name, name): problem(code) for name, code in found.items()}


TIMELINE: dict[str, Words] = {
    "condition_set": lambda d: gettext("Condition set: %(duty)s", duty=condition(d["code"])),
    "condition_amended": lambda d: gettext("Condition amended: %(duty)s", duty=condition(d["code"])),
    "condition_ended": lambda d: gettext("Condition ended: %(duty)s", duty=condition(d["code"])),
    "condition_restored": lambda d: gettext("Condition restored: %(duty)s", duty=condition(d["code"])),
    "condition_converted": lambda d: gettext("Condition written by the template: %(duty)s", duty=condition(d["code"])),
}
