"""Drafting, deciding, signing, serving and withdrawing a document: each inside the caller's transaction, or in one of its own."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID, uuid4

from services.probation.cases.actions import locked_registrations
from services.probation.cases.rows import LockedCase
from services.probation.database import DB, Audit
from services.probation.documents.domain.contents import Content
from services.probation.documents.domain.lifecycle import OPEN, TWO_PEOPLE, Event, NotAllowed, State, allowed, transition
from services.probation.documents.domain.numbers import number
from services.probation.documents.domain.service import Evidence, How, Problem, Witness, evidence_problem, service_problem
from services.probation.documents.papers import as_json, keep_files, make_papers
from services.probation.documents.printing.paper import Decision
from services.probation.documents.queries import ShownDocument, any_document
from services.probation.documents.serving.records import add_record
from services.probation.documents.serving.waiting import awaits_service, begin_waiting, end_waiting
from services.probation.documents.tables import Document, DocumentEvent, DocumentVersion
from services.probation.errors import AlreadyDecided, NotFound, ReasonNeeded, SecondOfficerNeeded
from services.probation.law import rules as law
from services.probation.local_time import local_today
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues, fetch_values
from shared.messages.base import Language
from shared.printing.pdf import LAYOUT

NEXT = """INSERT INTO probation.document_counter (series, last) VALUES ($1, 1)
    ON CONFLICT (series) DO UPDATE SET last = document_counter.last + 1 RETURNING last"""
"""The counter is locked until the transaction ends: one that is rolled back leaves no gap."""


class HasLeft(Exception):
    """It has left the house: a new document corrects it."""


class NotDecided(Exception):
    """It is a draft still, or was withdrawn: nobody can be served with it."""


class WrongService(Exception):
    """What was recorded about its service cannot be; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem: Problem = problem


async def draft_document(
    person: UUID, content: Content, *, registration: UUID | None, about: UUID, owner: str, language: Language,
    corrects: UUID | None = None, by: Actor, now: datetime,
) -> UUID:  # fmt: skip
    """A draft without a number. While it is one, the same (owner, about, kind) again is a new version of it.

    Raises NotFound where the actor does not reach the person, or the registration is not the person's.
    """
    async with transaction(DB):
        case = await _locked_case(person, registration)
        known = await _draft_of(owner, about, content.kind)
        if known is not None:
            await _revise(known, content, language, by=by, now=now)
            return known.id
        document = uuid4()
        await Document.insert(
            Document(
                id=document, person=person, registration=registration, office=case.office, kind=content.kind, owner=owner, about=about,
                language=language, state=State.DRAFTED, version=1, created_at=now, created_by=by.id, created_by_name=by.name,
                corrects=corrects,
            )
        )  # fmt: skip
        await _add_version(document, 1, content, by=by, now=now)
        await add_event(document, "draft", State.DRAFTED, by=by, now=now)
        await note(person, document, content.kind, "document_drafted", {}, by=by, now=now)
    return document


async def revise_document(
    document: UUID, content: Content, *, language: Language | None = None, seen_version: int | None = None, by: Actor, now: datetime
) -> None:
    """Another version of a draft. Raises NotFound, AlreadyDecided where it is none any more or somebody changed it since."""
    async with transaction(DB):
        row = await locked_document(document, seen_version)
        await _revise(row, content, language or row.language, by=by, now=now)


async def endorse_document(document: UUID, *, seen_version: int, by: Actor, now: datetime) -> None:
    """The first of two people signs a document that needs two. Raises NotFound, AlreadyDecided."""
    async with transaction(DB):
        row = await locked_document(document, seen_version)
        values: ColumnValues = {Document.endorsed_at: now, Document.endorsed_by: by.id, Document.endorsed_by_name: by.name}
        await move(row, Event.ENDORSE, values, by=by, now=now)
        await note(row.person, document, row.kind, "document_endorsed", {}, by=by, now=now)


async def decide_document(document: UUID, *, by: Actor, second: Actor | None = None, seen_version: int | None = None, now: datetime) -> str:
    """Freeze what it says, and number it. Returns the number.

    A kind of TWO_PEOPLE needs `second`, or somebody else's endorsement before. Raises NotFound, AlreadyDecided (also where somebody
    changed the draft since `seen_version`), SecondOfficerNeeded.
    """
    async with transaction(DB):
        row = await locked_document(document, seen_version)
        if Event.DECIDE not in allowed(row.stands):
            raise AlreadyDecided
        first = (row.endorsed_by, row.endorsed_by_name) if row.stands is State.ENDORSED else (by.id, by.name)
        other = by if row.stands is State.ENDORSED else second
        if (row.kind in TWO_PEOPLE and other is None) or (other is not None and other.id == first[0]):
            raise SecondOfficerNeeded
        year = local_today(now).year
        (sequence,) = await fetch_values(DB, NEXT, f"{row.office}/{year}")
        given = number(row.office, row.kind, year, sequence)
        decision = Decision(document, row.office, first[1] or by.name, now, other.name if other else None, given, row.corrects_number)
        made = await make_papers(row, decision)
        values: ColumnValues = {
            Document.decided_at: now, Document.decided_by: first[0], Document.decided_by_name: first[1], Document.number: given,
            Document.office: row.office,
            Document.second_by: other.id if other else None, Document.second_by_name: other.name if other else None,
            Document.template_version: made.template_version, Document.layout: LAYOUT, Document.printed: as_json(made),
        }  # fmt: skip
        await move(row, Event.DECIDE, values, by=by, now=now)
        await keep_files(document, made, now=now)
        if awaits_service(row.kind, row.owner, now):
            await begin_waiting(row.person, document, row.registration, by=by, now=now)
        await note(row.person, document, row.kind, "document_decided", {"number": given}, by=by, now=now)
    return given


async def record_signed(document: UUID, *, words: str = "", by: Actor, now: datetime) -> None:
    """A signed copy, or an electronic signature, is here. Raises NotFound, NotDecided, HasLeft."""
    async with transaction(DB):
        row = await locked_document(document, None)
        await _moved_after_decision(row, Event.SIGN, {}, why=words, by=by, now=now)
        await note(row.person, document, row.kind, "document_signed", {"number": row.number}, by=by, now=now)


async def record_service(
    document: UUID, *, how: How, served_on: date, proof: UUID | None, words: str, tracking: str = "", witnesses: tuple[str, ...] = (),
    second: Witness | None = None, by: Actor, now: datetime,
) -> None:  # fmt: skip
    """How it reached the person or whom it is for: it has left the house. `proof`: an attachment of the person.

    A procedure (`owner`) proves the service of its papers in its own file; every other document needs its evidence here.

    Raises NotFound, NotDecided, HasLeft, WrongService.
    """
    async with transaction(DB):
        row = await locked_document(document, None)
        if row.stands is State.LEFT:
            raise HasLeft
        if row.decided_at is None or Event.SERVE not in allowed(row.stands):
            raise NotDecided
        evidence, today = Evidence(proof, tracking, witnesses, second), local_today(now)
        wrong = service_problem(how, served_on, words, decided_on=local_today(row.decided_at), today=today)
        if wrong is None and not row.owner:
            wrong = evidence_problem(how, evidence, witnesses=law.number("document.refusal_witnesses", today))
        if wrong is not None:
            raise WrongService(wrong)
        values: ColumnValues = {
            Document.served_how: how, Document.served_on: served_on, Document.served_words: words, Document.proof: proof,
            Document.left_at: now,
        }  # fmt: skip
        await move(row, Event.SERVE, values, why=words, by=by, now=now)
        await add_record(document, how, served_on=served_on, evidence=evidence, words=words, by=by, now=now)
        await end_waiting(document, "served", by=by, now=now)
        details = {"number": row.number, "how": how, "on": served_on.isoformat()}
        await note(row.person, document, row.kind, "document_served", details, by=by, now=now)


async def withdraw_document(document: UUID, *, reason: str, by: Actor, now: datetime) -> None:
    """It is not valid any more; its number stays taken. Raises NotFound, ReasonNeeded, HasLeft, AlreadyDecided where it was withdrawn."""
    if not reason.strip():
        raise ReasonNeeded
    async with transaction(DB):
        row = await locked_document(document, None)
        if row.stands is State.LEFT:
            raise HasLeft
        values: ColumnValues = {Document.withdrawn_at: now, Document.withdrawn_why: reason.strip()}
        await move(row, Event.WITHDRAW, values, why=reason.strip(), by=by, now=now)
        await end_waiting(document, "withdrawn", by=by, now=now)
        await note(row.person, document, row.kind, "document_withdrawn", {"number": row.number}, by=by, now=now)


async def locked_document(document: UUID, seen_version: int | None) -> ShownDocument:
    """The document, with the locks of the case and of itself; a draft belongs to the office that has the case now.

    Raises NotFound, AlreadyDecided where somebody changed it since, or where its content was erased.
    """
    found = await any_document(document)
    if found is None:
        raise NotFound
    case = await _locked_case(found.person, found.registration)
    await Document.select(Document.id).where(Document.id == document).lock_rows("UPDATE")
    row = await any_document(document)
    if row is None:
        raise NotFound
    if row.erased_at is not None:
        raise AlreadyDecided
    if seen_version is not None and row.version != seen_version:
        raise AlreadyDecided
    return row if row.decided_at else replace(row, office=case.office)


async def move(row: ShownDocument, event: Event, values: ColumnValues, *, why: str = "", by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: the next state, what else changes, and the entry in the history. Raises AlreadyDecided."""
    try:
        state = transition(row.stands, event)
    except NotAllowed:
        raise AlreadyDecided from None
    await Document.update({Document.state: state, **values}).where(Document.id == row.id)
    await add_event(row.id, event, state, why=why, by=by, now=now)


async def _locked_case(person: UUID, registration: UUID | None) -> LockedCase:
    rows = [row for row in await locked_registrations(person) if registration in (None, row.id)]
    if not rows:
        raise NotFound
    return rows[0]


async def _draft_of(owner: str, about: UUID, kind: str) -> ShownDocument | None:
    open_states = [str(state) for state in OPEN]
    mine = (Document.owner == owner) & (Document.about == about) & (Document.kind == kind) & Document.state.is_in(open_states)
    known = await Document.select(Document.id).where(mine).lock_rows("UPDATE").first()
    return None if known is None else await any_document(known["id"])


async def _revise(row: ShownDocument, content: Content, language: Language, *, by: Actor, now: datetime) -> None:
    if row.stands not in OPEN or content.kind != row.kind:
        raise AlreadyDecided
    if row.says == content and row.language == language:
        return
    values: ColumnValues = {
        Document.version: row.version + 1, Document.language: language,
        Document.endorsed_at: None, Document.endorsed_by: None, Document.endorsed_by_name: None,
    }  # fmt: skip
    await _add_version(row.id, row.version + 1, content, by=by, now=now)
    await move(row, Event.REVISE, values, by=by, now=now)


async def _moved_after_decision(row: ShownDocument, event: Event, values: ColumnValues, *, why: str, by: Actor, now: datetime) -> None:
    if row.stands is State.LEFT:
        raise HasLeft
    if event not in allowed(row.stands):
        raise NotDecided
    await move(row, event, values, why=why, by=by, now=now)


async def _add_version(document: UUID, version: int, content: Content, *, by: Actor, now: datetime) -> None:
    await DocumentVersion.insert(
        DocumentVersion(
            id=uuid4(), document=document, version=version, content=json.dumps(content.model_dump(mode="json"), ensure_ascii=False),
            by_id=by.id, by_name=by.name, at=now,
        )
    )  # fmt: skip


async def add_event(document: UUID, event: str, state: State, *, why: str = "", by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: an entry in the document's history."""
    number_of_event = 1 + await DocumentEvent.count().where(DocumentEvent.document == document)
    row = DocumentEvent(
        id=uuid4(), document=document, number=number_of_event, event=event, state=state, why=why, by_id=by.id, by_name=by.name, at=now
    )  # fmt: skip
    await DocumentEvent.insert(row)


async def note(
    person: UUID, document: UUID, kind: str, what: str, further: Mapping[str, audit.Detail], *, by: Actor, now: datetime
) -> None:
    """Inside the caller's transaction: the audit log and the person's timeline say what was done."""
    details: audit.Details = {"document": str(document), "kind": kind, **further}
    await audit.record(Audit, by=by, action=what, about=person, details=details, at=now)
    await add_entry(person=person, kind=what, details=details, at=now, by=by)
