"""Reads of outgoing documents, scoped by who asks."""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.probation.cases.queries import NAME
from services.probation.cases.scoping import scope
from services.probation.database import DB
from services.probation.documents.domain.contents import Content, read_content
from services.probation.documents.domain.lifecycle import State
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows, from_json
from shared.messages.base import Language
from shared.values import JsonObject

WHOSE = """(SELECT x.* FROM probation.registration x WHERE x.person = d.person AND (d.registration IS NULL OR x.id = d.registration)
    ORDER BY x.current DESC, x.id LIMIT 1)"""
COLUMNS = ", ".join(
    f"d.{name}"
    for name in (
        "id", "person", "registration", "office", "kind", "owner", "about", "language", "state", "version", "created_at", "created_by_name",
        "endorsed_by", "endorsed_by_name", "decided_at", "decided_by", "decided_by_name", "second_by_name", "number", "template_version",
        "layout", "corrects", "served_how", "served_on", "served_words", "proof", "withdrawn_why",
        "erased_at",
    )
)  # fmt: skip
SHOWN = f"""SELECT {COLUMNS}, coalesce(v.content, '{{}}') AS content, {NAME} AS name,
        p.time_zone, r.case_number, r.officer_name, r.state AS case_state,
        (SELECT c.number FROM probation.document c WHERE c.id = d.corrects) AS corrects_number
    FROM probation.document d JOIN probation.person p ON p.id = d.person JOIN LATERAL {WHOSE} r ON true
    JOIN probation.document_version v ON v.document = d.id AND v.version = d.version"""

UNSERVED = """($2 = 'unserved' AND EXISTS (SELECT FROM probation.queue_item q WHERE q.kind = 'unserved_document' AND q.subject_id = d.id
    AND q.closed_at IS NULL))"""
"""It waits for its service (serving/waiting.py)."""


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A document as it stands, with whose it is."""

    id: UUID
    person: UUID
    registration: UUID | None
    office: str
    kind: str
    owner: str
    about: UUID
    language: Language
    state: str
    version: int
    created_at: datetime
    created_by_name: str
    endorsed_by: UUID | None
    endorsed_by_name: str | None
    decided_at: datetime | None
    decided_by: UUID | None
    decided_by_name: str | None
    second_by_name: str | None
    number: str | None
    template_version: int | None
    layout: str | None
    corrects: UUID | None
    corrects_number: str | None
    served_how: str | None
    served_on: date | None
    served_words: str | None
    proof: UUID | None
    withdrawn_why: str | None
    erased_at: datetime | None
    name: str
    time_zone: str
    case_number: str
    officer_name: str
    case_state: str
    content: JsonObject = from_json()

    @property
    def says(self) -> Content:
        """Its content as the domain takes it; not of an erased one."""
        return read_content(self.content)

    @property
    def addressee(self) -> str:
        """To whom it goes; empty where it goes to the person, or where its content was erased."""
        return str(self.content.get("addressee", ""))

    @property
    def stands(self) -> State:
        """Its state."""
        return State(self.state)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which numbered documents: of a kind, in a state, decided from one moment on and before another. Empty leaves nothing out.

    The state `unserved`: it waits in the queue for its service.
    """

    kind: str = ""
    state: str = ""
    since: datetime | None = None
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """What happened to a document."""

    event: str
    state: str
    why: str
    by_id: UUID
    by_name: str
    at: datetime


async def documents_of(by: Actor, person: UUID, *, kind: str = "", size: int = 200) -> list[ShownDocument]:
    """A person's documents, the latest first."""
    condition, values = scope(by, 4)
    statement = f"""{SHOWN} WHERE d.person = $1 AND ($2 = '' OR d.kind = $2) AND {condition}
        ORDER BY coalesce(d.decided_at, d.created_at) DESC, d.id LIMIT $3"""
    return await fetch_rows(DB, ShownDocument, statement, person, kind, size, *values)


async def one(by: Actor, document: UUID) -> ShownDocument | None:
    """One document; None where this reader may not see it."""
    condition, values = scope(by, 2)
    return await fetch_row(DB, ShownDocument, f"{SHOWN} WHERE d.id = $1 AND {condition}", document, *values)


async def any_document(document: UUID) -> ShownDocument | None:
    """The same without a reader: for actions, which see what row-level security shows them."""
    return await fetch_row(DB, ShownDocument, f"{SHOWN} WHERE d.id = $1", document)


async def registered(by: Actor, asked: Asked, *, size: int, after: UUID | None) -> KeysetPage[ShownDocument]:
    """Numbered documents that this reader may see, the latest decision first, in pages; `after` is a document."""
    condition, values = scope(by, 7)
    state = UNSERVED if asked.state == "unserved" else "($2 = '' OR d.state = $2)"
    statement = f"""{SHOWN} WHERE d.decided_at IS NOT NULL AND ($1 = '' OR d.kind = $1) AND {state}
        AND ($3::timestamptz IS NULL OR d.decided_at >= $3) AND ($4::timestamptz IS NULL OR d.decided_at < $4)
        AND ($5::uuid IS NULL OR (d.decided_at, d.id) < (SELECT l.decided_at, l.id FROM probation.document l WHERE l.id = $5))
        AND {condition} ORDER BY d.decided_at DESC, d.id DESC LIMIT $6"""
    found = await fetch_rows(DB, ShownDocument, statement, asked.kind, asked.state, asked.since, asked.before, after, size + 1, *values)
    return page_of(found, size, begins_after=after)


async def documents_about(owner: str, about: UUID) -> list[ShownDocument]:
    """What a capability made for one of its records, the latest first. Call a query of the record first: it checks who may read."""
    return await fetch_rows(
        DB, ShownDocument, f"{SHOWN} WHERE d.owner = $1 AND d.about = $2 ORDER BY d.created_at DESC, d.id", owner, about
    )


async def events(document: UUID) -> list[ShownEvent]:
    """What happened to a document, the latest first. Call `one` first: it checks who may read."""
    statement = """SELECT event, state, coalesce(why, '') AS why, by_id, by_name, at FROM probation.document_event
        WHERE document = $1 ORDER BY number DESC"""
    return await fetch_rows(DB, ShownEvent, statement, document)
