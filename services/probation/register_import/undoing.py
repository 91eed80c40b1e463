"""Taking back a whole import: every registration it made is closed, unless somebody has worked with it since."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.cases.actions import locked_registrations
from services.probation.closing.actions import close_registration
from services.probation.database import BY, DB, Audit
from services.probation.errors import AlreadyClosed, AlreadyDecided, NotFound
from services.probation.register_import.rows import CHANNEL, State, lock_import
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.access.acting import acting_for
from shared.actors import Actor, Authority, Role
from shared.db.acting import acting
from shared.db.engine import transaction
from shared.db.notify import notify
from shared.db.rows import fetch_row, fetch_rows, fetch_values

CLOSED_BECAUSE = "other"
BATCH = 50
IMPORT = "SELECT id, state FROM probation.register_import WHERE id = $1 AND office = $2 AND authority = $3"
STOP = """UPDATE probation.import_row SET result = 'dropped', fields = NULL, problems = NULL, alike = NULL
    WHERE import_id = $1 AND result IN ('waiting', 'held')"""
UNDONE = """UPDATE probation.register_import SET state = 'undone', undone_at = $2, undone_by = $3, undone_by_name = $4, undo_reason = $5
    WHERE id = $1"""
MADE = """SELECT r.import_id, r.number, r.person, r.registration, r.done_at, i.office, i.authority, i.undone_by, i.undone_by_name,
        i.undo_reason FROM probation.import_row r JOIN probation.register_import i ON i.id = r.import_id
    WHERE r.result = 'made' AND i.state = 'undone' AND ($1::uuid IS NULL OR i.id = $1) ORDER BY r.import_id, r.number LIMIT $2"""
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
    import_id: UUID
    number: int
    person: UUID
    registration: UUID
    done_at: datetime
    office: str
    authority: Authority
    undone_by: UUID
    undone_by_name: str
    undo_reason: str

    @property
    def by(self) -> Actor:
        """Who took the import back."""
        return Actor(self.undone_by, self.undone_by_name, Role.SENIOR_OFFICER, self.office, authority=self.authority)


@dataclass(frozen=True, slots=True)
class _Touched:
    touched: bool


async def undo(number: UUID, reason: str, *, by: Actor, now: datetime) -> tuple[int, int]:
    """Take it back to its end; (registrations that are closed, those left because something was done to them).

    Called again after a crash, it goes on. Raises NotFound, AlreadyDecided.
    """
    await begin(number, reason, by=by, now=now)
    closed = left = 0
    while found := await go_on(number, now=now):
        closed, left = closed + found.count(True), left + found.count(False)
    return closed, left


async def begin(number: UUID, reason: str, *, by: Actor, now: datetime) -> None:
    """It is taken back: rows that wait are dropped, and `go_on` closes the registrations. Raises NotFound, AlreadyDecided."""
    async with transaction(DB):
        await lock_import(number)
        known = await fetch_row(DB, _Import, IMPORT, number, by.office or "", by.authority)
        if known is None:
            raise NotFound
        made = await fetch_values(DB, "SELECT count(*) FROM probation.import_row WHERE import_id = $1 AND result = 'made'", number)
        if known.state not in {"running", "done", "undone"} or (known.state == "undone" and not made[0]):
            raise AlreadyDecided
        if known.state != "undone":
            await DB.connection().execute(STOP, number)
            await DB.connection().execute(UNDONE, number, now, by.id, by.name, reason)
            details: audit.Details = {"reason": reason, "rows": made[0]}
            await audit.record(Audit, by=by, action="register_import_undone", about=number, details=details, at=now)


async def go_on(number: UUID | None = None, *, size: int = BATCH, now: datetime) -> list[bool]:
    """Close one batch of registrations of this import, or of all that are taken back; for each whether it was closed.

    Each in a transaction of its own, on behalf of who took the import back.
    """
    results = []
    for row in await fetch_rows(DB, _Made, MADE, number, size):
        with acting(acting_for(row.by)):
            results.append(await _undo_row(row, now=now))
    if results:
        async with transaction(DB):
            await notify(DB, CHANNEL)
    return results


async def _undo_row(row: _Made, *, now: datetime) -> bool:
    async with transaction(DB):
        await locked_registrations(row.person)  # nobody works with them while this is looked at
        found = await fetch_row(DB, _Touched, TOUCHED, row.person, row.registration, row.done_at, BY.id, row.office)
        untouched = found is not None and not found.touched
        if untouched:
            try:
                await close_registration(row.person, reason=CLOSED_BECAUSE, by=row.by, now=now, registration=row.registration)
                details = {"import": str(row.import_id), "reason": row.undo_reason}
                await add_entry(person=row.person, kind="import_undone", details=details, at=now, by=row.by)
            except (AlreadyClosed, NotFound):
                untouched = False
        await DB.connection().execute(WRITE, row.import_id, row.number, "undone" if untouched else "left")
        return untouched
