"""Who has a case, in words."""

from services.reintegration.owning.domain import Load
from shared.identity.cover.actions import REASONS
from shared.registry import Words
from shared.values import Details
from shared.web.i18n import format_date, gettext, ngettext

DECLINE_REASONS = ("too_many_cases", "away_soon", "knows_person", "language", "other")
"""Why a worker does not take a case over."""


def how(code: str) -> str:
    """How somebody came to have a case."""
    return {
        "opened": gettext("opened the case"),
        "taken": gettext("took the case"),
        "given": gettext("was given the case"),
        "accepted": gettext("accepted the case"),
    }[code]


def ended(code: str) -> str:
    """Why somebody does not have it any more."""
    return {
        "handed_over": gettext("handed over"),
        "given": gettext("given to somebody else"),
        "given_back": gettext("given back"),
        "left": gettext("does not work here any more"),
        "moved": gettext("the case went to another office"),
        "closed": gettext("the case was closed"),
    }[code]


def state(code: str) -> str:
    """Where a hand-over is."""
    return {
        "asked": gettext("Waiting for an answer"),
        "accepted": gettext("Accepted"),
        "declined": gettext("Declined"),
        "withdrawn": gettext("Withdrawn"),
        "lapsed": gettext("Ended: the case went to somebody else, or was closed"),
    }[code]


def decline_reason(code: str) -> str:
    """Why somebody does not take a case over."""
    return {
        "too_many_cases": gettext("I have too many cases"),
        "away_soon": gettext("I shall be away soon"),
        "knows_person": gettext("I know the person privately"),
        "language": gettext("I do not speak the person's language"),
        "other": gettext("Another reason (write it below)"),
    }[code]


def absence(code: str) -> str:
    """Why somebody is away."""
    return {
        "leave": gettext("On leave"),
        "illness": gettext("Ill"),
        "training": gettext("On training or a work trip"),
        "vacancy": gettext("The post is vacant"),
    }.get(code, code)


def absences() -> list[tuple[str, str]]:
    """Every reason for an absence: its code and its words."""
    return [(code, absence(code)) for code in REASONS]


def load(each: Load, more: int = 1) -> str:
    """What a worker carries, for a list to choose from; whether `more` cases would be too many."""
    words = ngettext("%(num)s case of %(most)s", "%(num)s cases of %(most)s", each.cases, most=each.capacity)
    if more and each.above(more):
        words += " · " + gettext("with this case above the number")
    if each.away_until:
        words += " · " + gettext("away until %(day)s, %(name)s stands in", day=format_date(each.away_until), name=each.covered_by)
    return words


def _instead(details: Details, said: str) -> str:
    """The same with who answered in the place of the other."""
    instead = details.get("instead")
    return f"{said}. " + gettext("%(name)s answered, who stood in", name=instead) if instead else said


TIMELINE: dict[str, Words] = {
    "worker_took": lambda _: gettext("A worker took the case"),
    "worker_given": lambda d: gettext("The case was given to %(name)s", name=d["after"]),
    "worker_changed": lambda d: _instead(d, gettext("The case went from %(old)s to %(new)s", old=d["before"], new=d["after"])),
    "worker_gave_back": lambda d: gettext("%(name)s gave the case back", name=d["before"]),
    "worker_left_behind": lambda d: gettext("%(name)s does not have the case any more: it belongs to another office", name=d["before"]),
    "handover_asked": lambda d: gettext("%(name)s was asked to take the case over", name=d["after"]),
    "handover_declined": lambda d: _instead(d, gettext("%(name)s does not take the case over", name=d["after"])),
    "handover_withdrawn": lambda d: gettext("%(name)s need not take the case over any more", name=d["after"]),
}
