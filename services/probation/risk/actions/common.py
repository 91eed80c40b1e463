"""What all of these actions begin and end with: the case locked, the history written."""

from datetime import date, datetime
from uuid import UUID, uuid4

from services.probation.cases.actions import locked_registrations
from services.probation.cases.rows import LockedCase
from services.probation.database import Audit
from services.probation.errors import AlreadyClosed, NotFound
from services.probation.risk.tables import RiskEvent
from shared import audit
from shared.actors import Actor


async def locked_lead(person: UUID, authority: str) -> LockedCase:
    """The leading open registration of this authority; all are locked until commit. Raises NotFound, AlreadyClosed."""
    rows = [row for row in await locked_registrations(person) if row.supervising_authority == authority]
    if not rows:
        raise NotFound
    found = next((row for row in rows if row.state == "open"), None)
    if found is None:
        raise AlreadyClosed
    return found


async def happened(
    subject: UUID,
    person: UUID,
    authority: str,
    event: str,
    state: str,
    *,
    why: str = "",
    until_on: date | None = None,
    by: Actor,
    now: datetime,
) -> None:
    """One entry of the history of an override, an entry or a proposal, and the record of it. The timeline does not
    tell it: it is internal.
    """
    await RiskEvent.insert(
        RiskEvent(
            id=uuid4(), person=person, authority=authority, subject=subject, event=event, state=state, until_on=until_on, why=why,
            by_id=by.id, by_name=by.name, at=now,
        )
    )  # fmt: skip
    details: audit.Details = {"subject": str(subject), "event": event, "state": state}
    await audit.record(Audit, by=by, action="risk_decided", about=person, details=details, at=now)
