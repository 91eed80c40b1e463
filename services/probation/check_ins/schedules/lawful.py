"""What the law asks for at least of a person's schedule of check-ins."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from services.probation.cases.domain.categories import Settlement
from services.probation.cases.domain.frequency import Frequency
from services.probation.check_ins.domain.plan import Plan, in_force
from services.probation.check_ins.plans import Supervised, least_frequency, schedule_of, supervised
from services.probation.law import rules as law
from services.probation.law_checks.domain import Finding


def least_rule(registrations: Sequence[Supervised], on: date) -> tuple[Frequency, law.Rule] | None:
    """The law's minimum for this person with the rule that says it; None where the officer sets the days."""
    found = least_frequency(registrations, on)
    if found is None:
        return None
    least, whose = found
    for code in (f"check_in.{whose.category}.{whose.settlement}", f"check_in.{whose.category}"):
        try:
            return least, law.rule(code, on)
        except law.NoSuchRule:
            continue
    return None


async def too_rare_at(person: UUID, authority: str, settlement: Settlement, on: date) -> Finding | None:
    """Whether the schedule in force is rarer than the law asks where the person lives then; None if it was so before the move too."""
    registrations = await supervised(person, authority)
    if not registrations:
        return None
    plan = in_force((await schedule_of(registrations)).plans, on)
    moved = [replace(one, settlement=settlement) for one in registrations]
    before, after = _asked(registrations, plan, on), _asked(moved, plan, on)
    return None if after is None or before is not None else Finding("check_in_too_rare", after)


def _asked(registrations: Sequence[Supervised], plan: Plan, on: date) -> law.Rule | None:
    """The rule that the plan does not keep."""
    least = least_rule(registrations, on)
    return least[1] if least is not None and plan.rarer_than(least[0]) else None
