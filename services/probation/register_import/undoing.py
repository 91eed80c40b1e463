"""Taking back a whole import: every registration it made is closed, unless somebody has worked with it since."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.cases.actions import locked_registrations
from services.probation.closing.actions import close_registration
from services.probation.database import BY, DB, Audit
from services.probation.errors import AlreadyClosed, AlreadyDecided, NotFound
from services.probation.register_import.rows import State, lock_import
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_row, fetch_rows

CLOSED_BECAUSE = "other"
IMPORT = "SELECT id, state FROM probation.register_import WHERE id = $1 AND office = $2 AND authority = $3"
STOP = """UPDATE probation.import_row SET result = 'dropped', fields = NULL, problems = NULL, alike = NULL
    WHERE import_id = $1 AND result IN ('waiting', 'held')"""
UNDONE = """UPDATE probation.register_import SET state = 'undone', undone_at = $2, undone_by = $3, undone_by_name = $4, undo_reason = $5
    WHERE id = $1"""
MADE = "SELECT number, person, registration, done_at FROM probation.import_row WHERE import_id = $1 AND result = 'made' ORDER BY number"
TOUCHED = """SELECT r.state <> 'open' OR r.office <> $5 OR EXISTS (SELECT FROM probation.timeline_entry t WHERE t.person = $1 AND t.at > $3
            AND t.by_id <> $4)
        OR EXISTS (SELECT FROM probation.field_change c WHERE c.person = $1 AND c.at > $3) AS touched
    FROM probation.registration r WHERE r.id = $2"""
WRITE = "UPDATE probation.import_row SET result = $3 WHERE import_id = $1 AND number = $2"


@dataclass(frozen=True, slots=True)
class _Import:
    id: UUID
    state: State


@dataclass(frozen=True, slots=True)
class _Made:
    number: int
    person: UUID
    registration: UUID
    done_at: datetime


@dataclass(frozen=True, slots=True)
class _Touched:
    touched: bool


async def undo(number: UUID, reason: str, *, by: Actor, now: datetime) -> tuple[int, int]:
    """Take it back; (registrations that are closed, those left because something was done to them). Rows that wait are dropped.

    Each registration in a transaction of its own: called again after a crash, it goes on. Raises NotFound, AlreadyDecided.
    """
    async with transaction(DB):
        await lock_import(number)
        known = await fetch_row(DB, _Import, IMPORT, number, by.office or "", by.authority)
        if known is None:
            raise NotFound
        if known.state not in {"running", "done", "undone"}:
            raise AlreadyDecided
        made = await fetch_rows(DB, _Made, MADE, number)
        if known.state == "undone" and not made:
            raise AlreadyDecided
        if known.state != "undone":
            await DB.connection().execute(STOP, number)
            await DB.connection().execute(UNDONE, number, now, by.id, by.name, reason)
            details: audit.Details = {"reason": reason, "rows": len(made)}
            await audit.record(Audit, by=by, action="register_import_undone", about=number, details=details, at=now)
    results = [await _undo_row(number, each, reason, by=by, now=now) for each in made]
    return results.count(True), results.count(False)


async def _undo_row(number: UUID, row: _Made, reason: str, *, by: Actor, now: datetime) -> bool:
    async with transaction(DB):
        await locked_registrations(row.person)  # nobody works with them while this is looked at
        found = await fetch_row(DB, _Touched, TOUCHED, row.person, row.registration, row.done_at, BY.id, by.office or "")
        untouched = found is not None and not found.touched
        if untouched:
            try:
                await close_registration(row.person, reason=CLOSED_BECAUSE, by=by, now=now, registration=row.registration)
                details = {"import": str(number), "reason": reason}
                await add_entry(person=row.person, kind="import_undone", details=details, at=now, by=by)
            except (AlreadyClosed, NotFound):
                untouched = False
        await DB.connection().execute(WRITE, number, row.number, "undone" if untouched else "left")
        return untouched
