"""Transfers in words."""

from services.probation.cases.words import office
from shared.registry import Words
from shared.web.i18n import gettext

WANTED = "transfer_wanted"


def reason(code: str) -> str | None:
    """Why a human should look: the office that asks stands behind the code."""
    kind, _, asking = code.partition(" ")
    return gettext("Asked for by %(office)s: answer in writing", office=office(asking)) if kind == WANTED else None


TIMELINE: dict[str, Words] = {
    "transfer_asked": lambda d: gettext("%(office)s asked for the transfer of the case", office=office(d["office"])),
}
