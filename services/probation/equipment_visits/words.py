"""Appointments about bracelets in words."""

from services.probation.equipment_visits.domain import Fault, Kind, Result
from services.probation.telemetry.monitoring import words as monitoring_words
from shared.web.i18n import gettext

Options = list[tuple[str, str]]


def kind(code: str) -> str:
    return {
        Kind.INSTALLATION: gettext("Installation of the bracelet"),
        Kind.REMOVAL: gettext("Removal of the bracelet"),
        Kind.INSPECTION: gettext("Inspection of the bracelet"),
    }[Kind(code)]


def kinds() -> Options:
    return [(str(each), kind(each)) for each in Kind]


def result(code: str, of: str) -> str:
    """How it went; what was done depends on what it was for."""
    if code == Result.DONE:
        return {
            Kind.INSTALLATION: gettext("The bracelet was put on"),
            Kind.REMOVAL: gettext("The bracelet was taken off and handed back"),
            Kind.INSPECTION: gettext("The bracelet was looked at"),
        }[Kind(of)]
    return {
        Result.ABSENT: gettext("The person was not there"),
        Result.REFUSED: gettext("The person refused"),
        Result.TECHNICAL: gettext("Not possible for a technical reason"),
    }[Result(code)]


def results(of: str) -> Options:
    return [(str(each), result(each, of)) for each in Result]


def fault(code: str) -> str:
    """Why nothing came of it."""
    return {
        Fault.ACCEPTABLE: gettext("For a valid reason"),
        Fault.OURS: gettext("By our fault or the vendor's"),
        Fault.PERSON: gettext("Because of the person; an explanation is waited for"),
    }[Fault(code)]


def faults() -> Options:
    return [(str(each), fault(each)) for each in Fault]


def field_names() -> dict[str, str]:
    """The fields of the form that records it, by name."""
    return {
        **monitoring_words.field_names(),
        "result": gettext("How it went"),
        "fault": gettext("Why the person was not there"),
        "words": gettext("What was done and by whom"),
        "reason": gettext("Reason of the absence"),
        "document": gettext("Document that proves it"),
        "visit_kind": gettext("What it is for"),
        "vendor": gettext("Vendor"),
    }
