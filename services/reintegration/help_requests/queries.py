"""Requests for help, read by the desks of the region that was named."""

# ruff: noqa: S608 - statements are put together from constants of this module; values travel as arguments

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from services.reintegration.cases.domain import CaseRow
from services.reintegration.database import DB
from services.reintegration.errors import NotThere
from services.reintegration.help_requests.content import Content, opened
from services.reintegration.help_requests.sending import about
from services.reintegration.rows import begin_of, count_rows, fetch_in_scope, office_of
from services.reintegration.sealing.keys import key_of
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows

IN_REACH = "($1::text IS NULL OR $1::text ^@ h.region)"
"""A request is before every desk of its region: $1 is the reader's office, None for whoever sees the country."""
COLUMNS = """h.id, h.person, h.region, h.language, h.sealed, h.sent_at, h.due_at, h.state, h.version, h.reason, h.case_person, h.decided_at,
    h.decided_by_name, h.number, h.erased_at"""
LIST = f"""SELECT {COLUMNS} FROM reintegration.help_request h
    WHERE {IN_REACH} AND (h.state = 'waiting') = $3 {{behind}} ORDER BY h.due_at, h.id LIMIT $2"""
ONE = f"SELECT {COLUMNS} FROM reintegration.help_request h WHERE {IN_REACH} AND h.id = $2"
BY_NUMBER = "SELECT c.* FROM reintegration.case c WHERE :in_scope AND upper(c.case_number) = upper($2) LIMIT 2"


@dataclass(frozen=True, slots=True)
class HelpRequestRow:
    """A request as it is stored."""

    id: UUID
    person: UUID
    region: str
    language: str
    sealed: bytes = field(repr=False)
    sent_at: datetime
    due_at: datetime
    state: str
    version: int
    reason: str | None
    case_person: UUID | None
    decided_at: datetime | None
    decided_by_name: str | None
    number: int | None
    erased_at: datetime | None


@dataclass(frozen=True, slots=True)
class ShownRequest:
    """A request for a reader; `content` is None where the person took it back, or it was erased."""

    row: HelpRequestRow
    content: Content | None

    @property
    def person(self) -> UUID:
        """Who asks."""
        return self.row.person


async def requests(by: Actor, *, waiting: bool, size: int, after: UUID | None = None) -> KeysetPage[ShownRequest]:
    """Those of the reader's region that wait, or that were decided; by the day by which they are answered."""
    begin = await begin_of("SELECT h.due_at, h.id FROM reintegration.help_request h WHERE h.id = $1", after)
    behind = "AND (h.due_at, h.id) > ($4, $5)" if begin else ""
    rows = await fetch_rows(DB, HelpRequestRow, LIST.format(behind=behind), office_of(by), size + 1, waiting, *begin)
    page = page_of(rows, size, begins_after=after)
    return KeysetPage([await shown(row) for row in page.rows], page.after, page.first)


async def count_waiting(by: Actor) -> int:
    """How many wait."""
    return await count_rows(f"reintegration.help_request h WHERE {IN_REACH} AND h.state = 'waiting'", office_of(by))


async def request_of(number: UUID, by: Actor) -> HelpRequestRow:
    """One request. Raises NotThere out of reach."""
    rows = await fetch_rows(DB, HelpRequestRow, ONE, office_of(by), number)
    if not rows:
        raise NotThere
    return rows[0]


async def shown(row: HelpRequestRow) -> ShownRequest:
    """The request with what the person wrote. The caller has checked who may read."""
    key = await key_of(row.person)
    return ShownRequest(row, opened(key.open(row.sealed, about(row.id))) if key else None)


async def case_by_number(number: str, by: Actor) -> CaseRow | None:
    """The reader's case of this number; None where there is none, or several."""
    found = await fetch_in_scope(CaseRow, BY_NUMBER, by, number.strip())
    return found[0] if len(found) == 1 else None
