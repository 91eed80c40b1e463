"""Closings in words."""

from datetime import date

from services.probation.cases.words import closing_reason
from shared.registry import Words
from shared.web.i18n import format_date, gettext


def reason(code: str) -> str | None:
    """Why a human should look."""
    return gettext("A second officer must confirm the closing") if code == "closing_proposed" else None


def problem(code: str, ends_on: date | None) -> str:
    """What is wrong with the form, and what to do."""
    return {
        "term_runs": gettext("The term runs until %(day)s: choose another reason", day=format_date(ends_on) if ends_on else ""),
        "term_suspended": gettext("The term is suspended and has no last day yet: choose another reason"),
        "document": gettext("Enter the document: title, number, date"),
    }.get(code, code)


TIMELINE: dict[str, Words] = {
    "closed": lambda d: gettext("Removed from the register: %(reason)s", reason=closing_reason(d["reason"])),
    "closing_proposed": lambda d: gettext("Proposed to remove from the register: %(reason)s", reason=closing_reason(d["reason"])),
    "closing_refused": lambda d: gettext("The removal was not confirmed: %(reason)s", reason=d["words"]),
    "closing_undone": lambda d: gettext("The removal was undone: %(reason)s", reason=d["words"]),
}
