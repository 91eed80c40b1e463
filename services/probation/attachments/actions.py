"""Storing, withdrawing and restoring attachments, and what happens to them with their person and their registration."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.probation.attachments.domain import PreviewState
from services.probation.attachments.processing.contents import PURPOSE, of_key, seal
from services.probation.attachments.subjects import PERSON, Subject, belonging
from services.probation.attachments.tables import Attachment
from services.probation.cases.actions import locked_registrations
from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, NotFound, ReasonNeeded
from services.probation.files.sealing import Wrapped, current_version, rewrap_each, wrap_for
from services.probation.settings import settings
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import select_row, select_rows
from shared.files.kinds import GivenFile
from shared.files.reading import ScanState


@dataclass(frozen=True, slots=True, repr=False)
class Paper:
    """A file to store, and what it is."""

    title: str
    kind: str
    dated_on: date | None
    file: GivenFile
    pages: int


@dataclass(frozen=True, slots=True)
class Withdrawable:
    """An attachment while it is withdrawn or restored."""

    id: UUID
    kind: str
    sha256: str
    withdrawn_at: datetime | None
    destroyed_at: datetime | None


@dataclass(frozen=True, slots=True)
class HeldKey:
    """Whose attachment it is, and its wrapped key."""

    id: UUID
    person: UUID
    wrapped_key: bytes | None


async def store(person: UUID, subject: Subject, papers: Sequence[Paper], *, token: UUID, by: Actor, now: datetime) -> int:
    """Store the files of one form; returns how many are new. The same form sent again stores nothing.

    Raises NotFound where the person has no such record in the reader's reach.
    """
    async with transaction(DB):
        registrations = await locked_registrations(person)
        found = await belonging(subject, person)
        if not registrations or found is None:
            raise NotFound
        if await Attachment.exists().where(Attachment.form_token == token):
            return 0
        whose = [each for each in registrations if found.registration in (None, each.id)]
        ended = None if any(each.state == "open" for each in whose) else now
        for position, paper in enumerate(papers):
            await _store_one(person, subject, found.registration, paper, (token, position), ended, by=by, now=now)
        details: audit.Details = {"subject": subject.kind, "kind": papers[0].kind, "files": len(papers)}
        await add_entry(person=person, kind="attachments_stored", details=details, at=now, by=by)
    return len(papers)


async def _store_one(
    person: UUID, subject: Subject, registration: UUID | None, paper: Paper, form: tuple[UUID, int], ended: datetime | None,
    *, by: Actor, now: datetime,
) -> None:  # fmt: skip
    number, size = uuid4(), len(paper.file.content)
    sealed = seal(person, number, paper.file.content)
    await Attachment.insert(
        Attachment(
            id=number, person=person, registration=registration, subject_kind=subject.kind, subject_id=subject.id, title=paper.title,
            kind=paper.kind, dated_on=paper.dated_on, media_type=paper.file.media_type, size=size, pages=paper.pages, sha256=sealed.sha256,
            wrapped_key=sealed.wrapped_key, content=sealed.content, preview_state=PreviewState.WAITING,
            scan_state=ScanState.WAITING if settings().clamd else ScanState.NOT_SCANNED,
            form_token=form[0], position=form[1], stored_at=now, stored_by=by.id, stored_by_name=by.name, ended_at=ended,
        )
    )  # fmt: skip
    details: audit.Details = {
        "attachment": str(number), "sha256": sealed.sha256, "bytes": size, "type": paper.file.media_type, "subject": subject.kind,
        "subject_id": str(subject.id),
    }  # fmt: skip
    await audit.record(Audit, by=by, action="attachment_stored", about=person, details=details, at=now)


async def withdraw(person: UUID, number: UUID, why: str, *, by: Actor, now: datetime) -> None:
    """It was stored by mistake: it is not given out any more, and destroyed some days later.

    Raises NotFound, ReasonNeeded, AlreadyDecided where somebody withdrew it before.
    """
    if not why.strip():
        raise ReasonNeeded
    async with transaction(DB):
        row = await _locked(person, number)
        if row.withdrawn_at is not None or row.destroyed_at is not None:
            raise AlreadyDecided
        await Attachment.update(
            {
                Attachment.withdrawn_at: now, Attachment.withdrawn_by: by.id, Attachment.withdrawn_by_name: by.name,
                Attachment.withdrawn_why: why.strip(),
            }
        ).where(Attachment.id == number)  # fmt: skip
        await _record(person, row, "attachment_withdrawn", {"words": why.strip()}, by=by, now=now)


async def restore(person: UUID, number: UUID, *, by: Actor, now: datetime) -> None:
    """It was withdrawn by mistake. Raises NotFound, AlreadyDecided where it was restored before or is destroyed."""
    async with transaction(DB):
        row = await _locked(person, number)
        if row.withdrawn_at is None or row.destroyed_at is not None:
            raise AlreadyDecided
        gone = (Attachment.withdrawn_at, Attachment.withdrawn_by, Attachment.withdrawn_by_name, Attachment.withdrawn_why)
        await Attachment.update(dict.fromkeys(gone)).where(Attachment.id == number)
        await _record(person, row, "attachment_restored", {}, by=by, now=now)


async def _locked(person: UUID, number: UUID) -> Withdrawable:
    await locked_registrations(person)  # first, as everywhere
    asked = Attachment.select().where(Attachment.id == number, Attachment.person == person)
    row = await select_row(Withdrawable, asked.lock_rows("UPDATE").first())
    if row is None:
        raise NotFound
    return row


async def _record(person: UUID, row: Withdrawable, what: str, further: dict[str, str], *, by: Actor, now: datetime) -> None:
    details: audit.Details = {"attachment": str(row.id), "kind": row.kind, "sha256": row.sha256, **further}
    await audit.record(Audit, by=by, action=what, about=person, details=details, at=now)
    await add_entry(person=person, kind=what, details={"attachment": str(row.id), "kind": row.kind, **further}, at=now, by=by)


async def end_attachments(person: UUID, registration: UUID, *, last: bool, now: datetime) -> None:
    """The registration ended, and with the last one what is the person's: the retention time begins. Inside the caller's transaction."""
    of_registration = Attachment.registration == registration
    whose = of_registration | Attachment.registration.is_null() if last else of_registration
    await Attachment.update({Attachment.ended_at: now}).where(Attachment.person == person, Attachment.ended_at.is_null(), whose)


async def keep_attachments(person: UUID, *, ended_at: datetime) -> None:
    """What ended at that moment has not ended: the closing was undone. Inside the caller's transaction."""
    await Attachment.update({Attachment.ended_at: None}).where(Attachment.person == person, Attachment.ended_at == ended_at)


async def go_on(person: UUID) -> None:
    """The person is on the register again: what is the person's, and not destroyed, is needed. Inside the caller's transaction."""
    await Attachment.update({Attachment.ended_at: None}).where(
        Attachment.person == person, Attachment.registration.is_null(), Attachment.destroyed_at.is_null()
    )


async def follow_person(before: UUID, after: UUID, *, only: Collection[UUID] | None = None, by: Actor, now: datetime) -> list[UUID]:
    """Two records were of one person: the attachments of the one, or `only` these, become the other's. Inside the caller's transaction;
    returns which.

    A key is bound to its person, so it is wrapped again; the content stays as it is.
    """
    asked = Attachment.select(Attachment.id, Attachment.person, Attachment.wrapped_key).where(Attachment.person == before)
    found = await select_rows(HeldKey, asked.lock_rows("UPDATE"))
    held = [each for each in found if only is None or each.id in only]
    for each in held:
        fresh = each.wrapped_key and wrap_for(
            PURPOSE, each.wrapped_key, before=of_key(before, each.id), after=of_key(after, each.id)
        )  # fmt: skip
        await Attachment.update({Attachment.person: after, Attachment.wrapped_key: fresh}).where(Attachment.id == each.id)
        await Attachment.update({Attachment.subject_id: after}).where(
            Attachment.id == each.id, Attachment.subject_kind == PERSON, Attachment.subject_id == before
        )
    if held:
        details: audit.Details = {"from": str(before), "attachments": len(held)}
        await audit.record(Audit, by=by, action="attachments_followed", about=after, details=details, at=now)
    return [each.id for each in held]


async def rewrap_attachment_keys(*, by: Actor, now: datetime) -> int:
    """Wrap every attachment's key by the current master key, one a transaction; returns how many were behind. Safe to repeat."""
    rows = await Attachment.select(Attachment.id).where(Attachment.wrapped_key.is_not_null())
    done = await rewrap_each(PURPOSE, [row["id"] for row in rows], locked=_locked_key, write=_write_key)
    async with transaction(DB):
        details: audit.Details = {"version": current_version(), "rewrapped": done}
        await audit.record(Audit, by=by, action="attachment_keys_rewrapped", about=None, details=details, at=now)
    return done


async def _locked_key(number: UUID) -> Wrapped | None:
    asked = Attachment.select(Attachment.id, Attachment.person, Attachment.wrapped_key).where(Attachment.id == number)
    found = await select_row(HeldKey, asked.lock_rows("UPDATE").first())
    return None if found is None else Wrapped(found.wrapped_key, of_key(found.person, number))


async def _write_key(number: UUID, fresh: bytes) -> None:
    await Attachment.update({Attachment.wrapped_key: fresh}).where(Attachment.id == number)
