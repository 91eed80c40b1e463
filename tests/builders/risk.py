"""Facts, tiers and entries as actions take them."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from services.probation.risk.actions.facts import NewFact
from services.probation.risk.actions.overriding import NewOverride
from services.probation.risk.actions.relapse import NewEntry
from services.probation.risk.domain.steps import Step
from shared.registry import Capability, Fact
from tests.builders.ids import fresh
from tests.builders.moments import TODAY

ALL_KNOWN = {
    Step.EARLIER_CONVICTIONS: "0",
    Step.FIRST_CONVICTION_AGE: "30",
    Step.GRAVITY: "minor",
    Step.VIOLENCE: "no",
    Step.HOUSING: "settled",
}
"""Facts of documents that propose nothing."""


def facts(**values: str | None) -> list[NewFact]:
    """Facts that differ from ALL_KNOWN as named."""
    given: dict[Step, str | None] = {**ALL_KNOWN, **{Step(name): value for name, value in values.items()}}
    return [NewFact(step, value, "Sentence of 04.11.2026", fresh()) for step, value in given.items()]


def a_tier(tier: int, seen: UUID, *, days: int = 30) -> NewOverride:
    """A tier set by hand, reviewed in a month."""
    return NewOverride(tier, "The family supports the person", TODAY + timedelta(days=days), seen, fresh())


def an_entry(*grounds: str) -> NewEntry:
    """An entry with a ground."""
    return NewEntry(grounds or ("breach_confirmed",), "Two breaches were confirmed in October", "Conclusion 5 of 20.11.2026", fresh())


def breaches_at(*moments: datetime) -> Callable[[UUID, datetime], Awaitable[Sequence[Fact]]]:
    """A capability's answer: breaches confirmed at these moments."""

    async def confirmed(person: UUID, since: datetime) -> Sequence[Fact]:
        return [Fact("breach", fresh(), at, f"/people/{person}") for at in moments if at >= since]

    return confirmed


def knowing(capabilities: Sequence[Capability], *moments: datetime) -> list[Capability]:
    """The same capabilities, one of which knows breaches."""
    return [replace(each, confirmed_breaches=breaches_at(*moments)) if each.name == "closing" else each for each in capabilities]
