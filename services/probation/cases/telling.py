"""What the other services need to know in order to show a case to the right people."""

from dataclasses import dataclass
from uuid import UUID

from services.probation.cases.domain.categories import SupervisingAuthority
from services.probation.cases.tables import Registration
from services.probation.database import MESSAGING
from services.probation.errors import NotFound
from shared.db.rows import select_row
from shared.messages.probation import RegistrationAccessForBiometrics, RegistrationAccessForReintegration
from shared.messaging.outbox import send


@dataclass(frozen=True, slots=True)
class Access:
    """What decides, beside office and officer, who may see a registration."""

    id: UUID
    supervising_authority: SupervisingAuthority
    restricted: bool


async def tell_who_may_see(person: UUID) -> None:
    """Inside the caller's transaction: tell the desk and biometrics who supervises, and whether the case is restricted. Raises NotFound."""
    found = await select_row(
        Access,
        Registration.select(Registration.id, Registration.supervising_authority, Registration.restricted)
        .where(Registration.person == person, Registration.current.eq(True))
        .first(),
    )
    if found is None:
        raise NotFound
    for kind in (RegistrationAccessForReintegration, RegistrationAccessForBiometrics):
        await send(
            MESSAGING,
            kind(person=person, registration=found.id, authority=found.supervising_authority, restricted=found.restricted),
        )
