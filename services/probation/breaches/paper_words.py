"""What the papers of a proceeding say beside their facts and rules."""

from datetime import date

from services.probation.breaches import words
from services.probation.breaches.domain.consequences import SECOND, Step
from shared.web.i18n import format_date, gettext, ngettext


def to_explain() -> str:
    """What somebody is called in for."""
    return gettext("To explain what happened, in your own words")


def explained() -> str:
    """Why a paper that asks for an explanation is withdrawn before anybody signed it."""
    return gettext("The person has explained before this paper was signed")


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
    if step is Step.WANTED:
        return gettext("To put the person on the wanted list")
    return gettext("To replace the punishment")


def measure(on: date, kind: str, result: str) -> str:
    """A search measure with its day and result, as a line of the submission for the wanted list."""
    return f"{format_date(on)}: {words.measure(kind)}. {result}"


def suspended(since: date | None) -> str:
    """What the submission for the wanted list says about the term; nothing where it runs."""
    return gettext("Term suspended, from this day: %(day)s", day=format_date(since)) if since else ""


def recalled(title: str) -> str:
    """What the letter is about that recalls a paper."""
    return gettext("Recalled: %(title)s", title=title)


def recall(title: str, document: str) -> str:
    """The text of such a letter; `document` is the decision about the appeal."""
    return gettext("After an appeal (%(document)s) this document is not valid any more: %(title)s.", title=title, document=document)


def signed_by_two(step: Step) -> bool:
    """Whether a second, senior officer signs."""
    return step in SECOND
