"""Keeping who brought a case, and whom to ask there."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.reintegration.cases.locking import locked_case
from services.reintegration.database import DB, Audit
from services.reintegration.errors import EntryChanged
from services.reintegration.intake.tables import CaseBringer
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues, select_row


@dataclass(frozen=True, slots=True)
class Bringer:
    """Which institution, akimat or organisation; whom to ask there, and by which phone."""

    organisation: str
    contact: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class BringerRow:
    """The same as it is stored."""

    person: UUID
    organisation: str
    contact: str | None
    phone: str | None
    version: int
    by_name: str
    at: datetime


async def bringer_of(person: UUID) -> BringerRow | None:
    """Who brought the case; the caller has checked the scope."""
    return await select_row(BringerRow, CaseBringer.select().where(CaseBringer.person == person).first())


async def keep_bringer(person: UUID, said: Bringer, *, seen_version: int, by: Actor, now: datetime) -> None:
    """Write it, or correct it. `seen_version`: on the worker's page, 0 where nothing was said yet.

    Raises NotThere, CaseClosed, EntryChanged where somebody else corrected it meanwhile.
    """
    async with transaction(DB):
        await locked_case(person, by=by)
        known = await bringer_of(person)
        if (known.version if known else 0) != seen_version:
            raise EntryChanged
        values: ColumnValues = {
            "organisation": said.organisation, "contact": said.contact, "phone": said.phone, "version": seen_version + 1,
            "by_name": by.name, "at": now,
        }  # fmt: skip
        if known:
            await CaseBringer.update(values).where(CaseBringer.person == person)
            await write_entry(person, "bringer_corrected", by=by, now=now)
        else:
            columns = {CaseBringer._meta.get_column_by_name(str(name)): value for name, value in values.items()}
            await CaseBringer.insert(CaseBringer({CaseBringer.person: person, **columns}))
        await audit.record(Audit, by=by, action="case_bringer_kept", about=person, details={"version": seen_version + 1}, at=now)
