"""Notes of those who take part, for the worker: added, corrected by a later version, never changed."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.cases.locking import locked_case
from services.reintegration.consents.actions import today
from services.reintegration.database import BY, DB, Audit
from services.reintegration.directory.tables import Organisation
from services.reintegration.errors import NotAllowed, NotThere
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.notifications import notify_desk
from services.reintegration.parts.queries import OwnPart, own_part
from services.reintegration.parts.tables import PartNote
from services.reintegration.sealing.keys import PersonKey, key_for, key_of
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.crypto import CannotDecrypt
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows

LATEST = "NOT EXISTS (SELECT FROM reintegration.part_note v WHERE v.note = n.note AND v.version > n.version)"
BEHIND = """($3::uuid IS NULL OR (n.at, n.id) < (SELECT b.at, b.id FROM reintegration.part_note b WHERE b.id = $3))
    ORDER BY n.at DESC, n.id DESC LIMIT $2"""
OF_PART = f"SELECT n.* FROM reintegration.part_note n WHERE n.part = $1 AND {LATEST} AND {BEHIND}"  # noqa: S608
OF_CASE = f"""SELECT n.* FROM reintegration.part_note n WHERE n.person = $1 AND {LATEST}
    AND ($4::text IS NULL OR n.role = $4) AND {BEHIND}"""  # noqa: S608
NOTE = f"SELECT n.* FROM reintegration.part_note n WHERE n.part = $1 AND n.note = $2 AND {LATEST}"  # noqa: S608
EARLIER = "SELECT n.* FROM reintegration.part_note n WHERE n.note = ANY ($1) ORDER BY n.note, n.version"


@dataclass(frozen=True, slots=True)
class Note:
    """A version of a note. `role`: as what its author took part; `organisation`: for which one, empty where it is unknown."""

    id: UUID
    note: UUID
    version: int
    person: UUID
    part: UUID
    role: str
    organisation: str
    by_id: UUID
    by_name: str
    at: datetime
    sealed: bytes = field(repr=False)

    @property
    def about(self) -> str:
        """What its words are sealed for."""
        return f"part_note/{self.id}"


async def write_to_worker(number: UUID, words: str, *, token: UUID, by: Actor, now: datetime) -> None:
    """A note for the worker of the case. Sent twice, it is written once. Raises NotThere, CaseClosed."""
    part = await own_part(number, today(now))
    async with beyond_scope(DB, "who takes part writes into the case, which they do not see"), transaction(DB):
        case = await locked_case(part.person, by=BY)
        if await sent_before(token, number, by=by, now=now):
            return
        await _write(part, uuid4(), 1, words, by=by, now=now)
        await notify_desk(case)


async def correct_note(number: UUID, note: UUID, words: str, *, seen_version: int, by: Actor, now: datetime) -> None:
    """A later version by whoever wrote it; the earlier ones are kept. The same words again change nothing.

    Raises NotThere for anybody else's, CaseClosed, NotAllowed if it was corrected since `seen_version`.
    """
    part = await own_part(number, today(now))
    async with beyond_scope(DB, "who takes part writes into the case, which they do not see"), transaction(DB):
        case = await locked_case(part.person, by=BY)
        row = await fetch_row(DB, Note, NOTE, number, note)
        if row is None or row.by_id != by.id:
            raise NotThere
        if read(row, await key_of(part.person)) == words:
            return
        if row.version != seen_version:
            raise NotAllowed("changed")
        await _write(part, note, row.version + 1, words, by=by, now=now)
        await notify_desk(case)


async def own_notes(part: OwnPart, *, size: int, after: UUID | None = None) -> tuple[KeysetPage[Note], dict[UUID, str]]:
    """What was written under a part that the reader was shown, the latest first, with the words by id."""
    async with beyond_scope(DB, "who takes part writes into the case, which they do not see"):
        rows, key = await fetch_rows(DB, Note, OF_PART, part.id, size + 1, after), await key_of(part.person)
    found = page_of(rows, size, begins_after=after)
    return found, {each.id: read(each, key) for each in found}


async def own_note(part: OwnPart, note: UUID, by: Actor) -> tuple[Note, str]:
    """A note that the reader wrote, with its words. Raises NotThere for anybody else's."""
    async with beyond_scope(DB, "who takes part writes into the case, which they do not see"):
        row, key = await fetch_row(DB, Note, NOTE, part.id, note), await key_of(part.person)
    if row is None or row.by_id != by.id:
        raise NotThere
    return row, read(row, key)


async def notes_of_case(person: UUID, *, role: str | None, size: int, after: UUID | None = None) -> KeysetPage[Note]:
    """The notes of a case as they count, the latest first; the caller has checked the scope."""
    return page_of(await fetch_rows(DB, Note, OF_CASE, person, size + 1, after, role), size, begins_after=after)


async def earlier_versions(notes: KeysetPage[Note]) -> dict[UUID, list[Note]]:
    """The versions of these notes that were corrected, the oldest first."""
    latest, found = {each.note: each.version for each in notes}, dict[UUID, list[Note]]()
    for each in await fetch_rows(DB, Note, EARLIER, list(latest)):
        if each.version < latest[each.note]:
            found.setdefault(each.note, []).append(each)
    return found


def read(note: Note, key: PersonKey | None) -> str:
    """Its words; empty without the person's key."""
    try:
        return str(key.open(note.sealed, note.about)["words"]) if key else ""
    except CannotDecrypt:
        return ""


async def _write(part: OwnPart, note: UUID, version: int, words: str, *, by: Actor, now: datetime) -> None:
    row, key = uuid4(), await key_for(part.person, now)
    known = await Organisation.select(Organisation.name).where(Organisation.id == by.provider).first() if by.provider else None
    organisation = str(known["name"]) if known else ""
    await PartNote.insert(
        PartNote(
            id=row, note=note, version=version, person=part.person, part=part.id, role=part.part, organisation=organisation,
            sealed=key.seal({"words": words}, f"part_note/{row}"), by_id=by.id, by_name=by.name, at=now,
        )
    )  # fmt: skip
    kind = "part_note" if version == 1 else "part_note_corrected"
    await write_entry(part.person, kind, by=by, now=now, name=by.name, role=part.part, organisation=organisation)
    details: audit.Details = {"part": str(part.id), "note": str(note), "version": version}
    await audit.record(Audit, by=by, action=f"{kind}_added" if version == 1 else kind, about=part.person, details=details, at=now)
