"""A human carries out what the court ruled, in one transaction: the stage, what changes, and the links between the two."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from services.probation.breaches.actions.effects import duties, registration, term
from services.probation.breaches.actions.effects.duties import Duties
from services.probation.breaches.actions.effects.keeping import Change, is_done, keep
from services.probation.breaches.actions.rulings import mark_applied, waiting_ruling
from services.probation.breaches.actions.steps import advance, locked_proceeding, note
from services.probation.breaches.domain.effects import BY_COURT, Owner
from services.probation.breaches.domain.stages import Event
from services.probation.breaches.rows import Proceeding, ShownRuling
from services.probation.closing.domain import needs_second
from services.probation.closing.queries import latest_closing
from services.probation.database import DB
from services.probation.errors import AlreadyDecided
from services.probation.local_time import local_today
from services.probation.register.actions import NewRegistration
from shared.actors import Actor
from shared.db.engine import transaction

Outcome = Literal["applied", "proposed"]


class NoDecision(Exception):
    """The other penalty has to be registered together with the end of this registration."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What the officer confirms: words about it, the other penalty as it is registered, the duties as the court changed them."""

    words: str
    decision: NewRegistration | None = None
    duties: Duties | None = None


async def apply_ruling(number: UUID, confirmed: Confirmed, *, seen: int, by: Actor, now: datetime) -> Outcome:
    """Carry the ruling out through those who own what changes. `proposed`: a second officer confirms the end of the registration first.

    Raises NotFound, AlreadyClosed, AlreadyDecided, AgainstTerm, NoDuties, NoDecision, WrongInputs, SameDecision, OverrideNeeded, FormUsed.
    """
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        ruling = await waiting_ruling(number)
        waits = Owner.CLOSING in ruling.owners and needs_second(BY_COURT, local_today(now))
        if waits and await second_is_asked(row):
            raise AlreadyDecided
        details = {"effect": ruling.effect, "ruling": str(ruling.id)}
        if waits:
            await note(row, "effect_proposed", why=confirmed.words, details=details, by=by, now=now)
        else:
            await advance(row, Event.APPLY, why=confirmed.words, details=details, by=by, now=now)
            await mark_applied(ruling.id, by=by, now=now)
        for owner in ruling.owners:
            for change in await _carry_out(row, ruling, owner, confirmed, by=by, now=now):
                await keep(row, ruling.id, change, by=by, now=now)
    return "proposed" if waits else "applied"


async def second_is_asked(row: Proceeding) -> bool:
    """Whether a second officer was asked to confirm the end of the registration."""
    closing = await latest_closing(row.registration)
    return closing is not None and closing.waits


async def _carry_out(row: Proceeding, ruling: ShownRuling, owner: Owner, confirmed: Confirmed, *, by: Actor, now: datetime) -> list[Change]:
    if owner is Owner.TERM:
        return [await term.extend(row, ruling, confirmed.words, by=by, now=now)]
    if owner is Owner.DUTIES:
        return await duties.change(row, ruling, confirmed.duties or Duties(), confirmed.words, by=by, now=now)
    if owner is Owner.CLOSING:
        return [await registration.close(row, ruling, confirmed.words, by=by, now=now)]
    if await is_done(row.id, ruling, Owner.DECISION):
        return []  # it was registered before a closing that was refused or undone
    if confirmed.decision is None:
        raise NoDecision
    return [await registration.register(row, confirmed.decision, by=by, now=now)]
