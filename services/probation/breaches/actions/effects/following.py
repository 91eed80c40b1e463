"""What the closing of a registration, and its undoing, does to a ruling that ends it."""

from uuid import UUID

from services.probation.breaches.actions.effects.keeping import DONE, PROPOSED, UNDONE, Change, keep
from services.probation.breaches.actions.effects.registration import CLOSED, OPEN, WAITS
from services.probation.breaches.actions.rulings import mark_applied, mark_waiting
from services.probation.breaches.actions.steps import advance
from services.probation.breaches.domain.effects import Owner
from services.probation.breaches.domain.stages import Event, Stage
from services.probation.breaches.queries import any_proceeding, effects_on, rulings
from services.probation.breaches.rows import Proceeding, ShownEffect, ShownRuling
from services.probation.closing.queries import latest_closing
from services.probation.database import DB
from shared.case_events import CaseClosed, CaseReopened
from shared.db.rows import fetch_values

LOCK = "SELECT id FROM probation.breach_proceeding WHERE id = $1 FOR UPDATE"


async def confirm_proposed(closed: CaseClosed) -> None:
    """The second officer confirmed the end of a registration by a ruling: the ruling is carried out."""
    found = await _of_latest_closing(closed.registration, PROPOSED)
    if found is None:
        return
    row, effect, ruling = found
    if row.at is not Stage.RULED or not ruling.waits:
        return
    await advance(row, Event.APPLY, details={"effect": ruling.effect, "ruling": str(ruling.id)}, by=closed.by, now=closed.at)
    await mark_applied(ruling.id, by=closed.by, now=closed.at)
    await keep(row, ruling.id, Change(Owner.CLOSING, effect.subject, WAITS, CLOSED), by=closed.by, now=closed.at)


async def wait_again(reopened: CaseReopened) -> None:
    """The end of a registration by a ruling was undone: the ruling waits to be carried out again."""
    found = await _of_latest_closing(reopened.registration, DONE)
    if found is None:
        return
    row, effect, ruling = found
    if row.at is not Stage.DONE or not ruling.in_force:
        return
    await mark_waiting(ruling.id)
    await advance(row, Event.EFFECT_UNDONE, details={"ruling": str(ruling.id)}, by=reopened.by, now=reopened.at)
    undone = Change(Owner.CLOSING, effect.subject, CLOSED, OPEN, UNDONE)
    await keep(row, ruling.id, undone, corrects=effect.id, by=reopened.by, now=reopened.at)


async def _of_latest_closing(registration: UUID, event: str) -> tuple[Proceeding, ShownEffect, ShownRuling] | None:
    """The proceeding, locked, whose ruling led to the latest closing of this registration."""
    closing = await latest_closing(registration)
    found = [one for one in await effects_on([closing.id] if closing else []) if one.event == event]
    if not found:
        return None
    effect = found[-1]
    await fetch_values(DB, LOCK, effect.proceeding)
    row = await any_proceeding(effect.proceeding)
    ruling = next((one for one in await rulings(effect.proceeding) if one.id == effect.ruling), None)
    return (row, effect, ruling) if row is not None and ruling is not None else None
