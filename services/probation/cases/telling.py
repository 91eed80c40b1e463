"""What the other services need to know in order to show a case to the right people."""

from dataclasses import dataclass
from uuid import UUID

from services.probation.cases.domain.categories import SupervisingAuthority
from services.probation.cases.tables import Registration
from services.probation.database import DB, MESSAGING
from services.probation.errors import NotFound
from shared.db.beyond import beyond_scope
from shared.db.rows import select_rows
from shared.messages.probation import RegistrationAccessForReintegration, SupervisedRegistration, SupervisionForBiometrics
from shared.messaging.outbox import send


@dataclass(frozen=True, slots=True)
class Access:
    """What decides who may see a registration."""

    id: UUID
    officer: UUID
    office: str
    supervising_authority: SupervisingAuthority
    restricted: bool


async def tell_who_may_see(person: UUID, authority: SupervisingAuthority) -> None:
    """Inside the caller's transaction: tell the desk and biometrics who supervises, and whether the case is restricted.

    Of each open registration that this authority supervises: the others know one of them, and keep what is said about that. Raises
    NotFound.
    """
    found = [one for one in await _open_registrations(person) if one.supervising_authority == authority]
    if not found:
        raise NotFound
    for one in found:
        said = {"person": person, "registration": one.id, "authority": one.supervising_authority, "restricted": one.restricted}
        await send(MESSAGING, RegistrationAccessForReintegration.model_validate(said))
    await tell_supervision(person)


async def tell_supervision(person: UUID) -> None:
    """Inside the caller's transaction: tell biometrics every open registration of the person, whoever has it; where none is, nothing."""
    async with beyond_scope(DB, "biometrics is told of every officer of the person, also of the other authority's"):
        found = await _open_registrations(person)
    if found:
        registrations = [
            SupervisedRegistration(
                registration=one.id, authority=one.supervising_authority, officer=one.officer, office=one.office, restricted=one.restricted
            )
            for one in found
        ]
        await send(MESSAGING, SupervisionForBiometrics(person=person, registrations=registrations))


async def _open_registrations(person: UUID) -> list[Access]:
    columns = Registration.id, Registration.officer, Registration.office, Registration.supervising_authority, Registration.restricted
    asked = Registration.select(*columns).where(Registration.person == person, Registration.state == "open")
    return await select_rows(Access, asked.order_by(Registration.created_at, Registration.id))
