"""What stands between a person and a proposal for less supervision: criteria with the day from which each is met."""

from collections.abc import Sequence
from datetime import date, timedelta

from services.probation.field_visits.domain.housing import months_later
from services.probation.law import rules as law
from services.probation.law.rules import NoSuchRule
from services.probation.risk.domain.criteria import Criterion, Life, Span, Standing


def spans(life: Life, on: date) -> tuple[Span, ...]:
    """Every criterion of the law of a day."""
    return tuple(span for span in (_no_breach(life, on), _no_missed(life, on), _work(life, on), _half(life, on), _tier(life, on)) if span)


def standing(found: Sequence[Span], on: date) -> Standing:
    """Met where every criterion is; almost where few are not, and each of these within a time, or with work found."""
    if not found:
        return Standing.FAR
    left = [span for span in found if not span.is_met(on)]
    if not left:
        return Standing.MET
    near = on + timedelta(days=law.number("less.almost.within", on))
    reachable = [span for span in left if (span.criterion is Criterion.WORK if span.begins is None else span.begins <= near)]
    return Standing.ALMOST if len(left) <= law.number("less.almost.most", on) and left == reachable else Standing.FAR


def _no_breach(life: Life, on: date) -> Span | None:
    months = _number("less.no_breach.months", on)
    if months is None:
        return None
    if not life.knows_breaches:
        return Span(Criterion.NO_BREACH, None, "less.no_breach.months", "not_known")
    since = max(filter(None, (life.registered_on, life.breached_on)))
    reason = "breach" if life.breached_on and life.breached_on >= life.registered_on else "registered"
    return Span(Criterion.NO_BREACH, months_later(since, months), "less.no_breach.months", reason)


def _no_missed(life: Life, on: date) -> Span | None:
    months = _number("less.no_missed.months", on)
    if months is None:
        return None
    since = max(filter(None, (life.registered_on, life.missed_on)))
    reason = "missed" if life.missed_on and life.missed_on >= life.registered_on else "registered"
    return Span(Criterion.NO_MISSED, months_later(since, months), "less.no_missed.months", reason)


def _work(life: Life, on: date) -> Span | None:
    try:
        occupied = law.values("less.work", on)
    except NoSuchRule:
        return None
    met = life.work in occupied
    return Span(Criterion.WORK, life.registered_on if met else None, "less.work", "known" if life.work else "not_known")


def _half(life: Life, on: date) -> Span | None:
    percent = _number("less.term.percent", on)
    if percent is None:
        return None
    if life.suspended:
        return Span(Criterion.HALF_TERM, None, "less.term.percent", "suspended")
    days = (life.term_ends_on - life.registered_on).days
    return Span(Criterion.HALF_TERM, life.registered_on + timedelta(days=-(-days * percent // 100)), "less.term.percent", "term")


def _tier(life: Life, on: date) -> Span | None:
    try:
        tiers = law.values("less.tiers", on)
    except NoSuchRule:
        return None
    return Span(Criterion.TIER, life.registered_on if str(life.tier) in tiers else None, "less.tiers", "tier")


def _number(code: str, on: date) -> int | None:
    try:
        return law.number(code, on)
    except NoSuchRule:
        return None


def months_between(since: date, until: date) -> int:
    """Whole months from one day to a later one."""
    months = (until.year - since.year) * 12 + until.month - since.month
    return max(0, months - (1 if until.day < since.day else 0))
