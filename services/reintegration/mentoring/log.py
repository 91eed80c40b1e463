"""The mentor's log: written down, corrected by a further version, taken back; and who read its words."""

from datetime import date, datetime
from uuid import UUID, uuid4

from services.reintegration.cases.locking import locked_case
from services.reintegration.database import BY, DB, Audit
from services.reintegration.errors import NotAllowed, NotThere
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.mentoring.domain import Entry, State, ensure_sensible
from services.reintegration.mentoring.queries import ENTRY, LogRow, MentorshipRow
from services.reintegration.mentoring.tables import MentorLog, Mentorship
from services.reintegration.sealing.keys import key_for
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import fetch_row, select_row


async def add(mentorship: UUID, entry: Entry, *, token: UUID, today: date, by: Actor, now: datetime) -> UUID:
    """Write something down; returns the entry. Sent twice, it is added once.

    Raises NotThere for somebody else's, and where it is not in force; CaseClosed, TooEarly, ReasonMissing.
    """
    number = uuid4()
    async with beyond_scope(DB, "a mentor writes into the log of a case, which no mentor sees"), transaction(DB):
        row = await _own(mentorship, today, by)
        if before := await sent_before(token, number, by=by, now=now):
            return before
        await _insert(row, number, 1, entry, today=today, by=by, now=now)
    return number


async def correct(number: UUID, entry: Entry | None, *, seen_version: int, today: date, by: Actor, now: datetime) -> UUID:
    """Another version of an entry; None takes it back. Returns the mentoring. Raises the same, and NotAllowed for a stale page."""
    async with beyond_scope(DB, "a mentor corrects the log of a case, which no mentor sees"), transaction(DB):
        before = await fetch_row(DB, LogRow, ENTRY, number)
        if before is None:
            raise NotThere
        row = await _own(before.mentorship, today, by)
        before = await fetch_row(DB, LogRow, ENTRY, number)
        if before is None or before.version != seen_version or before.struck:
            raise NotAllowed("changed")
        if entry is None:
            empty = Entry(before.day, before.kind, before.minutes, "-")
            await _insert(row, number, before.version + 1, empty, struck=True, today=today, by=by, now=now)
        else:
            await _insert(row, number, before.version + 1, entry, today=today, by=by, now=now)
    return row.id


async def note_reading(person: UUID, purpose: str, *, by: Actor, now: datetime) -> None:
    """A worker reads the words of the log: recorded before anything is shown."""
    async with transaction(DB):
        await audit.record(Audit, by=by, action="mentor_log_read", about=person, details={"purpose": purpose}, at=now)


async def _own(mentorship: UUID, today: date, by: Actor) -> MentorshipRow:
    """The mentoring with the case's lock held, in force, and the mentor's own."""
    found = await select_row(MentorshipRow, Mentorship.select().where(Mentorship.id == mentorship).first())
    if found is None or found.mentor != by.id:
        raise NotThere
    await locked_case(found.person, by=BY)
    row = await select_row(MentorshipRow, Mentorship.select().where(Mentorship.id == mentorship).first())
    if row is None or row.state != State.ACTIVE or row.until_on < today:
        raise NotThere
    return row


async def _insert(
    row: MentorshipRow, number: UUID, version: int, entry: Entry, *, struck: bool = False, today: date, by: Actor, now: datetime
) -> None:
    ensure_sensible(entry, row.from_on, today)
    words = {} if struck else {"done": entry.done.strip(), "said": entry.said.strip()}
    sealed = (await key_for(row.person, now)).seal(words, f"mentor_log/{number}/{version}")
    await MentorLog.insert(
        MentorLog(
            id=uuid4(), entry=number, version=version, mentorship=row.id, day=entry.day, kind=entry.kind, minutes=entry.minutes,
            next_on=entry.next_on, struck=struck, sealed=sealed, by_id=by.id, by_name=by.name, at=now,
        )
    )  # fmt: skip
    what = "struck" if struck else "added" if version == 1 else "corrected"
    await write_entry(row.person, "mentor_log", by=by, now=now, what=what, how=entry.kind)
    details: audit.Details = {"entry": str(number), "version": version}
    await audit.record(Audit, by=by, action=f"mentor_log_{what}", about=row.person, details=details, at=now)
