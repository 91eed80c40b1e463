"""A draft is begun, written, handed in, answered by a second person, put in force or discarded.

A version that is in force is never changed: an assessment keeps the version with which it was answered.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from services.reintegration.database import DB, Audit
from services.reintegration.errors import EntryChanged, NotAllowed, NotThere, Refused
from services.reintegration.needs.domain.pathways import Pathway
from services.reintegration.needs.sets import add_version, in_force
from services.reintegration.question_sets.domain.rules import REFUSED, check
from services.reintegration.question_sets.domain.states import Act, State, moved, possible
from services.reintegration.question_sets.permissions import QuestionSetPermission
from services.reintegration.question_sets.queries import DraftRow, draft_of, events_of, open_drafts, versions_of
from services.reintegration.question_sets.tables import QuestionDraft, QuestionDraftEvent
from services.reintegration.words import today
from shared import audit
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues
from shared.questions.faults import Fault
from shared.questions.forms import Form
from shared.questions.reading import Read

ABOUT = uuid5(NAMESPACE_URL, "oralu:question_set")
"""What a record about a set is about, where otherwise a person stands."""
LOCK = "SELECT pg_advisory_xact_lock(hashtext('reintegration.question_draft'))"
WRITING = frozenset({"begin", Act.SAVE.value, Act.SUBMIT.value})


@dataclass
class Faulty(Refused):
    """Nothing was kept or handed in, because of everything in `faults`."""

    faults: Collection[Fault]


class OwnDraft(Refused):
    """Who wrote any of it does not put it in force."""


class SameText(Refused):
    """A version says exactly this already."""


async def begin(pathway: Pathway, *, by: Actor, now: datetime) -> UUID:
    """A draft that says what the latest version says; where one is open, its id. Raises NotThere."""
    _ensure_writes(by)
    await in_force(today(now), now)
    async with transaction(DB):
        await DB.connection().execute(LOCK)
        if known := (await open_drafts()).get(pathway.value):
            return known.id
        latest = (await versions_of(pathway))[0]
        draft = uuid4()
        await QuestionDraft.insert(
            QuestionDraft(
                id=draft, pathway=pathway.value, state=State.DRAFT.value, version=1, content=latest.content, why="", begun_at=now,
                changed_at=now, changed_by_name=by.name,
            )
        )  # fmt: skip
        await _event(draft, 1, "begin", None, by=by, now=now)
        await _record(draft, pathway.value, "begun", by=by, now=now)
    return draft


async def save(draft: UUID, content: str, *, seen_version: int, by: Actor, now: datetime) -> None:
    """Keep what was written, whole or not. Raises Faulty for what is no TOML, EntryChanged, NotAllowed, NotThere."""
    row = await draft_of(draft)
    refused = [each for each in (await checked(row, content, now)).faults if each.code in REFUSED]
    if refused:
        raise Faulty(refused)
    async with transaction(DB):
        await _move(draft, Act.SAVE, seen_version, {QuestionDraft.content: content}, None, by=by, now=now)


async def submit(draft: UUID, why: str, *, seen_version: int, by: Actor, now: datetime) -> None:
    """Hand it in for a second person. Raises Faulty where anything is missing, SameText, EntryChanged, NotAllowed, NotThere."""
    async with transaction(DB):
        row = await draft_of(draft, lock=True)
        await _ensure_right(row, now)
        await _move(draft, Act.SUBMIT, seen_version, {QuestionDraft.why: why}, why, by=by, now=now)


async def accept(draft: UUID, *, seen_version: int, by: Actor, now: datetime) -> UUID:
    """Put it in force from its day on; returns the version. Raises OwnDraft, Faulty where its day has come, EntryChanged, NotAllowed."""
    async with transaction(DB):
        await DB.connection().execute(LOCK)
        row = await draft_of(draft, lock=True)
        form = await _ensure_right(row, now)
        made = await add_version(row.content, form, now)
        await _move(draft, Act.ACCEPT, seen_version, {QuestionDraft.question_set: made}, None, by=by, now=now)
    return made


async def give_back(draft: UUID, why: str, *, seen_version: int, by: Actor, now: datetime) -> None:
    """The second person says what is to be written otherwise. Raises OwnDraft, EntryChanged, NotAllowed, NotThere."""
    async with transaction(DB):
        await _move(draft, Act.GIVE_BACK, seen_version, {}, why, by=by, now=now)


async def withdraw(draft: UUID, *, seen_version: int, by: Actor, now: datetime) -> None:
    """Who wrote it goes on writing. Raises EntryChanged, NotAllowed, NotThere."""
    async with transaction(DB):
        await _move(draft, Act.WITHDRAW, seen_version, {}, None, by=by, now=now)


async def discard(draft: UUID, *, seen_version: int, by: Actor, now: datetime) -> None:
    """It is not worked on any more; it can still be read. Raises EntryChanged, NotAllowed, NotThere."""
    async with transaction(DB):
        await _move(draft, Act.DISCARD, seen_version, {}, None, by=by, now=now)


async def checked(row: DraftRow, content: str, now: datetime) -> Read:
    """What is wrong with a text, beside the version that is in force."""
    holds = (await in_force(today(now), now)).get(Pathway(row.pathway))
    return check(content, Pathway(row.pathway), holds.says if holds else None, today(now))


async def writers_of(draft: UUID) -> set[UUID]:
    """Everybody who wrote any of it."""
    return {event.by_id for event in await events_of(draft) if event.act in WRITING}


async def _ensure_right(row: DraftRow, now: datetime) -> Form:
    found = await checked(row, row.content, now)
    if found.form is None:
        raise Faulty(found.faults)
    if any(each.content == row.content for each in await versions_of(Pathway(row.pathway))):
        raise SameText
    return found.form


async def _move(draft: UUID, act: Act, seen_version: int, values: ColumnValues, words: str | None, *, by: Actor, now: datetime) -> None:
    _ensure_writes(by)
    row = await draft_of(draft, lock=True)
    state = moved(State(row.state), act)
    if act not in possible(State(row.state), await writers_of(draft), by.id):
        raise OwnDraft if act is not Act.WITHDRAW else NotAllowed(row.state)
    if row.version != seen_version:
        raise EntryChanged
    changed: ColumnValues = {
        QuestionDraft.state: state.value, QuestionDraft.version: row.version + 1, QuestionDraft.changed_at: now,
        QuestionDraft.changed_by_name: by.name,
    }  # fmt: skip
    await QuestionDraft.update(changed | values).where(QuestionDraft.id == draft)
    await _event(draft, row.version + 1, act.value, words, by=by, now=now)
    await _record(draft, row.pathway, act.value, by=by, now=now)


async def _event(draft: UUID, number: int, act: str, words: str | None, *, by: Actor, now: datetime) -> None:
    await QuestionDraftEvent.insert(
        QuestionDraftEvent(id=uuid4(), draft=draft, number=number, act=act, words=words, by_id=by.id, by_name=by.name, at=now)
    )


async def _record(draft: UUID, pathway: str, act: str, *, by: Actor, now: datetime) -> None:
    details: audit.Details = {"draft": str(draft), "pathway": pathway, "act": act}
    await audit.record(Audit, by=by, action="question_draft_changed", about=ABOUT, details=details, at=now)


def _ensure_writes(by: Actor) -> None:
    if not may(by, QuestionSetPermission.WRITE):
        raise NotThere
