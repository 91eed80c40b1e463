"""Confirming entries: somebody has looked, and they are right on that day."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from services.reintegration.database import DB, Audit
from services.reintegration.directory.permissions import DirectoryPermission
from services.reintegration.errors import NotThere
from services.reintegration.settings import settings
from shared import audit
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.engine import transaction

CONFIRM = """UPDATE reintegration.organisation SET confirmed_on = $2 WHERE id = $1 AND ended_at IS NULL
    AND confirmed_on IS DISTINCT FROM $2 RETURNING id"""
SERVICES = "UPDATE reintegration.service_offer SET confirmed_on = $2 WHERE organisation = $1 AND ended_at IS NULL"
CONFIRMED = "SELECT confirmed_on FROM reintegration.organisation WHERE id = $1 AND ended_at IS NULL"
EXISTS = "SELECT 1 FROM reintegration.organisation WHERE id = $1 AND ended_at IS NULL"


async def confirm(organisation: UUID, *, by: Actor, now: datetime) -> None:
    """The organisation and its services are right today; twice a day is once. Raises NotThere for a provider's of others."""
    own = may(by, DirectoryPermission.OWN) and by.provider == organisation
    day = now.astimezone(ZoneInfo(settings().timezone)).date()
    async with transaction(DB):
        if not (own or may(by, DirectoryPermission.WRITE)) or not await DB.fetch(EXISTS, organisation):
            raise NotThere
        if await DB.fetch(CONFIRM, organisation, day):
            await DB.connection().execute(SERVICES, organisation, day)
            await audit.record(Audit, by=by, action="directory_confirmed", about=organisation, details={}, at=now)


async def confirmed_day(organisation: UUID) -> tuple[bool, date | None]:
    """Whether the organisation is in the directory, and when it was confirmed last."""
    rows = await DB.fetch(CONFIRMED, organisation)
    return bool(rows), rows[0]["confirmed_on"] if rows else None
