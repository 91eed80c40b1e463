"""Serving documents, and how long they are kept, in words."""

from services.probation.documents.domain.service import NEEDED, NOT_NEEDED
from services.probation.documents.serving.records import Served
from services.probation.documents.words import how as way
from services.probation.documents.words import kind
from shared.registry import Words
from shared.values import Details
from shared.web.i18n import format_date, gettext

FIELD_OF = {
    "before_decision": "served_on",
    "in_future": "served_on",
    "words": "served_words",
    "no_paper": "proof",
    "no_tracking": "tracking",
    "no_witnesses": "first_witness",
}
"""The field beside which a problem of the service is shown."""


def field_names() -> dict[str, str]:
    """The fields of the forms by name."""
    return {
        "how": gettext("How it was served"),
        "served_on": gettext("Day of service"),
        "served_words": gettext("Circumstances of the service"),
        "proof": gettext("Proof of service"),
        "tracking": gettext("Number of the postal item"),
        "first_witness": gettext("First witness"),
        "second_witness": gettext("Second witness"),
        "second_officer": gettext("Second officer who was there"),
        "why_corrected": gettext("What was wrong in the record, or what is added"),
        "service_reason": gettext("Why"),
    }


def reason(code: str) -> str | None:
    """Why a human should look."""
    return {
        "unserved_document": gettext("Decided and not served yet: record how it was served, or why it needs no service"),
        "unserved_late": gettext("Not served in time: serve it, or record how it was served"),
    }.get(code)


def served(record: Served) -> str:
    """One record of service in a line: day, way, number of the post, who confirms it."""
    if record.how == NOT_NEEDED:
        return gettext("Needs no service: %(why)s", why=record.why or "–")
    if record.how == NEEDED:
        return gettext("Has to be served: %(why)s", why=record.why or "–")
    parts = [format_date(record.served_on) if record.served_on else "", way(record.how)]
    if record.tracking:
        parts.append(gettext("postal item %(number)s", number=record.tracking))
    if record.witnesses:
        parts.append(gettext("witnesses: %(names)s", names="; ".join(record.witnesses)))
    if record.second_by_name:
        parts.append(gettext("second officer: %(name)s", name=record.second_by_name))
    line = ", ".join(part for part in parts if part)
    return f"{line}. {record.words}" if record.words else line


def proofs(record: Served) -> str:
    """What kinds of proof there are, for a list: never whose names."""
    has = {
        gettext("paper"): record.proof is not None,
        gettext("postal number"): bool(record.tracking),
        gettext("witnesses"): bool(record.witnesses) or record.second_by is not None,
    }
    return ", ".join(name for name, there in has.items() if there)


def _named(details: Details) -> str:
    return f"{kind(details['kind'])} {details['number']}" if details.get("number") else kind(details["kind"])


TIMELINE: dict[str, Words] = {
    "document_service_corrected": lambda d: gettext("The record of service of a document was corrected: %(what)s", what=_named(d)),
    "document_needs_no_service": lambda d: gettext("A document needs no service: %(what)s", what=_named(d)),
    "document_needs_service": lambda d: gettext("A document has to be served after all: %(what)s", what=_named(d)),
    "document_erased": lambda d: gettext("The content of a document was erased: %(what)s", what=_named(d)),
}
