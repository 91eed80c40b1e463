"""Emergency access in words."""

from services.probation.cases.words import office
from services.probation.emergency.domain import OUTCOMES
from shared.registry import Words
from shared.web.i18n import gettext


def title() -> str:
    """What an item of the queue is about."""
    return gettext("A record was opened as an emergency")


def outcome(code: str | None) -> str:
    """What a review found."""
    return {
        "justified": gettext("Justified"),
        "not_justified": gettext("Not justified"),
        "to_be_examined": gettext("To be examined by the service"),
    }.get(code or "", gettext("Not reviewed yet"))


def outcomes() -> list[tuple[str, str]]:
    """Every outcome: its code and its words."""
    return [(code, outcome(code)) for code in OUTCOMES]


def reason(code: str) -> str | None:
    """Why a human should look: the office of who opened it stands behind the code."""
    kind, _, asking = code.partition(" ")
    if kind != "emergency":
        return None
    return gettext("Opened by an officer of %(office)s: review it", office=office(asking)) if asking else gettext("Review it")


TIMELINE: dict[str, Words] = {
    "emergency_access": lambda d: gettext("The record was read in an emergency, for %(minutes)s minutes", minutes=d["minutes"]),
    "emergency_access_reviewed": lambda d: gettext("An emergency access was reviewed: %(outcome)s", outcome=outcome(d["outcome"])),
}
