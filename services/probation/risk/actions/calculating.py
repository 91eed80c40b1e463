"""Computing a person's tier and what stands between them and less supervision; kept only where something changed.

Nothing else changes: no schedule, no order, no item of anybody's queue is written from a tier. Once the criteria are not met any more,
nobody is asked about less supervision.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from services.probation.cases.actions import locked_registrations
from services.probation.database import BY, DB, Audit
from services.probation.local_time import local_today
from services.probation.queue.actions import close_item
from services.probation.risk import queries
from services.probation.risk.domain import overrides
from services.probation.risk.domain.criteria import Standing
from services.probation.risk.domain.entries import State as EntryState
from services.probation.risk.domain.lessening import spans, standing
from services.probation.risk.domain.norms import law_on
from services.probation.risk.domain.replay import digest, result_of
from services.probation.risk.domain.tiers import METHOD, Result
from services.probation.risk.sources import Known, known
from services.probation.risk.tables import RiskCalculation, RiskCurrent
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_rows, fetch_values

UNCHECKED = """SELECT r.person, r.supervising_authority FROM probation.registration r
    LEFT JOIN probation.risk_current k ON k.person = r.person AND k.authority = r.supervising_authority
    WHERE r.current AND r.state = 'open' AND (k.checked_on IS NULL OR k.checked_on < $1)
    AND NOT EXISTS (SELECT FROM probation.risk_set_aside s WHERE s.person = r.person AND s.authority = r.supervising_authority
        AND s.next_try_at > $3)
    ORDER BY k.checked_on NULLS FIRST, r.id LIMIT $2"""
MARK = "UPDATE probation.risk_current SET checked_on = NULL WHERE person = $1 RETURNING person"


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A person with an open registration of an authority."""

    person: UUID
    supervising_authority: str


async def compute(person: UUID, authority: str, trigger: str, *, by: Actor, now: datetime) -> bool:
    """Compute anew; returns whether something changed. False also where no registration of this authority is open."""
    async with transaction(DB):
        rows = await locked_registrations(person)
        if not any(row.state == "open" and row.supervising_authority == authority for row in rows):
            return False
        today = local_today(now)
        found = await known(person, authority, today)
        if found is None:
            return False
        law = law_on(today)
        result, mark = result_of(found.inputs, law), digest(found.inputs, law)
        before = await queries.latest(person, authority)
        calculation = before.id if before else None
        changed = before is None or before.digest != mark
        if changed:
            calculation = uuid4()
            await RiskCalculation.insert(
                RiskCalculation(
                    id=calculation, person=person, registration=found.lead.id, authority=authority,
                    number=before.number + 1 if before else 1, tier=result.tier, step=result.step, provisional=result.provisional,
                    inputs=json.dumps([each.stored() for each in found.inputs.values()]), law=json.dumps(law.stored()),
                    proposals=json.dumps([each.stored() for each in result.proposals]), missing=json.dumps(list(result.missing)),
                    could_raise=json.dumps(list(result.could_raise)), method=METHOD, digest=mark, trigger=trigger, by_id=by.id,
                    by_name=by.name, at=now,
                )
            )  # fmt: skip
            await _record(person, result, before.tier if before else None, trigger, by=by, now=now)
        await _keep_current(person, authority, found, result, calculation, now)
    return changed


async def refresh(person: UUID, authority: str, *, now: datetime) -> None:
    """Inside the caller's transaction: current state again, after an override or an entry changed; the tier is not computed anew."""
    calculation = await queries.latest(person, authority)
    found = await known(person, authority, local_today(now))
    if calculation is not None and found is not None:
        await _keep_current(person, authority, found, calculation.again(), calculation.id, now)


async def mark(person: UUID) -> None:
    """Inside the caller's transaction: something that the tier rests on may have changed; the worker computes anew in a moment."""
    await fetch_values(DB, MARK, person)


async def unchecked(now: datetime, size: int) -> list[Unchecked]:
    """Whose tier was not computed today, or has to be computed anew; nobody whose calculation failed and is not to be tried yet."""
    return await fetch_rows(DB, Unchecked, UNCHECKED, local_today(now), size, now)


async def _keep_current(person: UUID, authority: str, found: Known, result: Result, calculation: UUID | None, now: datetime) -> None:
    today = local_today(now)
    override = await queries.live_override(person, authority)
    holding = override.holding if override else None
    tier = overrides.applies(result.tier, holding)
    entry = next(iter(await queries.entries_of(person, authority)), None)
    between = spans(found.life(tier), today)
    before = await queries.current(person, authority)
    stands = standing(between, today)
    if before is not None and stands != Standing.MET:
        await close_item(kind="less_unlooked", subject_id=before.id, by=BY, now=now, outcome="over")
    values: dict[str, object] = {
        "registration": found.lead.id, "calculation": calculation, "computed": result.tier, "tier": tier, "step": result.step,
        "provisional": result.provisional, "override": override.id if override and holding else None,
        "review_on": holding.review_on if holding else None, "entered": entry is not None and entry.state == EntryState.ENTERED,
        "standing": stands, "criteria": json.dumps([span.stored() for span in between]), "checked_on": today,
        "standing_since": before.standing_since if before and before.standing == stands and before.standing_since else today,
    }  # fmt: skip
    mine = (RiskCurrent.person == person) & (RiskCurrent.authority == authority)
    if not await RiskCurrent.exists().where(mine):
        await RiskCurrent.insert(RiskCurrent(id=uuid4(), person=person, authority=authority, registration=found.lead.id))
    await RiskCurrent.update({getattr(RiskCurrent, name): value for name, value in values.items()}).where(mine)


async def _record(person: UUID, result: Result, before: int | None, trigger: str, *, by: Actor, now: datetime) -> None:
    """The audit knows every calculation. The timeline does not: a tier is guidance, and the timeline goes into the papers of a case."""
    details: audit.Details = {
        "tier": result.tier, "before": before, "step": str(result.step) if result.step else None, "provisional": result.provisional,
        "trigger": trigger,
    }  # fmt: skip
    await audit.record(Audit, by=by, action="risk_computed", about=person, details=details, at=now)
