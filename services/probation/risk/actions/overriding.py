"""A tier that an officer sets beside the computed one: with a reason and a day of review, below the computed one by two people."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.probation.database import DB
from services.probation.errors import AlreadyDecided, NotFound, SecondOfficerNeeded
from services.probation.queue.actions import close_item, open_item
from services.probation.risk import queries
from services.probation.risk.actions.calculating import refresh
from services.probation.risk.actions.common import happened, locked_lead
from services.probation.risk.domain import overrides
from services.probation.risk.domain.overrides import Event, State
from services.probation.risk.queries import ShownOverride
from services.probation.risk.tables import RiskOverride
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues

CONFIRM, REVIEW = "risk_confirm", "risk_review"


class SameTier(Exception):
    """This is the computed tier: nothing has to be set."""


class NotComputed(Exception):
    """There is no calculation yet beside which a tier could be set."""


@dataclass(frozen=True, slots=True)
class NewOverride:
    """The tier, why, and when it is looked at again. `seen`: the calculation that the officer read."""

    tier: int
    reason: str
    review_on: date
    seen: UUID
    token: UUID


async def set_tier(person: UUID, authority: str, new: NewOverride, *, by: Actor, now: datetime) -> UUID:
    """Set it: above the computed tier it holds at once, below it waits for a second person. What was set before is replaced: while the
    new one waits, the computed tier applies.

    Raises NotFound, AlreadyClosed, NotComputed, SameTier, AlreadyDecided where another calculation came meanwhile.
    """
    async with transaction(DB):
        case = await locked_lead(person, authority)
        known = await RiskOverride.select(RiskOverride.id).where(RiskOverride.form_token == new.token).first()
        if known is not None:
            found: UUID = known["id"]
            return found
        calculation = await queries.latest(person, authority)
        if calculation is None:
            raise NotComputed
        if calculation.id != new.seen:
            raise AlreadyDecided
        if new.tier == calculation.tier:
            raise SameTier
        before = await queries.live_override(person, authority)
        if before is not None:
            await _move(before, Event.REPLACE, {}, why=new.reason, by=by, now=now)
        number, state = uuid4(), overrides.begins(new.tier, calculation.tier)
        await RiskOverride.insert(
            RiskOverride(
                id=number, person=person, registration=case.id, authority=authority, tier=new.tier, computed=calculation.tier,
                reason=new.reason, review_on=new.review_on, state=state, proposed_by=by.id, proposed_by_name=by.name, proposed_at=now,
                form_token=new.token, version=1,
            )
        )  # fmt: skip
        await happened(number, person, authority, "set", state, why=new.reason, until_on=new.review_on, by=by, now=now)
        if state is State.PROPOSED:
            await open_item(
                kind=CONFIRM, person=person, subject_id=number, reason=CONFIRM, now=now, by=by, excluded_officer=by.id,
                registration=case.id,
            )  # fmt: skip
        await refresh(person, authority, now=now)
    return number


async def decide(
    override: UUID,
    person: UUID,
    authority: str,
    event: Event,
    why: str,
    *,
    version: int,
    review_on: date | None = None,
    by: Actor,
    now: datetime,
) -> None:
    """Confirm, refuse, withdraw or review it.

    Raises NotFound, AlreadyClosed, AlreadyDecided where somebody was faster or the computed tier is another one by now, SecondOfficerNeeded
    if one person would do both.
    """
    async with transaction(DB):
        await locked_lead(person, authority)
        row = next((each for each in await queries.overrides_of(person, authority) if each.id == override), None)
        if row is None:
            raise NotFound
        if row.version != version:
            raise AlreadyDecided
        if event in (Event.CONFIRM, Event.REFUSE) and row.proposed_by == by.id:
            raise SecondOfficerNeeded
        values: ColumnValues = {}
        if event is Event.CONFIRM:
            calculation = await queries.latest(person, authority)
            if calculation is None or calculation.tier > row.computed:
                raise AlreadyDecided
            values = {RiskOverride.confirmed_for: calculation.tier}
        if event is Event.REVIEW and review_on is not None:
            values = {RiskOverride.review_on: review_on}
        await _move(row, event, values, why=why, until_on=review_on, by=by, now=now)
        await refresh(person, authority, now=now)


async def _move(
    row: ShownOverride, event: Event, values: ColumnValues, *, why: str = "", until_on: date | None = None, by: Actor, now: datetime
) -> None:
    try:
        state = overrides.transition(State(row.state), event)
    except overrides.NotAllowed:
        raise AlreadyDecided from None
    await RiskOverride.update({RiskOverride.state: state, RiskOverride.version: row.version + 1, **values}).where(RiskOverride.id == row.id)
    await happened(row.id, row.person, row.authority, event, state, why=why, until_on=until_on, by=by, now=now)
    for kind in (CONFIRM, REVIEW):
        await close_item(kind=kind, subject_id=row.id, by=by, now=now, outcome=str(state))
