"""How a closed case opens again, by the reason for which it was closed. No database, no clock."""

from collections.abc import Mapping
from enum import StrEnum

from services.reintegration.cases.domain import CLOSING_REASONS, Ground
from services.reintegration.errors import NotAllowed, ReasonMissing


class Again(StrEnum):
    """Why a case opens again: the person came back and agrees, or the ending was entered by mistake."""

    RETURN = "return"
    MISTAKE = "mistake"


BY_MISTAKE_ALONE = ("died", "entered_in_error")
"""Nobody comes back from these: they can only have been wrong."""
REOPENING: Mapping[str | None, tuple[Again, ...]] = {
    None: (Again.RETURN, Again.MISTAKE),
    **{reason: (Again.MISTAKE,) if reason in BY_MISTAKE_ALONE else (Again.RETURN, Again.MISTAKE) for reason in CLOSING_REASONS},
}
"""By the reason of the closing; None for a case that was closed with its registration. Who may: `CasePermission.ACT`."""


def ensure_reopens(reason: str | None, again: Again, words: str) -> None:
    """Raises NotAllowed for a way that the table does not know, ReasonMissing for a mistake without words."""
    if again not in REOPENING.get(reason, ()):
        raise NotAllowed("closed")
    if again is Again.MISTAKE and not words.strip():
        raise ReasonMissing


def ground_again(ground: Ground, again: Again) -> Ground:
    """The ground of help afterwards. A return is a new consent; after a mistake it is as before, without a register that may have ended."""
    if again is Again.RETURN or ground is Ground.CONSENT:
        return Ground.CONSENT
    return Ground.CONSENT_AWAITED
