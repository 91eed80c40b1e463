"""Carrying out an import: each row that waits becomes a registration in a transaction of its own.

After a crash the rows that wait are still there, and whoever goes on, the command or the worker, goes on with them. A row's form token
comes from the import and its number, so that no row registers twice.
"""

import asyncio
import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from asyncpg import DataError, IntegrityConstraintViolationError

from services.probation.amendments.actions import IinTaken
from services.probation.amendments.entering import enter
from services.probation.cases.domain.because import FROM_A_FILE, Because
from services.probation.database import DB
from services.probation.duplicates.actions import keep_apart
from services.probation.errors import AlreadyRegistered, KnownElsewhere
from services.probation.local_time import local_today
from services.probation.register.actions import Registered, register_person
from services.probation.register.form_words import problem
from services.probation.register_import.columns.reading import Checked, check, token_of
from services.probation.register_import.examining import alike_people, law_problems
from services.probation.register_import.rows import CHANNEL, Alike, Result, lock_import
from shared.access.acting import acting_for
from shared.actors import Actor, Authority, Role
from shared.crypto import hash_secret
from shared.db.acting import acting
from shared.db.engine import transaction
from shared.db.notify import notify
from shared.db.rows import fetch_row, fetch_rows, from_json
from shared.values import JsonObject
from shared.web.forms import FormErrors
from shared.web.i18n import gettext

BATCH = 100
WAITING = """SELECT r.import_id, r.number, i.office, i.authority, coalesce(i.confirmed_by, i.begun_by) AS confirmed_by,
        coalesce(i.confirmed_by_name, i.begun_by_name) AS confirmed_by_name
    FROM probation.import_row r JOIN probation.register_import i ON i.id = r.import_id
    WHERE r.result = 'waiting' AND i.state = 'running' AND ($1::uuid IS NULL OR i.id = $1) ORDER BY r.import_id, r.number LIMIT $2"""
ROW = """SELECT r.*, i.office, i.authority, coalesce(i.confirmed_by, i.begun_by) AS confirmed_by,
        coalesce(i.confirmed_by_name, i.begun_by_name) AS confirmed_by_name, i.file_name FROM probation.import_row r
    JOIN probation.register_import i ON i.id = r.import_id
    WHERE r.import_id = $1 AND r.number = $2 AND i.state IN ('running', 'done')"""
WRITE = """UPDATE probation.import_row SET result = $3::varchar, problems = $4, alike = $5, person = $6, registration = $7, done_at = $8,
    fields = CASE WHEN $3::varchar IN ('made', 'dropped') THEN NULL ELSE fields END WHERE import_id = $1 AND number = $2"""
FINISH = """UPDATE probation.register_import i SET state = 'done', finished_at = $2 WHERE i.id = $1 AND i.state = 'running'
    AND NOT EXISTS (SELECT FROM probation.import_row r WHERE r.import_id = i.id AND r.result = 'waiting') RETURNING id"""
LONGEST_DOCUMENT = 300


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A row that waits, and who confirmed the import."""

    import_id: UUID
    number: int
    office: str
    authority: Authority
    confirmed_by: UUID
    confirmed_by_name: str

    @property
    def by(self) -> Actor:
        """The actor of the row: only what they may see is compared with it."""
        return Actor(self.confirmed_by, self.confirmed_by_name, Role.SENIOR_OFFICER, self.office, authority=self.authority)


@dataclass(frozen=True, slots=True)
class LockedRow:
    """A row of an import that is locked."""

    import_id: UUID
    number: int
    result: Result
    officer: UUID | None
    officer_name: str | None
    office: str
    authority: Authority
    confirmed_by: UUID
    confirmed_by_name: str
    file_name: str
    fields: dict[str, object] = from_json()
    problems: JsonObject = from_json()
    alike: list[Alike] = from_json()

    @property
    def to(self) -> Actor:
        """Who gets the case."""
        who = (self.officer, self.officer_name or "") if self.officer else (self.confirmed_by, self.confirmed_by_name)
        return Actor(*who, Role.OFFICER, self.office, authority=self.authority)

    @property
    def document(self) -> str:
        """Where what it says comes from, for the history."""
        return f"{self.file_name[: LONGEST_DOCUMENT - 10]}, {self.number}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a row."""

    result: Result
    problems: FormErrors
    alike: list[Alike]
    person: UUID | None = None
    registration: UUID | None = None


async def carry_out(number: UUID | None = None, *, size: int = BATCH, now: datetime) -> int:
    """Register one batch of waiting rows, of one import or of all; returns how many were looked at. 0: nothing waits."""
    keys = await fetch_rows(DB, _Waiting, WAITING, number, size)
    pin_hash = await nobodys_pin() if keys else ""
    for key in keys:
        with acting(acting_for(key.by)):
            await _carry_out_row(key, pin_hash, now=now)
    for each in {key.import_id for key in keys} | ({number} if number else set()):
        async with transaction(DB):
            await DB.connection().execute(FINISH, each, now)
            await notify(DB, CHANNEL)
    return len(keys)


async def nobodys_pin() -> str:
    """The hash of a secret that is forgotten at once: no PIN opens the case until its officer makes the card."""
    return await asyncio.to_thread(hash_secret, secrets.token_urlsafe(32))


async def locked_row(number: UUID, row: int) -> LockedRow | None:
    """A row of an import that was confirmed. The caller has locked the import."""
    return await fetch_row(DB, LockedRow, ROW, number, row)


async def register_row(row: LockedRow, pin_hash: str, *, by: Actor, now: datetime, apart: str | None = None) -> Outcome:
    """Register, unless something is wrong by now, or something has to be decided and no human has decided it yet.

    `apart`: why whoever is like this person is somebody else, said by a human; the register remembers it.
    """
    checked = check(row.fields, token_of(row.import_id, row.number), row.authority, now)
    if checked.values is None:
        return Outcome("defect", checked.errors, [])
    like = (await alike_people([checked.values[0]], now))[0] if apart is None else []
    if like or checked.findings:
        return Outcome("held", law_problems(checked), like)
    try:
        async with transaction(DB):
            made = await _register(row, checked, pin_hash, by=by, now=now)
            if apart is not None:
                await keep_apart(made.person, [UUID(one["person"]) for one in row.alike], apart, by=by, now=now)
    except AlreadyRegistered:
        return Outcome("refused", FormErrors({"iin": problem("already_registered")}), [])
    except KnownElsewhere:
        return Outcome("refused", FormErrors({"iin": problem("known_elsewhere")}), [])
    except (DataError, IntegrityConstraintViolationError, IinTaken):
        return Outcome("defect", FormErrors({"family_name": gettext("The register did not take this row: check each of its values")}), [])
    return Outcome("made", FormErrors({}), [], made.person, made.registration)


async def write_outcome(row: LockedRow, outcome: Outcome, *, now: datetime) -> None:
    """Keep what became of a row; what a registered or dropped one said is forgotten."""
    problems, like = json.dumps(outcome.problems.source()), json.dumps(outcome.alike)
    given = (outcome.result, problems, like, outcome.person, outcome.registration, None if outcome.result == "held" else now)
    await DB.connection().execute(WRITE, row.import_id, row.number, *given)


async def _carry_out_row(key: _Waiting, pin_hash: str, *, now: datetime) -> None:
    """One row, one transaction. Rows of one import go one after the other, also where two processes carry it out."""
    async with transaction(DB):
        await lock_import(key.import_id)
        row = await locked_row(key.import_id, key.number)
        if row is not None and row.result == "waiting":
            await write_outcome(row, await register_row(row, pin_hash, by=key.by, now=now), now=now)


async def _register(row: LockedRow, checked: Checked, pin_hash: str, *, by: Actor, now: datetime) -> Registered:
    """The registration, and what else the row says."""
    assert checked.values is not None
    who, what = checked.values
    made = await register_person(who, what, by=by, now=now, officer=row.to, pin_hash=pin_hash)
    if checked.more.entered:
        because = Because("change", FROM_A_FILE, local_today(now), row.document)
        await enter(made.person, made.registration, checked.more.entered, because, by=by, now=now)
    return made
