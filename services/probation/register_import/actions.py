"""Taking a register over: the file is taken in as rows, each row becomes a registration in a transaction of its own.

After a crash the rows that wait are still there, and whoever goes on, the command or the worker, goes on with them. A row's form token
comes from the import and its number, so that no row registers twice.
"""

import asyncio
import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from asyncpg import DataError, IntegrityConstraintViolationError

from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, AlreadyRegistered, KnownElsewhere, NotFound
from services.probation.register.actions import register_person
from services.probation.register.form_words import problem
from services.probation.register_import.examining import Examined, ExaminedFile, alike_people, law_problems
from services.probation.register_import.reading import check, token_of
from services.probation.register_import.rows import Result, State, lock_import
from shared import audit
from shared.access.acting import acting_for
from shared.actors import Actor, Authority, Role
from shared.crypto import hash_secret
from shared.db.acting import acting
from shared.db.engine import transaction
from shared.db.rows import fetch_row, fetch_rows, fetch_values, from_json
from shared.web.forms import FormErrors
from shared.web.i18n import gettext

BATCH = 100
LEAST_REASON, LONGEST_REASON = 10, 1_000
"""Characters of a reason, as the registration form has them."""
TAKEN_IN = """SELECT id FROM probation.register_import WHERE office = $1 AND authority = $2 AND file_hash = $3
    AND state IN ('running', 'done') ORDER BY begun_at DESC LIMIT 1"""
INSERT = """INSERT INTO probation.register_import
    (id, office, authority, file_name, file_hash, rows, state, begun_at, begun_by, begun_by_name)
    VALUES ($1, $2, $3, $4, $5, $6, 'checked', $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id"""
INSERT_ROW = """INSERT INTO probation.import_row (import_id, number, hash, result, fields, problems, alike, officer, officer_name)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"""
IMPORT = "SELECT id, state FROM probation.register_import WHERE id = $1 AND office = $2 AND authority = $3"
CONFIRM = "UPDATE probation.register_import SET state = 'running', confirmed_at = $2 WHERE id = $1"
DISCARD = "UPDATE probation.register_import SET state = 'discarded' WHERE id = $1"
FORGET = "UPDATE probation.import_row SET fields = NULL, problems = NULL, alike = NULL WHERE import_id = $1"
WAITING = """SELECT r.import_id, r.number, i.office, i.authority, i.begun_by, i.begun_by_name
    FROM probation.import_row r JOIN probation.register_import i ON i.id = r.import_id
    WHERE r.result = 'waiting' AND i.state = 'running' AND ($1::uuid IS NULL OR i.id = $1) ORDER BY r.import_id, r.number LIMIT $2"""
ROW = """SELECT r.*, i.office, i.authority, i.begun_by, i.begun_by_name FROM probation.import_row r
    JOIN probation.register_import i ON i.id = r.import_id
    WHERE r.import_id = $1 AND r.number = $2 AND i.state IN ('running', 'done')"""
WRITE = """UPDATE probation.import_row SET result = $3::varchar, problems = $4, alike = $5, person = $6, registration = $7, done_at = $8,
    fields = CASE WHEN $3::varchar IN ('made', 'dropped') THEN NULL ELSE fields END WHERE import_id = $1 AND number = $2"""
DECIDE = """UPDATE probation.import_row SET decided_by = $3, decided_by_name = $4, reason = $5 WHERE import_id = $1 AND number = $2"""
FINISH = """UPDATE probation.register_import i SET state = 'done', finished_at = $2 WHERE i.id = $1 AND i.state = 'running'
    AND NOT EXISTS (SELECT FROM probation.import_row r WHERE r.import_id = i.id AND r.result = 'waiting') RETURNING id"""
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


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A row that waits, and who decided the import."""

    import_id: UUID
    number: int
    office: str
    authority: Authority
    begun_by: UUID
    begun_by_name: str

    @property
    def by(self) -> Actor:
        """The actor of the row: only what they may see is compared with it."""
        return Actor(self.begun_by, self.begun_by_name, Role.SENIOR_OFFICER, self.office, authority=self.authority)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of an import that is locked."""

    import_id: UUID
    number: int
    result: Result
    officer: UUID | None
    officer_name: str | None
    office: str
    authority: Authority
    begun_by: UUID
    begun_by_name: str
    fields: dict[str, object] = from_json()

    @property
    def to(self) -> Actor:
        """Who gets the case."""
        who = (self.officer or self.begun_by, self.officer_name or self.begun_by_name)
        return Actor(*who, Role.OFFICER, self.office, authority=self.authority)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a row."""

    result: Result
    problems: FormErrors
    alike: list[dict[str, str]]
    person: UUID | None = None
    registration: UUID | None = None


async def same_file(file_hash: str, *, by: Actor) -> UUID | None:
    """The import of this very file that runs or is done in the actor's office."""
    found = await fetch_values(DB, TAKEN_IN, by.office or "", by.authority, file_hash)
    return found[0] if found else None


async def take_in(number: UUID, name: str, file: ExaminedFile, *, by: Actor, now: datetime, again: bool = False) -> None:
    """Keep the file's rows; nobody is registered before `confirm`. The same number takes effect once. Raises SameFile."""
    async with transaction(DB):
        await DB.connection().execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"import {file.hash}")
        if not again and (before := await same_file(file.hash, by=by)):
            raise SameFile(before)
        given = (number, by.office or "", by.authority, name[:200], file.hash, len(file.rows), now, by.id, by.name)
        if not await fetch_values(DB, INSERT, *given):
            return
        await DB.connection().executemany(INSERT_ROW, [_stored(number, row) for row in file.rows])
        details: audit.Details = {"file": name[:200], "hash": file.hash, "rows": len(file.rows)}
        await audit.record(Audit, by=by, action="register_taken_in", about=number, details=details, at=now)


async def confirm(number: UUID, *, by: Actor, now: datetime) -> None:
    """From now on the rows are carried out. Raises NotFound, AlreadyDecided."""
    await _answer(number, CONFIRM, "register_import_confirmed", by=by, now=now)


async def discard(number: UUID, *, by: Actor, now: datetime) -> None:
    """The file is not taken over: what its rows said is forgotten. Raises NotFound, AlreadyDecided."""
    await _answer(number, DISCARD, "register_import_discarded", by=by, now=now)


async def carry_out(number: UUID | None = None, *, size: int = BATCH, now: datetime) -> int:
    """Register one batch of waiting rows, of one import or of all; returns how many were looked at. 0: nothing waits."""
    keys = await fetch_rows(DB, _Waiting, WAITING, number, size)
    pin_hash = await nobodys_pin() if keys else ""
    for key in keys:
        with acting(acting_for(key.by)):
            await _carry_out_row(key, pin_hash, now=now)
    for each in {key.import_id for key in keys} | ({number} if number else set()):
        await _finish(each, now=now)
    return len(keys)


async def nobodys_pin() -> str:
    """The hash of a secret that is forgotten at once: no PIN opens the case until its officer makes the card."""
    return await asyncio.to_thread(hash_secret, secrets.token_urlsafe(32))


async def decide_row(number: UUID, row: int, decision: Decision, reason: str, *, by: Actor, now: datetime) -> Outcome:
    """A held row is registered, with the reason where the law wants one, or dropped. Raises NotFound, AlreadyDecided."""
    pin_hash = await nobodys_pin()
    async with transaction(DB):
        await lock_import(number)
        if await fetch_row(DB, _Import, IMPORT, number, by.office or "", by.authority) is None:
            raise NotFound
        locked = await fetch_row(DB, _Row, ROW, number, row)
        if locked is None:
            raise NotFound
        if locked.result != "held":
            raise AlreadyDecided
        outcome = Outcome("dropped", FormErrors({}), [])
        if decision == "register":
            locked.fields["override_reason"] = locked.fields.get("override_reason") or reason
            outcome = await _outcome(locked, pin_hash, by=by, now=now, decided=True)
        await DB.connection().execute(DECIDE, number, row, by.id, by.name, reason)
        await _write(locked, outcome, now=now)
        details: audit.Details = {"row": row, "decision": decision, "result": outcome.result, "reason": reason}
        await audit.record(Audit, by=by, action="import_row_decided", about=outcome.person or number, details=details, at=now)
        return outcome


async def _answer(number: UUID, statement: str, action: str, *, by: Actor, now: datetime) -> None:
    async with transaction(DB):
        await lock_import(number)
        known = await fetch_row(DB, _Import, IMPORT, number, by.office or "", by.authority)
        if known is None:
            raise NotFound
        if known.state != "checked":
            raise AlreadyDecided
        if statement == CONFIRM:
            await DB.connection().execute(statement, number, now)
        else:
            await DB.connection().execute(statement, number)
            await DB.connection().execute(FORGET, number)
        await audit.record(Audit, by=by, action=action, about=number, details={}, at=now)


async def _carry_out_row(key: _Waiting, pin_hash: str, *, now: datetime) -> None:
    """One row, one transaction. Rows of one import go one after the other, also where two processes carry it out."""
    async with transaction(DB):
        await lock_import(key.import_id)
        row = await fetch_row(DB, _Row, ROW, key.import_id, key.number)
        if row is not None and row.result == "waiting":
            await _write(row, await _outcome(row, pin_hash, by=key.by, now=now, decided=False), now=now)


async def _outcome(row: _Row, pin_hash: str, *, by: Actor, now: datetime, decided: bool) -> Outcome:
    """Register, unless something is wrong by now, or, where no human has decided yet, something has to be decided."""
    checked = check(row.fields, token_of(row.import_id, row.number), row.authority, now)
    if checked.values is None:
        return Outcome("defect", checked.errors, [])
    who, what = checked.values
    like = [] if decided else (await alike_people([who]))[who]
    if like or checked.findings:
        return Outcome("held", law_problems(checked), like)
    try:
        async with transaction(DB):
            made = await register_person(who, what, by=by, now=now, officer=row.to, pin_hash=pin_hash)
    except AlreadyRegistered:
        return Outcome("refused", FormErrors({"iin": problem("already_registered")}), [])
    except KnownElsewhere:
        return Outcome("refused", FormErrors({"iin": problem("known_elsewhere")}), [])
    except (DataError, IntegrityConstraintViolationError):
        return Outcome("defect", FormErrors({"family_name": gettext("The register did not take this row: check each of its values")}), [])
    return Outcome("made", FormErrors({}), [], made.person, made.registration)


async def _write(row: _Row, outcome: Outcome, *, now: datetime) -> None:
    problems, like = json.dumps(outcome.problems.source()), json.dumps(outcome.alike)
    given = (outcome.result, problems, like, outcome.person, outcome.registration, None if outcome.result == "held" else now)
    await DB.connection().execute(WRITE, row.import_id, row.number, *given)


async def _finish(number: UUID, *, now: datetime) -> None:
    async with transaction(DB):
        await DB.connection().execute(FINISH, number, now)


def _stored(number: UUID, row: Examined) -> tuple[object, ...]:
    problems, like = json.dumps(row.problems.source()), json.dumps(row.alike)
    officer = (row.officer.id, row.officer.name) if row.officer else (None, None)
    return (number, row.number, row.hash, row.result, json.dumps(row.fields), problems, like, *officer)
