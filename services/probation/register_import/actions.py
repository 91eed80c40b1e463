"""Taking a register over: the file is taken in as rows; a senior officer confirms or discards it, and decides the rows that are held."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.register_import.carrying_out import LockedRow, Outcome, locked_row, nobodys_pin, register_row, write_outcome
from services.probation.register_import.examining import Examined, ExaminedFile
from services.probation.register_import.permissions import ImportPermission
from services.probation.register_import.rows import State, kind_of, lock_import, office_of
from shared import audit
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import fetch_row, fetch_values
from shared.web.forms import FormErrors

LEAST_REASON, LONGEST_REASON = 10, 1_000
"""Characters of a reason, as the registration form has them."""
TAKEN_IN = """SELECT id FROM probation.register_import WHERE office = $1 AND authority = $2 AND file_hash = $3
    AND state IN ('running', 'done') ORDER BY begun_at DESC LIMIT 1"""
INSERT = """INSERT INTO probation.register_import
    (id, office, authority, file_name, file_hash, rows, state, begun_at, begun_by, begun_by_name, handed_over)
    VALUES ($1, $2, $3, $4, $5, $6, 'checked', $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING id"""
INSERT_ROW = """INSERT INTO probation.import_row (import_id, number, hash, result, fields, problems, alike, officer, officer_name)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"""
IMPORT = """SELECT id, state FROM probation.register_import
    WHERE id = $1 AND (office = $2 AND authority = $3 OR handed_over AND state = 'checked' AND begun_by = $4)"""
CONFIRM = """UPDATE probation.register_import SET state = 'running', confirmed_at = $2, confirmed_by = $3, confirmed_by_name = $4
    WHERE id = $1"""
DISCARD = "UPDATE probation.register_import SET state = 'discarded' WHERE id = $1"
FORGET = "UPDATE probation.import_row SET fields = NULL, problems = NULL, alike = NULL WHERE import_id = $1"
DECIDE = """UPDATE probation.import_row SET decided_by = $3, decided_by_name = $4, reason = $5 WHERE import_id = $1 AND number = $2"""
Decision = Literal["register", "drop"]


class SameFile(Exception):
    """This very file was taken over before; `number` is that import."""

    def __init__(self, number: UUID) -> None:
        super().__init__(str(number))
        self.number = number


@dataclass(frozen=True, slots=True)
class _Import:
    id: UUID
    state: State


async def same_file(file_hash: str, *, by: Actor) -> UUID | None:
    """The import of this very file that runs or is done in the actor's office."""
    found = await fetch_values(DB, TAKEN_IN, by.office or "", by.authority, file_hash)
    return found[0] if found else None


async def take_in(number: UUID, name: str, file: ExaminedFile, *, by: Actor, now: datetime, again: bool = False) -> None:
    """Keep the file's rows; nobody is registered before `confirm`. The same number takes effect once. Raises SameFile."""
    handed_over = not may(by, ImportPermission.IMPORT)
    async with transaction(DB), _for_an_office(handed_over=handed_over):
        await DB.connection().execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"import {file.hash}")
        if not again and (before := await same_file(file.hash, by=by)):
            raise SameFile(before)
        given = (number, by.office or "", by.authority, name[:200], file.hash, len(file.rows), now, by.id, by.name, handed_over)
        if not await fetch_values(DB, INSERT, *given):
            return
        await DB.connection().executemany(INSERT_ROW, [_stored(number, row) for row in file.rows])
        details: audit.Details = {"file": name[:200], "hash": file.hash, "rows": len(file.rows), "office": by.office or ""}
        await audit.record(Audit, by=by, action="register_taken_in", about=number, details=details, at=now)


@asynccontextmanager
async def _for_an_office(*, handed_over: bool) -> AsyncIterator[None]:
    """An administrator sees no case of an office, and writes the rows of a file that its senior officer decides."""
    if not handed_over:
        yield
        return
    async with beyond_scope(DB, "the rows of a file that an administrator prepares belong to the office that decides them"):
        yield


async def confirm(number: UUID, *, by: Actor, now: datetime) -> None:
    """From now on the rows are carried out. Raises NotFound, AlreadyDecided."""
    await _answer(number, CONFIRM, "register_import_confirmed", by=by, now=now)


async def discard(number: UUID, *, by: Actor, now: datetime) -> None:
    """The file is not taken over: what its rows said is forgotten. Raises NotFound, AlreadyDecided."""
    await _answer(number, DISCARD, "register_import_discarded", by=by, now=now)


async def decide_row(
    number: UUID, row: int, decision: Decision, reason: str, *, by: Actor, now: datetime, kind: str | None = None
) -> Outcome:
    """A held row is registered, with the reason where the law wants one, or dropped.

    `kind`: of rows decided together; then nothing is said about whom they are like: a row that is like somebody by now stays held.
    Raises NotFound, AlreadyDecided, also where another thing is asked about it by now.
    """
    pin_hash = await nobodys_pin()
    async with transaction(DB):
        locked = await locked_for(number, row, by=by)
        if kind is not None and kind_of(locked.problems, locked.alike) != kind:
            raise AlreadyDecided
        outcome = Outcome("dropped", FormErrors({}), [])
        if decision == "register":
            locked.fields["override_reason"] = locked.fields.get("override_reason") or reason
            outcome = await register_row(locked, pin_hash, by=by, now=now, apart=reason if kind is None else None)
        await note_decision(locked, reason, by=by)
        await write_outcome(locked, outcome, now=now)
        details: audit.Details = {"row": row, "decision": decision, "result": outcome.result, "reason": reason}
        await audit.record(Audit, by=by, action="import_row_decided", about=outcome.person or number, details=details, at=now)
        return outcome


async def locked_for(number: UUID, row: int, *, by: Actor) -> LockedRow:
    """A held row that this actor decides, locked until commit. Raises NotFound, AlreadyDecided."""
    await lock_import(number)
    if await fetch_row(DB, _Import, IMPORT, number, office_of(by), by.authority, by.id) is None:
        raise NotFound
    locked = await locked_row(number, row)
    if locked is None:
        raise NotFound
    if locked.result != "held":
        raise AlreadyDecided
    return locked


async def note_decision(row: LockedRow, reason: str, *, by: Actor) -> None:
    """Who decided a row, and why."""
    await DB.connection().execute(DECIDE, row.import_id, row.number, by.id, by.name, reason)


async def _answer(number: UUID, statement: str, action: str, *, by: Actor, now: datetime) -> None:
    async with transaction(DB), _for_an_office(handed_over=not may(by, ImportPermission.IMPORT)):
        await lock_import(number)
        known = await fetch_row(DB, _Import, IMPORT, number, office_of(by), by.authority, by.id)
        if known is None:
            raise NotFound
        if known.state != "checked":
            raise AlreadyDecided
        if statement == CONFIRM:
            await DB.connection().execute(statement, number, now, by.id, by.name)
        else:
            await DB.connection().execute(statement, number)
            await DB.connection().execute(FORGET, number)
        await audit.record(Audit, by=by, action=action, about=number, details={}, at=now)


def _stored(number: UUID, row: Examined) -> tuple[object, ...]:
    problems, like = json.dumps(row.problems.source()), json.dumps(row.alike)
    officer = (row.officer.id, row.officer.name) if row.officer else (None, None)
    return (number, row.number, row.hash, row.result, json.dumps(row.fields), problems, like, *officer)
