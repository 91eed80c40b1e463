"""What the papers of a proceeding say beside their facts and rules."""

from services.probation.breaches.domain.consequences import SECOND, Step
from shared.web.i18n import gettext, ngettext


def to_explain() -> str:
    """What somebody is called in for."""
    return gettext("To explain what happened, in your own words")


def police() -> str:
    """Who brings somebody."""
    return gettext("To the police")


def equipment() -> str:
    """What was damaged."""
    return gettext("Electronic bracelet")


def request(step: Step, months: int | None) -> str:
    """What the court is asked for."""
    if step is Step.EXTEND and months is not None:
        return gettext("To extend the term by %(length)s", length=ngettext("%(num)s month", "%(num)s months", months))
    if step is Step.CANCEL:
        return gettext("To cancel the suspended sentence, the deferral or the parole")
    return gettext("To replace the punishment")


def signed_by_two(step: Step) -> bool:
    """Whether a second, senior officer signs."""
    return step in SECOND
