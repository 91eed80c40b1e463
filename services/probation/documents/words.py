"""Outgoing documents in words."""

from datetime import date

from services.probation.documents.domain.lifecycle import Event, State
from shared.registry import Words
from shared.values import Details
from shared.web.i18n import format_date, gettext

Options = list[tuple[str, str]]


def kind(code: str) -> str:
    return {
        "summons": gettext("Summons"),
        "explanation_request": gettext("Request to explain"),
        "warning": gettext("Written warning"),
        "submission": gettext("Submission to court"),
        "compelled_appearance": gettext("Request for compelled appearance"),
        "search_request": gettext("Search request"),
        "damage_act": gettext("Record of damaged equipment"),
        "act": gettext("Record of facts"),
        "notice": gettext("Official notification"),
        "certificate": gettext("Certificate of registration"),
        "transfer_letter": gettext("Transfer letter"),
        "removal": gettext("Decision on removal from the register"),
    }.get(code, code)


def kinds(codes: tuple[str, ...]) -> Options:
    return [(code, kind(code)) for code in codes]


def state(code: str) -> tuple[str, str]:
    """(words, colour) of a state."""
    return {
        State.DRAFTED: (gettext("Draft"), "yellow"),
        State.ENDORSED: (gettext("Second signature needed"), "yellow"),
        State.DECIDED: (gettext("Decided, to be signed and served"), "blue"),
        State.SIGNED: (gettext("Signed copy is here"), "blue"),
        State.LEFT: (gettext("Served or sent"), "green"),
        State.WITHDRAWN: (gettext("Document withdrawn"), "grey"),
    }[State(code)]


def event(code: str) -> str:
    return {
        "draft": gettext("Drafted"),
        Event.REVISE: gettext("Draft changed"),
        Event.ENDORSE: gettext("First signature"),
        Event.DECIDE: gettext("Decided and numbered"),
        Event.SIGN: gettext("Signed"),
        Event.SERVE: gettext("Served or sent"),
        Event.WITHDRAW: gettext("Document withdrawn"),
    }.get(code, code)


def how(code: str | None) -> str:
    """How it reached whom it is for."""
    return {
        "signature": gettext("handed over against signature"),
        "post": gettext("sent by registered post"),
        "messenger": gettext("handed over by a messenger"),
        "refused_to_sign": gettext("handed over, the recipient refused to sign"),
        "in_absence": gettext("left in the person’s absence"),
    }.get(code or "", "")


def label(kind: str, field: str) -> str:
    """What a field of a content is called, on the form and on the paper."""
    return {
        ("summons", "purpose"): gettext("Why you are summoned"),
        ("certificate", "purpose"): gettext("Where the certificate is needed"),
        ("certificate", "text"): gettext("What is certified"),
        ("act", "found"): gettext("What was established"),
        ("damage_act", "found_at"): gettext("When the damage was found"),
        ("transfer_letter", "reason"): gettext("Why the case file is sent"),
        ("compelled_appearance", "place"): gettext("Where to bring the person"),
        ("compelled_appearance", "appear_at"): gettext("By when"),
    }.get((kind, field)) or _fields().get(field, field)


def _fields() -> dict[str, str]:
    return {
        "addressee": gettext("Addressee"),
        "appear_at": gettext("When to come"),
        "place": gettext("Where to come"),
        "bring": gettext("What to bring"),
        "about": gettext("What is to be explained"),
        "due_on": gettext("Explain by"),
        "breach": gettext("What was established as a breach"),
        "consequence": gettext("What another breach may lead to"),
        "request": gettext("What the court is asked for"),
        "grounds": gettext("Grounds of the request"),
        "enclosed": gettext("Enclosed"),
        "reason": gettext("Reason"),
        "last_seen": gettext("When and where the person was last seen"),
        "measures": gettext("Measures taken so far"),
        "equipment": gettext("Equipment"),
        "damage": gettext("Damage"),
        "explanation": gettext("Explanation of the person"),
        "present": gettext("Those present"),
        "subject": gettext("What it is about"),
        "text": gettext("Text"),
        "removed_on": gettext("Day of removal"),
        "ground": gettext("Ground of removal"),
        "words": gettext("Further words"),
        "facts": gettext("Facts"),
        "norms": gettext("Norms"),
        "language": gettext("Language of the document"),
        "reason_why": gettext("Why"),
        "how": gettext("How it was served"),
        "served_on": gettext("Day of service"),
        "served_words": gettext("Circumstances of the service"),
        "proof": gettext("Proof of service"),
    }


def field_names(kind: str) -> dict[str, str]:
    """The fields of a form by name."""
    return {name: label(kind, name) for name in _fields()} | {"found": label(kind, "found"), "found_at": label(kind, "found_at")}


def _named(details: Details) -> str:
    return f"{kind(details['kind'])} {details['number']}" if details.get("number") else kind(details["kind"])


def _served(details: Details) -> str:
    day = format_date(date.fromisoformat(details["on"]))
    return gettext("Document served: %(what)s, %(how)s, %(day)s", what=_named(details), how=how(details["how"]), day=day)


TIMELINE: dict[str, Words] = {
    "document_drafted": lambda d: gettext("A document was drafted: %(what)s", what=_named(d)),
    "document_endorsed": lambda d: gettext("First of two signatures under a document: %(what)s", what=_named(d)),
    "document_decided": lambda d: gettext("A document was decided: %(what)s", what=_named(d)),
    "document_signed": lambda d: gettext("A signed copy came in: %(what)s", what=_named(d)),
    "document_served": _served,
    "document_withdrawn": lambda d: gettext("A document was withdrawn: %(what)s", what=_named(d)),
}
