"""Making, renaming, retiring and restoring an office. Nothing is deleted: cases keep the code of their office."""

from datetime import datetime

from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues, fetch_values
from shared.identity.offices.known import Name, read_names
from shared.identity.offices.queries import STAFF
from shared.identity.tables import DB, Audit, Office


class StillUsed(Exception):
    """Accounts or kiosks of the office are switched on."""


class Changed(Exception):
    """Somebody changed the office meanwhile."""


async def keep_office(code: str, name: Name, *, seen: str, by: Actor, now: datetime) -> None:
    """Make an office, or give it other names; `seen`: the Kazakh name as the form had it, "" for a new one. Raises Changed."""
    async with transaction(DB) as opened:
        await opened.connection.execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"office {code}")
        known = await Office.select(Office.name_kk).where(Office.code == code).first()
        if (known["name_kk"] if known else "") not in (seen, name.kk):
            raise Changed
        values: ColumnValues = {Office.name_kk: name.kk, Office.name_ru: name.ru, Office.name_en: name.en, Office.changed_at: now}
        if known is None:
            await Office.insert(Office(code=code, name_kk=name.kk, name_ru=name.ru, name_en=name.en, changed_at=now))
        else:
            await Office.update(values).where(Office.code == code)
        details: audit.Details = {"office": code, "name": name.kk, "before": known["name_kk"] if known else ""}
        await audit.record(Audit, by=by, action="office_kept", about=by.id, details=details, at=now)
    await read_names()


async def retire_office(code: str, *, by: Actor, now: datetime) -> None:
    """Nobody is given to it any more. Retired already, nothing changes. Raises StillUsed."""
    async with transaction(DB) as opened:
        await opened.connection.execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"office {code}")
        if (await fetch_values(DB, STAFF, code))[0]:
            raise StillUsed
        await _set_retired(code, now, by=by, now=now)


async def restore_office(code: str, *, by: Actor, now: datetime) -> None:
    """It takes people again."""
    async with transaction(DB):
        await _set_retired(code, None, by=by, now=now)


async def _set_retired(code: str, at: datetime | None, *, by: Actor, now: datetime) -> None:
    values: ColumnValues = {Office.retired_at: at, Office.changed_at: now}
    await Office.update(values).where(Office.code == code)
    action = "office_retired" if at else "office_restored"
    await audit.record(Audit, by=by, action=action, about=by.id, details={"office": code}, at=now)
