"""A duty as the person reads it, in each language."""

import re
from collections.abc import Callable
from datetime import date

from services.probation.conditions.domain.inputs import DAYS, Inputs
from services.probation.conditions.domain.templates import Slot, Template
from shared.messages.base import Language

LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")
SHORT_DAYS: dict[Language, tuple[str, ...]] = {
    "kk": ("дс", "сс", "ср", "бс", "жм", "сб", "жс"),
    "ru": ("пн", "вт", "ср", "чт", "пт", "сб", "вс"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
NAMED = re.compile(r"\{(\w+)\}")
PRIVATE = frozenset({"person", "details", "organisation"})
"""Inputs that name people or tell of treatment: they stand on the leaflet alone, not on a screen in an office."""
ON_LEAFLET: dict[Language, str] = {"kk": "жадынамаңызды қараңыз", "ru": "смотрите в памятке", "en": "see your leaflet"}
BLANK = "______"
"""Where a required input is missing, as on a form."""


def text(template: Template, inputs: Inputs, language: Language) -> str:
    """The duty in one language. What was typed is put in as it is: braces in it mean nothing."""
    return NAMED.sub(lambda found: _filled(template.slot(found[1]), inputs, language), template.text[language])


def texts(template: Template, inputs: Inputs) -> dict[Language, str]:
    """The same in every language, to be stored with the version."""
    return {language: text(template, inputs, language) for language in LANGUAGES}


def public_texts(template: Template, inputs: Inputs) -> dict[Language, str]:
    """The same for a screen that others may see: what is private refers to the leaflet, or is left out where it may be."""
    shown = {kind: values for kind, values in inputs.items() if kind not in PRIVATE}
    hidden = {slot.kind for slot in template.slots if slot.required and slot.kind in PRIVATE}
    return {language: text(template, {**shown, **dict.fromkeys(hidden, (ON_LEAFLET[language],))}, language) for language in LANGUAGES}


def value(kind: str, values: tuple[str, ...], language: Language) -> str:
    """One input as it is written."""
    return VALUES.get(kind, _plain)(values, language)


def _filled(slot: Slot | None, inputs: Inputs, language: Language) -> str:
    values = inputs.get(slot.kind, ()) if slot else ()
    if slot is None or not any(values):
        return BLANK if slot and slot.required else ""
    written = value(slot.kind, values, language)
    return slot.phrase[language].replace("{value}", written) if slot.phrase else written


def _plain(values: tuple[str, ...], _: Language) -> str:
    return "; ".join(each.rstrip(".") for each in values)


def _hours(values: tuple[str, ...], _: Language) -> str:
    return "–".join(values)


def _days(values: tuple[str, ...], language: Language) -> str:
    return ", ".join(SHORT_DAYS[language][DAYS.index(each)] for each in sorted(values, key=DAYS.index))


def _period(values: tuple[str, ...], _: Language) -> str:
    begins, ends = (f"{date.fromisoformat(each):%d.%m.%Y}" if each else "…" for each in values)
    return f"{begins} – {ends}"


def _amount(values: tuple[str, ...], _: Language) -> str:
    return f"{int(values[0]):,}".replace(",", "\N{NO-BREAK SPACE}") + "\N{NO-BREAK SPACE}₸"


VALUES: dict[str, Callable[[tuple[str, ...], Language], str]] = {
    "hours": _hours, "days": _days, "period": _period, "amount": _amount,
}  # fmt: skip
