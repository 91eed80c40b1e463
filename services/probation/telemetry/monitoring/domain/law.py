"""What the law says about electronic monitoring, by category: on what it rests, how long it lasts, who decides."""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from services.probation.law import rules as law


class Ground(StrEnum):
    """Why a person is monitored: the norm of the category alone, or a written warning before."""

    CATEGORY = "category"
    WARNING = "warning"


def norm(category: str, on: date) -> law.Rule:
    """The norm on which monitoring of the category rests; for other categories the one that says that none was found."""
    try:
        return law.rule(f"monitoring.ground.{category}", on)
    except law.NoSuchRule:
        return law.rule("monitoring.ground.any", on)


def decides(on: date) -> law.Rule:
    """Who decides."""
    return law.rule("monitoring.decides", on)


def after_warning(on: date) -> law.Rule:
    """How long monitoring lasts after a written warning."""
    return law.rule("monitoring.term.after_warning", on)


def refusal(on: date) -> law.Rule:
    """What follows when the person refuses: the law's data know no norm."""
    return law.rule("monitoring.refusal", on)


def liability(on: date) -> law.Rule:
    """What the law says about deliberate damage."""
    return law.rule("monitoring.damage", on)


def last_day(ground: Ground, starts_on: date, wanted: date | None, term_ends_on: date) -> date:
    """The last day of a decision: as wanted; after a written warning the term that the law names; never after the term of the sentence."""
    if ground is Ground.WARNING:
        wanted = _months_later(starts_on, law.number("monitoring.term.after_warning", starts_on)) - timedelta(days=1)
    return min(wanted or term_ends_on, term_ends_on)


def warned_before(on: date) -> timedelta:
    """How long before its last day a decision is shown as running out."""
    return timedelta(days=law.number("monitoring.runs_out_warning", on))


def return_within(on: date) -> timedelta:
    """How long after a bracelet was taken off its return is not yet late."""
    return timedelta(days=law.number("monitoring.return_within", on))


def _months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last one of that month."""
    year, month = divmod(day.month - 1 + months, 12)
    return date(day.year + year, month + 1, min(day.day, monthrange(day.year + year, month + 1)[1]))
