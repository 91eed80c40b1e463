"""The address that the desk proposes: kept until the officer has decided, then its text is deleted."""

from datetime import datetime
from typing import Literal
from uuid import UUID, uuid4

from services.probation.cases.actions import locked_registrations
from services.probation.database import DB
from services.probation.support.tables import ProposedAddress
from shared.db.engine import transaction

HowEnded = Literal["moved", "replaced", "taken_back"]


async def proposed_address(person: UUID) -> str | None:
    """What waits for the officer; None where nothing does."""
    waiting = ProposedAddress.select(ProposedAddress.address).where(ProposedAddress.person == person, ProposedAddress.ended_at.is_null())
    found = await waiting.first()
    return None if found is None else str(found["address"])


async def propose(person: UUID, address: str, said_at: datetime, *, now: datetime) -> None:
    """Keep it in place of an earlier one."""
    async with transaction(DB):
        await end_proposals(person, "replaced", now=now)
        await ProposedAddress.insert(ProposedAddress(id=uuid4(), person=person, address=address, said_at=said_at, received_at=now))


async def end_proposals(person: UUID, how: HowEnded, *, now: datetime) -> bool:
    """End what waits; returns whether anything did. The person's record is locked first, as everywhere."""
    async with transaction(DB):
        await locked_registrations(person)
        ended = ProposedAddress.update(
            {ProposedAddress.ended_at: now, ProposedAddress.ended_how: how, ProposedAddress.address: None}
        ).where(ProposedAddress.person == person, ProposedAddress.ended_at.is_null())
        return bool(await ended.returning(ProposedAddress.id))
