"""Giving a case to another officer, of the same office or of another one: the one place where the owner changes."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.cases.actions import move_registrations
from services.probation.cases.domain.because import Because
from services.probation.cases.rows import MovedRegistration
from services.probation.cases.telling import tell_supervision
from services.probation.database import MESSAGING
from services.probation.queue.actions import hand_over_items
from shared.access.scope import region_of
from shared.actors import Actor
from shared.messages.probation import CaseTransferredForReintegration
from shared.messaging.outbox import send
from shared.registry import CaseMoved, registry


@dataclass(frozen=True, slots=True)
class Owner:
    """An officer with their office."""

    id: UUID
    name: str
    office: str


async def move_case(
    person: UUID, authority: str, to: Owner, *, from_office: str, because: Because, by: Actor, now: datetime
) -> list[MovedRegistration]:
    """Inside the caller's transaction: the person's open registrations of this authority, with everything that waits, go to `to`.

    Returns what moved; empty where none is open, and then nothing was changed. The other services are told.
    """
    moved = await move_registrations(
        person, authority, officer=to.id, officer_name=to.name, office=to.office, because=because, by=by, now=now
    )
    if not moved:
        return []
    region = region_of(to.office)
    await hand_over_items(person, officer=to.id, office=to.office, authority=authority)
    await registry("probation").case_moved(CaseMoved(person, to.office, region, to.id, tuple(each.id for each in moved)))
    await tell_supervision(person)
    if to.office != from_office:
        await send(MESSAGING, CaseTransferredForReintegration(person=person, office=to.office, region=region))
    return moved
