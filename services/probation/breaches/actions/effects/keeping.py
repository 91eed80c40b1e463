"""What a ruling changed is kept with the row that it changed, so that each leads to the other."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from services.probation.breaches.domain.effects import Owner
from services.probation.breaches.queries import effects
from services.probation.breaches.rows import Proceeding, ShownEffect, ShownRuling
from services.probation.breaches.tables import BreachEffect
from shared.actors import Actor
from shared.values import JsonObject

PROPOSED, DONE, UNDONE, BY_HAND = "proposed", "done", "undone", "by_hand"
"""A second person answers; carried out; taken back here; taken back elsewhere, as an officer says."""


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed: the row of its owner, as it stood before and as it stands now."""

    owner: Owner
    subject: UUID
    before: JsonObject
    after: JsonObject
    event: str = DONE


async def keep(row: Proceeding, ruling: UUID, change: Change, *, corrects: UUID | None = None, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction."""
    await BreachEffect.insert(
        BreachEffect(
            id=uuid4(), proceeding=row.id, ruling=ruling, owner=change.owner, subject=change.subject, event=change.event,
            before=json.dumps(change.before, ensure_ascii=False), after=json.dumps(change.after, ensure_ascii=False),
            corrects=corrects, by_id=by.id, by_name=by.name, at=now,
        )
    )  # fmt: skip


async def standing_effects(number: UUID, ruling: UUID) -> list[ShownEffect]:
    """What carrying out the ruling changed and nobody took back; the end of the registration first, which is the first to be taken back."""
    found = await effects(number)
    taken_back = {one.corrects for one in found}
    standing = [one for one in found if one.ruling == ruling and one.event == DONE and one.id not in taken_back]
    return sorted(standing, key=lambda one: one.owner != Owner.CLOSING)


async def is_done(number: UUID, ruling: ShownRuling, owner: Owner) -> bool:
    """Whether this part was carried out before, and stands."""
    return any(one.owner == owner for one in await standing_effects(number, ruling.id))
