"""What the other services need to know in order to show a case to the right people."""

from dataclasses import dataclass
from uuid import UUID

from services.probation.cases.domain.categories import SupervisingAuthority
from services.probation.cases.tables import Registration
from services.probation.database import MESSAGING
from services.probation.errors import NotFound
from shared.db.rows import select_rows
from shared.messages.probation import RegistrationAccessForBiometrics, RegistrationAccessForReintegration
from shared.messaging.outbox import send


@dataclass(frozen=True, slots=True)
class Access:
    """What decides, beside office and officer, who may see a registration."""

    id: UUID
    supervising_authority: SupervisingAuthority
    restricted: bool


async def tell_who_may_see(person: UUID, authority: SupervisingAuthority) -> None:
    """Inside the caller's transaction: tell the desk and biometrics who supervises, and whether the case is restricted.

    Of each open registration that this authority supervises: the others know one of them, and keep what is said about that. Raises
    NotFound.
    """
    found = await select_rows(
        Access,
        Registration.select(Registration.id, Registration.supervising_authority, Registration.restricted)
        .where(Registration.person == person, Registration.supervising_authority == authority, Registration.state == "open")
        .order_by(Registration.id),
    )
    if not found:
        raise NotFound
    for one in found:
        said = {"person": person, "registration": one.id, "authority": one.supervising_authority, "restricted": one.restricted}
        await send(MESSAGING, RegistrationAccessForReintegration.model_validate(said))
        await send(MESSAGING, RegistrationAccessForBiometrics.model_validate(said))
