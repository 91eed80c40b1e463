"""After an appeal: a ruling that was carried out is corrected by a new step; what it changed is taken back by its owners."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from services.probation.breaches.actions.effects import duties, registration, term
from services.probation.breaches.actions.effects.keeping import BY_HAND, Change, keep, standing_effects
from services.probation.breaches.actions.steps import advance, locked_proceeding
from services.probation.breaches.domain.consequences import TO_COURT, Step
from services.probation.breaches.domain.effects import Owner
from services.probation.breaches.domain.stages import Event, Stage
from services.probation.breaches.queries import any_proceeding, appeals, rulings
from services.probation.breaches.rows import Proceeding, ShownAppeal, ShownEffect, ShownRuling
from services.probation.conditions.actions import WrongInputs
from services.probation.database import DB
from services.probation.errors import AlreadyClosed, AlreadyDecided
from shared.actors import Actor
from shared.db.engine import transaction

How = Literal["here", "by_hand"]


class CannotTakeBack(Exception):
    """The day to undo the closing is over, or somebody changed the same again since: it is corrected where it stands."""


async def correct(number: UUID, how: How, words: str, *, seen: int, by: Actor, now: datetime) -> Stage:
    """Take back what the ruling changed, or record that it was done elsewhere (`by_hand`).

    Raises NotFound, AlreadyDecided, CannotTakeBack.
    """
    async with transaction(DB):
        row = await locked_proceeding(number, seen, closed_too=True)
        if row.at is not Stage.CORRECTING:
            raise AlreadyDecided
        appeal, ruling = await decided_appeal(number), await quashed_ruling(number)
        for effect in await standing_effects(number, ruling.id):
            try:
                change = await _take_back(row, effect, appeal, words, how, by=by, now=now)
            except (AlreadyDecided, AlreadyClosed, term.AgainstTerm, WrongInputs) as problem:
                raise CannotTakeBack from problem
            await keep(row, ruling.id, change, corrects=effect.id, by=by, now=now)
        again = await any_proceeding(number)  # the registration may be open again
        assert again is not None
        return await advance(again, _next(again, appeal), why=words, details={"ruling": str(ruling.id), "how": how}, by=by, now=now)


async def decided_appeal(number: UUID) -> ShownAppeal:
    """The appeal that took the ruling away or changed it, the latest. Raises AlreadyDecided."""
    found = next((one for one in await appeals(number) if one.outcome in ("cancelled", "changed")), None)
    if found is None:
        raise AlreadyDecided
    return found


async def quashed_ruling(number: UUID) -> ShownRuling:
    """The ruling that the appeal took away, the latest. Raises AlreadyDecided."""
    found = next((one for one in await rulings(number) if one.quashed_at is not None), None)
    if found is None:
        raise AlreadyDecided
    return found


def _next(row: Proceeding, appeal: ShownAppeal) -> Event:
    if appeal.outcome == "cancelled":
        return Event.CORRECT
    to_court = bool({Step(one) for one in row.chosen} & TO_COURT)
    return Event.AWAIT_RULING if to_court and row.goes_on else Event.KEEP_REST


async def _take_back(
    row: Proceeding, effect: ShownEffect, appeal: ShownAppeal, words: str, how: How, *, by: Actor, now: datetime
) -> Change:
    if how == "by_hand":
        return Change(Owner(effect.owner), effect.subject, effect.after, effect.before, BY_HAND)
    document, on = appeal.outcome_document or "", appeal.decided_on or now.date()
    if effect.owner == Owner.TERM:
        return await term.withdraw(row, effect, document, words, by=by, now=now)
    if effect.owner == Owner.CLOSING:
        return await registration.reopen(row, effect, words, by=by, now=now)
    if effect.owner == Owner.DECISION:
        return await registration.end_registered(row, effect, document, words, by=by, now=now)
    return await duties.restore(effect, document, on, words, by=by, now=now)
