"""The record of who looked at what: append-only rows that are in the database before the answer is sent.

Requests that are answered at the same moment share one statement (group commit): while it runs, the next batch collects. Nobody waits for
a batch to fill, and nothing waits in memory after its answer, so that a process that is killed loses at most the records of requests
without an answer.
"""

import asyncio
import json
from contextvars import Context
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from shared.actors import Actor
from shared.db.engine import SafeEngine, engine

MOST_IN_A_BATCH = 500
LONGEST_REASON = 1000
# Not flushed to the disk before the answer leaves: a process that is killed loses nothing by it, a server that loses its power the last
# moment. The setting holds for this statement's own transaction.
INSERT = """WITH here AS (SELECT set_config('synchronous_commit', 'off', true))
    INSERT INTO identity.access_record
    (id, at, event, account, role, office, address, service, method, route, persons, status, reason)
    SELECT id, at, event, account, role, office, address, service, method, route, persons, status, reason
    FROM here, json_to_recordset($1::json) AS r (id uuid, at timestamptz, event text, account uuid, role text, office text, address text,
        service text, method text, route text, persons uuid[], status smallint, reason text)"""


class Event(StrEnum):
    """What happened."""

    PAGE = "page"
    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    LOCKED_OUT = "locked_out"
    SIGNED_OUT = "signed_out"


@dataclass(frozen=True, slots=True)
class AccessRecord:
    """One look, or one step of signing in and out.

    No name, no number of a document, no word that was searched for: `route` is an address without its values, `persons` are ids. `account`
    is None where nobody is known, such as after an unknown login. `status` is that of the HTTP answer: from 400 on nothing was shown.
    `reason` is a code, or what the reader typed, and stands with sensitive acts.
    """

    event: Event
    at: datetime
    service: str
    route: str
    address: str
    method: str = "GET"
    account: UUID | None = None
    role: str | None = None
    office: str | None = None
    persons: tuple[UUID, ...] = ()
    status: int | None = None
    reason: str | None = None


class Writer:
    """Writes records in batches. One for each process."""

    def __init__(self, db: SafeEngine) -> None:
        self._db = db
        self._waiting: list[tuple[AccessRecord, asyncio.Future[None]]] = []
        self._task: asyncio.Task[None] | None = None

    async def write(self, record: AccessRecord) -> None:
        """Return when the record is in the database. Raises what the database raises: then it is not."""
        loop = asyncio.get_running_loop()
        written = loop.create_future()
        self._waiting.append((record, written))
        if self._task is None or self._task.done() or self._task.get_loop() is not loop:
            # In an empty context: the task must not join the transaction that the first of its requests may have open.
            self._task = loop.create_task(self._write_all(), context=Context())
        await written

    async def flush(self) -> None:
        """Return when nothing waits, at shutdown."""
        if self._task is not None and not self._task.done() and self._task.get_loop() is asyncio.get_running_loop():
            await self._task

    async def _write_all(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:MOST_IN_A_BATCH], self._waiting[MOST_IN_A_BATCH:]
            failure: Exception | None = None
            try:
                await self._insert([record for record, _ in batch])
            except Exception as error:  # noqa: BLE001 - every request of the batch is told and answers for itself
                failure = error
            for _, written in batch:
                if written.done():
                    continue  # its browser went away meanwhile
                if failure is None:
                    written.set_result(None)
                else:
                    written.set_exception(failure)

    async def _insert(self, records: list[AccessRecord]) -> None:
        assert self._db.pool is not None, "The pool of identity is open while the service runs."
        await self._db.pool.execute(INSERT, json.dumps([_row(each) for each in records]))


def _row(record: AccessRecord) -> dict[str, object]:
    reason = record.reason.replace("\x00", "")[:LONGEST_REASON] if record.reason else None
    return {
        "id": str(uuid4()),
        "at": record.at.isoformat(),
        "event": record.event.value,
        "account": str(record.account) if record.account else None,
        "role": record.role,
        "office": record.office,
        "address": record.address,
        "service": record.service,
        "method": record.method,
        "route": record.route,
        "persons": sorted(str(each) for each in record.persons),
        "status": record.status,
        "reason": reason,
    }


_writer = Writer(engine("identity"))


async def note(record: AccessRecord) -> None:
    """Return when the record is in the database. Raises what the database raises: then nothing may be shown."""
    await _writer.write(record)


async def note_sign_in(
    event: Event, *, service: str, route: str, address: str, at: datetime, actor: Actor | None = None, account: UUID | None = None
) -> None:
    """A step of signing in or out. `actor` is who it was; `account`, of a failure, is whose login was typed, if anybody's."""
    known = (actor.id, str(actor.role), actor.office) if actor else (account, None, None)
    await note(AccessRecord(event, at, service, route, address, "POST", *known))


async def flush() -> None:
    """Return when no record waits, at shutdown."""
    await _writer.flush()
