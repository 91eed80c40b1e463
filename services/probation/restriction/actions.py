"""Restricting a case, and lifting the restriction."""

from datetime import datetime
from uuid import UUID

from services.probation.cases.actions import change_registration, locked_open_case
from services.probation.cases.queries import open_registrations
from services.probation.cases.telling import tell_who_may_see
from services.probation.database import DB, Audit
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction


async def set_restriction(person: UUID, restricted: bool, reason: str, *, by: Actor, now: datetime) -> None:
    """Restrict the open case, or lift the restriction; said again, it gets the new reason. Raises NotFound, AlreadyClosed."""
    action = "case_restricted" if restricted else "restriction_lifted"
    async with transaction(DB):
        case = await locked_open_case(person)
        async with beyond_scope(DB, "a person is restricted in every open registration of the authority, also in a colleague's"):
            for registration in await open_registrations(person, case.supervising_authority):
                await change_registration(registration.id, restricted=restricted, restriction_reason=reason if restricted else None)
            await tell_who_may_see(person, case.supervising_authority)
        await audit.record(Audit, by=by, action=action, about=person, details={"reason": reason}, at=now)
        await add_entry(person=person, kind=action, details={"reason": reason}, at=now, by=by)
