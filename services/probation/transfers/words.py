"""Transfers in words."""

from services.probation.cases.words import office
from shared.registry import Words
from shared.web.i18n import gettext

WANTED, OFFERED, MOVED, CLOSED = "transfer_wanted", "transfer_offered", "transfer_moved", "transfer_released"


def reason(code: str) -> str | None:
    """Why a human should look: the other office stands behind the code."""
    kind, _, other = code.partition(" ")
    if not other:
        return None
    return {
        WANTED: gettext("Asked for by %(office)s: offer the case or refuse", office=office(other)),
        OFFERED: gettext("Offered by %(office)s: accept it for an officer, or refuse", office=office(other)),
        MOVED: gettext("Taken over from %(office)s: read the history, check the next check-in", office=office(other)),
        CLOSED: gettext("%(office)s may register this person anew", office=office(other)),
        "transfer_refused": gettext("%(office)s refused: the case stays here", office=office(other)),
        "transfer_expired": gettext("%(office)s did not answer: the case stays here", office=office(other)),
    }.get(kind)


def state(code: str) -> str:
    """Where a transfer stands."""
    return {
        "asked": gettext("Asked for"),
        "offered": gettext("Offered"),
        "accepted": gettext("Transferred"),
        "refused": gettext("Refused"),
        "withdrawn": gettext("Taken back"),
        "expired": gettext("Not answered in time"),
    }.get(code, code)


def field_names() -> dict[str, str]:
    """The fields of the forms by name."""
    return {
        "iin": gettext("IIN"),
        "wish": gettext("Why your office needs the case"),
        "office": gettext("To which office"),
        "reason": gettext("Why the case moves"),
        "document": gettext("Document"),
        "officer": gettext("Officer"),
        "answer": gettext("Your answer to the other office"),
    }


TIMELINE: dict[str, Words] = {
    "transfer_asked": lambda d: " ".join(
        (gettext("%(office)s asked for the transfer of the case", office=office(d["office"])), d.get("wish", ""))
    ).strip(),
    "transfer_offered": lambda d: gettext(
        "The case was offered to %(office)s: %(reason)s (%(document)s)",
        office=office(d["office"]),
        reason=d["reason"],
        document=d["document"],
    ),
    "transfer_accepted": lambda d: gettext(
        "The case was transferred from %(old)s to %(new)s, officer %(officer)s",
        old=office(d["from"]),
        new=office(d["to"]),
        officer=d["officer"],
    ),
    "transfer_refused": lambda d: gettext(
        "The transfer to %(office)s was refused: %(answer)s", office=office(d["office"]), answer=d["answer"]
    ),
    "transfer_withdrawn": lambda d: gettext("The transfer to %(office)s was taken back", office=office(d["office"])),
    "transfer_expired": lambda d: gettext("The transfer to %(office)s was not answered in time", office=office(d["office"])),
}
