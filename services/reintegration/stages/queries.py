"""Reads of a case's path; the caller has checked the scope of the case."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.sealing.keys import PersonKey, key_of
from services.reintegration.stages.actions.events import about
from services.reintegration.stages.domain.walking import Path, TaskState
from services.reintegration.stages.paths import PathRow, TaskRow, path_of, path_row
from shared.crypto import CannotDecrypt
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows, fetch_values

ENDED = "SELECT * FROM reintegration.stage_task WHERE person = $1"
EVENTS = """SELECT * FROM reintegration.stage_event WHERE person = $1 AND ($3::uuid IS NULL
    OR (at, id) < (SELECT at, id FROM reintegration.stage_event WHERE id = $3)) ORDER BY at DESC, id DESC LIMIT $2"""
WAITING = """SELECT c.person FROM reintegration."case" c LEFT JOIN reintegration.case_path p ON p.person = c.person
    WHERE c.status = 'open' AND c.rests IS NULL AND c.person > $1
        AND (p.person IS NULL OR (p.paused_on IS NULL AND (p.next_on <= $2 OR p.law <> $3))) ORDER BY c.person LIMIT $4"""


@dataclass(frozen=True, slots=True)
class ShownTask(TaskRow):
    """A task of a case, with who ended it, when and how. `through`: the act that fulfilled it."""

    id: UUID

    ended_at: datetime | None
    ended_by_name: str | None
    outcome: str | None
    why: str | None
    through: str | None

    @property
    def open(self) -> bool:
        """Whether it waits."""
        return self.state == TaskState.OPEN


@dataclass(frozen=True, slots=True)
class Event:
    """What happened on a path."""

    id: UUID
    act: str
    task: str | None
    day_before: date | None
    day: date | None
    by_name: str
    at: datetime
    outcome: str | None
    why: str | None
    through: str | None
    sealed: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Shown:
    """A path as a page shows it."""

    row: PathRow
    path: Path
    tasks: list[ShownTask]


async def shown(person: UUID) -> Shown | None:
    """The path of a case; None where none was begun yet."""
    row = await path_row(person)
    return Shown(row, await path_of(row), await fetch_rows(DB, ShownTask, ENDED, person)) if row else None


async def events_of(person: UUID, *, size: int, after: UUID | None = None) -> KeysetPage[Event]:
    """What happened, the latest first."""
    return page_of(await fetch_rows(DB, Event, EVENTS, person, size + 1, after), size, begins_after=after)


async def words_of(person: UUID, events: KeysetPage[Event]) -> dict[UUID, str]:
    """The worker's words of these events, opened; empty without the person's key."""
    key = await key_of(person)
    return {each.id: _open(key, each) for each in events if each.sealed is not None} if key else {}


async def waiting_to_walk(behind: UUID, day: date, law: str, *, size: int) -> list[UUID]:
    """Open cases without a path, with a stage to enter, or computed by other values than hold now; in the order of their ids."""
    return await fetch_values(DB, WAITING, behind, day, law, size)


def _open(key: PersonKey, event: Event) -> str:
    try:
        return str(key.open(event.sealed or b"", about(event.id)).get("words", ""))
    except CannotDecrypt:
        return ""
