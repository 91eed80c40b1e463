"""What follows after a decision about service: a record that is corrected, a document that needs none, or does after all."""

from datetime import date, datetime
from uuid import UUID

from services.probation.database import DB
from services.probation.documents.actions import HasLeft, NotDecided, WrongService, add_event, locked_document, note
from services.probation.documents.domain.lifecycle import State
from services.probation.documents.domain.service import NEEDED, NOT_NEEDED, Evidence, How, evidence_problem, service_problem
from services.probation.documents.queries import ShownDocument
from services.probation.documents.serving.records import add_record, latest_of
from services.probation.documents.serving.waiting import begin_waiting, end_waiting
from services.probation.documents.tables import Document
from services.probation.errors import AlreadyDecided, ReasonNeeded
from services.probation.law import rules as law
from services.probation.local_time import local_today
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues

DECIDED = frozenset({State.DECIDED, State.SIGNED})


async def correct_service(
    document: UUID, *, how: How, served_on: date, evidence: Evidence, words: str, why: str, seen: int, by: Actor, now: datetime
) -> None:
    """Another record of how it was served, or a proof that came later: the records before stay and are shown.

    `seen`: the number of the record that was corrected. Raises NotFound, NotDecided where it was not served, ReasonNeeded, WrongService,
    AlreadyDecided where somebody corrected it since.
    """
    if not why.strip():
        raise ReasonNeeded
    async with transaction(DB):
        row = await locked_document(document, None)
        if row.stands is not State.LEFT or row.decided_at is None:
            raise NotDecided
        await _as_seen(document, seen)
        witnesses = law.number("document.refusal_witnesses", local_today(now))
        wrong = service_problem(how, served_on, words, decided_on=local_today(row.decided_at), today=local_today(now))
        wrong = wrong or evidence_problem(how, evidence, witnesses=witnesses)
        if wrong is not None:
            raise WrongService(wrong)
        values: ColumnValues = {
            Document.served_how: how, Document.served_on: served_on, Document.served_words: words, Document.proof: evidence.proof,
        }  # fmt: skip
        await Document.update(values).where(Document.id == document)
        await add_record(document, how, served_on=served_on, evidence=evidence, words=words, why=why.strip(), by=by, now=now)
        await add_event(document, "corrected", row.stands, why=why.strip(), by=by, now=now)
        details = {"number": row.number, "how": how, "on": served_on.isoformat()}
        await note(row.person, document, row.kind, "document_service_corrected", details, by=by, now=now)


async def need_no_service(document: UUID, *, reason: str, seen: int, by: Actor, now: datetime) -> None:
    """Nobody has to be served with it, for this reason. Raises NotFound, ReasonNeeded, NotDecided, HasLeft, AlreadyDecided."""
    await _mark(document, NOT_NEEDED, "document_needs_no_service", reason, seen, by=by, now=now)


async def need_service(document: UUID, *, reason: str, seen: int, by: Actor, now: datetime) -> None:
    """It has to be served after all. Raises NotFound, ReasonNeeded, NotDecided, HasLeft, AlreadyDecided."""
    await _mark(document, NEEDED, "document_needs_service", reason, seen, by=by, now=now)


async def _mark(document: UUID, how: str, what: str, reason: str, seen: int, *, by: Actor, now: datetime) -> None:
    if not reason.strip():
        raise ReasonNeeded
    async with transaction(DB):
        row = await locked_document(document, None)
        _can_be_marked(row)
        stands = await _as_seen(document, seen)
        if (stands == NOT_NEEDED) is (how == NOT_NEEDED):
            raise AlreadyDecided
        await add_record(document, how, why=reason.strip(), by=by, now=now)
        await add_event(document, how, row.stands, why=reason.strip(), by=by, now=now)
        if how == NOT_NEEDED:
            await end_waiting(document, NOT_NEEDED, by=by, now=now)
        else:
            await begin_waiting(row.person, document, row.registration, by=by, now=now)
        await note(row.person, document, row.kind, what, {"number": row.number}, by=by, now=now)


def _can_be_marked(row: ShownDocument) -> None:
    if row.stands is State.LEFT:
        raise HasLeft
    if row.stands not in DECIDED or row.owner:
        raise NotDecided


async def _as_seen(document: UUID, seen: int) -> str | None:
    """What the record that counts says. Raises AlreadyDecided where it is another one than the reader saw; 0: there was none."""
    record = (await latest_of([document])).get(document)
    if (record.number if record else 0) != seen:
        raise AlreadyDecided
    return record.how if record else None
