"""Outgoing documents in words."""

from datetime import date

from services.probation.cases import words as case_words
from services.probation.documents.domain.lifecycle import Event, State
from services.probation.documents.domain.service import HOWS
from shared.registry import Words
from shared.values import Details
from shared.web.i18n import format_date, gettext, gettext_noop

Options = list[tuple[str, str]]
NO_FACT = gettext_noop("Write after the date what happened: 24.11.2026 18:00; what happened; where")


def kind(code: str) -> str:
    return {
        "summons": gettext("Summons"),
        "explanation_request": gettext("Request to explain"),
        "warning": gettext("Written warning"),
        "submission": gettext("Submission to court"),
        "compelled_appearance": gettext("Request for compelled appearance"),
        "search_request": gettext("Search request"),
        "wanted_submission": gettext("Submission for the wanted list"),
        "damage_act": gettext("Record of damaged equipment"),
        "act": gettext("Record of facts"),
        "notice": gettext("Official notification"),
        "certificate": gettext("Certificate of registration"),
        "transfer_letter": gettext("Transfer letter"),
        "removal": gettext("Decision on removal from the register"),
        "equipment_handover": gettext("Record of handing the bracelet over"),
        "equipment_return": gettext("Record of handing the bracelet back"),
        "work_certificate": gettext("Certificate of hours worked"),
        "covering_letter": gettext("Covering letter"),
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
        "corrected": gettext("Record of service corrected"),
        "not_needed": gettext("Needs no service"),
        "needed": gettext("Has to be served after all"),
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
        ("work_certificate", "purpose"): gettext("Where the certificate is needed"),
        ("equipment_return", "items"): gettext("What was handed back"),
        ("transfer_letter", "reason"): gettext("Why the case file is sent"),
        ("wanted_submission", "request"): gettext("What is asked for"),
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
        "missed_on": gettext("Missed check-in"),
        "searched_since": gettext("Search measures since"),
        "suspension": gettext("About the term"),
        "equipment": gettext("Equipment"),
        "damage": gettext("Damage"),
        "handed_at": gettext("When it was handed over"),
        "returned_at": gettext("When it was handed back"),
        "items": gettext("What was handed over"),
        "missing": gettext("Missing"),
        "condition": gettext("Condition of the equipment"),
        "remarks": gettext("Remarks"),
        "hours": gettext("Hours worked"),
        "period": gettext("From when until when"),
        "sites": gettext("Work sites"),
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
    }


def field_names(kind: str) -> dict[str, str]:
    """The fields of a form by name."""
    return {name: label(kind, name) for name in _fields()} | {"found": label(kind, "found"), "found_at": label(kind, "found_at")}


def hows() -> Options:
    return [(code, how(code)) for code in HOWS]


def problem(code: str) -> str:
    """What cannot be, and what to do."""
    return {
        "second": gettext("You have signed this as the first one: another officer or senior officer decides it"),
        "no_copy": gettext("Attach the signed copy first"),
        "has_left": gettext("It was served or sent meanwhile and stays as it is. To correct it make a new document"),
        "not_decided": gettext("It is not decided yet, or was withdrawn. Nothing was saved"),
        "before_decision": gettext("It was served on the day of the decision or later"),
        "in_future": gettext("This day is still to come"),
        "words": gettext("Nobody signed: write down how it happened and who was there"),
        "no_paper": gettext("Attach the signed paper to this document first, then choose it here"),
        "no_tracking": gettext("Enter the number of the postal item, or attach the receipt and choose it"),
        "no_witnesses": gettext("Too few people confirm it: name the witnesses, or the second officer who was there"),
        "signing_off": gettext("Electronic signing is not set up here: print, sign and scan the document"),
        "not_verified": gettext("The verifier says that this signature is not valid. It is kept, and the document counts as not signed"),
        "not_a_signature": gettext("What came is no electronic signature of this document. Nothing was saved: sign again"),
        "own_text": gettext("You proposed this yourself: another administrator answers"),
        "answered": gettext("Somebody else answered meanwhile; what you see now is that answer"),
        "same_text": gettext("Nothing differs from the texts that hold now"),
        "from_later": gettext("New texts hold from tomorrow on at the earliest"),
        "waiting": gettext("Other texts of this form wait for an answer: they are answered first"),
        "why": gettext("Write down your reason"),
    }[code]


def place(code: str) -> str:
    """A fixed text of a form."""
    return {
        "heading": gettext("Heading"),
        "opening": gettext("First paragraph"),
        "closing": gettext("Last paragraph"),
        "authority": gettext("Name of the service"),
        "requisites": gettext("Address and other details of the office"),
    }[code]


def form_title(code: str) -> str:
    """A form, the letterhead of all offices, or that of one."""
    name, _, office = code.partition(".")
    if name != "letterhead":
        return kind(code)
    return gettext("Letterhead of the office: %(office)s", office=case_words.office(office)) if office else gettext("Letterhead")


def template_fields() -> dict[str, str]:
    return {
        "valid_from": gettext("In force from"),
        "why": gettext("Why the texts change"),
        "answer": gettext("Answer"),
        "why_answer": gettext("Why"),
    }


def answers(*, mine: bool) -> Options:
    """What an administrator can say to proposed texts."""
    if mine:
        return [("withdraw", gettext("Withdraw the proposal"))]
    return [("accept", gettext("Accept the change")), ("refuse", gettext("Refuse the change"))]


def template_state(code: str) -> str:
    return {
        "waiting": gettext("waits for a second administrator"),
        "accepted": gettext("accepted"),
        "refused": gettext("refused"),
        "withdrawn": gettext("withdrawn"),
    }[code]


def signature_state(code: str) -> tuple[str, str]:
    """(words, colour) of what the verifier said about an electronic signature."""
    return {
        "verified": (gettext("Signature verified"), "green"),
        "not_verified": (gettext("Signature not valid"), "red"),
        "not_checked": (gettext("Signature could not be checked"), "yellow"),
    }[code]


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
