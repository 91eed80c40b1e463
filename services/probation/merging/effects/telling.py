"""What the other services need in order to show both of two merged records to the right people, and to part them again."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from services.probation.cases.telling import tell_supervision
from services.probation.database import DB, MESSAGING
from services.probation.merging.domain import Held
from shared.access.scope import region_of
from shared.messages.probation import (
    CaseTransferredForReintegration,
    RegistrationAccessForReintegration,
    RegistrationClosedForBiometrics,
    RegistrationClosedForReintegration,
)
from shared.messaging.outbox import send

LEADING = """SELECT office FROM probation.registration WHERE person = $1 AND state = 'open'
    ORDER BY current DESC, supervising_authority DESC, created_at, id LIMIT 1"""
NOT_FINAL = """SELECT EXISTS (SELECT FROM probation.closing WHERE person = $1 AND closed_at IS NOT NULL AND undone_at IS NULL
    AND final_at IS NULL)"""


async def tell_access(held: Iterable[Held], whose: Mapping[UUID, UUID] | None = None) -> None:
    """Of each open registration: who supervises, and whether it is restricted.

    The desk knows each as that of whom it was first: `whose` says it by registration, where that is another one. Biometrics is told every
    officer of the person to whom it belongs now.
    """
    held = list(held)
    for row in held:
        if row.state == "open":
            person = (whose or {}).get(row.id, row.person)
            said = {
                "person": person, "registration": row.id, "authority": row.supervising_authority, "restricted": row.restricted,
            }  # fmt: skip
            await send(MESSAGING, RegistrationAccessForReintegration.model_validate(said))
    for person in dict.fromkeys(row.person for row in held):
        await tell_supervision(person)


async def tell_as_it_is(person: UUID, held: Iterable[Held], *, now: datetime) -> None:
    """After two records parted: who has the case now, or that it has ended meanwhile."""
    leading = await DB.connection().fetchrow(LEADING, person)
    if leading is not None:
        office = leading["office"]
        await send(MESSAGING, CaseTransferredForReintegration(person=person, office=office, region=region_of(office)))
    elif not await DB.connection().fetchval(NOT_FINAL, person):
        for row in held:
            ended = {"person": person, "registration": row.id, "closed_at": now}
            await send(MESSAGING, RegistrationClosedForBiometrics.model_validate(ended))
            await send(MESSAGING, RegistrationClosedForReintegration.model_validate(ended))
