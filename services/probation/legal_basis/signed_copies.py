"""The signed copy that proves a legal basis: stored encrypted under its own key, each view recorded, destroyed in time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.probation.database import DB, Audit
from services.probation.files.sealing import Wrapped, current_version, open_file, rewrap_each, seal_file
from services.probation.law import rules as law
from services.probation.legal_basis.domain import MediaType, SignedCopy
from services.probation.legal_basis.tables import LegalBasisDocument
from services.probation.record_links.queries import records_of
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import select_row

PURPOSE = "wrap signed copy"
KEEP = "basis_copy.keep_after_end"


@dataclass(frozen=True, slots=True)
class SealedCopy:
    """A stored copy: its content is encrypted under a wrapped key; both are None once destroyed."""

    person: UUID
    media_type: MediaType
    wrapped_key: bytes | None
    content: bytes | None


@dataclass(frozen=True, slots=True)
class CopyKey:
    """Whose copy it is, and the wrapped key of it."""

    person: UUID
    wrapped_key: bytes | None


async def store_copy(
    person: UUID, registration: UUID, copy: SignedCopy, *, reference: str, given_on: date, by: Actor, now: datetime
) -> UUID:
    """Store it, inside the caller's transaction; the earlier ones have ended."""
    await _end([person], now=now)  # the consent that a merged record was signed for stays that record's
    number = uuid4()
    context = _context(person, number)
    sealed = seal_file(PURPOSE, copy.content, key_context=context, content_context=context)
    await LegalBasisDocument.insert(
        LegalBasisDocument(
            id=number, person=person, registration=registration, media_type=copy.media_type, size=len(copy.content), sha256=sealed.sha256,
            wrapped_key=sealed.wrapped_key, content=sealed.content,
            basis_reference=reference, basis_given_on=given_on, stored_at=now, stored_by=by.id, stored_by_name=by.name,
        )
    )  # fmt: skip
    details: audit.Details = {"copy": str(number), "sha256": sealed.sha256, "bytes": len(copy.content), "type": copy.media_type}
    await audit.record(Audit, by=by, action="basis_copy_stored", about=person, details=details, at=now)
    return number


async def end_copies(person: UUID, *, now: datetime) -> None:
    """The basis that they prove has ended, also of records that were merged into this one: their retention time begins now. Inside the
    caller's transaction.
    """
    await _end(await records_of(person), now=now)


async def _end(records: Sequence[UUID], *, now: datetime) -> None:
    await LegalBasisDocument.update({LegalBasisDocument.ended_at: now}).where(
        LegalBasisDocument.person.is_in(list(records)), LegalBasisDocument.ended_at.is_null()
    )


async def keep_copies(person: UUID, *, ended_at: datetime) -> None:
    """What ended at that moment has not ended: the closing was undone. Inside the caller's transaction."""
    await LegalBasisDocument.update({LegalBasisDocument.ended_at: None}).where(
        LegalBasisDocument.person.is_in(await records_of(person)), LegalBasisDocument.ended_at == ended_at
    )


async def view_copy(person: UUID, number: UUID, *, by: Actor, now: datetime) -> SignedCopy | None:
    """The copy as it was handed in, with a record of who looked; None if it is destroyed or belongs to another person."""
    async with transaction(DB):
        asked = LegalBasisDocument.select().where(LegalBasisDocument.id == number)
        whose = LegalBasisDocument.person.is_in(await records_of(person))
        sealed = await select_row(SealedCopy, asked.where(whose).first())
        if sealed is None or sealed.wrapped_key is None or sealed.content is None:
            return None
        context = _context(sealed.person, number)
        content = open_file(PURPOSE, sealed.wrapped_key, sealed.content, key_context=context, content_context=context)
        await audit.record(Audit, by=by, action="basis_copy_viewed", about=person, details={"copy": str(number)}, at=now)
    return SignedCopy(content, sealed.media_type)


async def destroy_old_copies(*, by: Actor, now: datetime, limit: int = 100) -> int:
    """Destroy key and content of copies whose basis ended long enough ago (law/biometrics.toml); returns how many."""
    months = law.number(KEEP, now.date())
    async with transaction(DB):
        rows = await DB.connection().fetch(
            "UPDATE probation.legal_basis_document SET wrapped_key = NULL, content = NULL, destroyed_at = $1 WHERE id IN"
            " (SELECT id FROM probation.legal_basis_document WHERE destroyed_at IS NULL AND ended_at + make_interval(months => $2) <= $1"
            " LIMIT $3 FOR UPDATE SKIP LOCKED) RETURNING id, person",
            *(now, months, limit),
        )
        for row in rows:
            details: audit.Details = {"copy": str(row["id"]), "because": "retention"}
            await audit.record(Audit, by=by, action="basis_copy_destroyed", about=row["person"], details=details, at=now)
    return len(rows)


async def rewrap_copy_keys(*, by: Actor, now: datetime) -> int:
    """Wrap every copy's key by the current master key, one a transaction; returns how many were behind. Safe to repeat."""
    rows = await LegalBasisDocument.select(LegalBasisDocument.id).where(LegalBasisDocument.wrapped_key.is_not_null())
    done = await rewrap_each(PURPOSE, [row["id"] for row in rows], locked=_locked_key, write=_write_key)
    async with transaction(DB):
        details: audit.Details = {"version": current_version(), "rewrapped": done}
        await audit.record(Audit, by=by, action="copy_keys_rewrapped", about=None, details=details, at=now)
    return done


async def _locked_key(number: UUID) -> Wrapped | None:
    asked = LegalBasisDocument.select(LegalBasisDocument.person, LegalBasisDocument.wrapped_key)
    found = await select_row(CopyKey, asked.where(LegalBasisDocument.id == number).lock_rows("UPDATE").first())
    return None if found is None else Wrapped(found.wrapped_key, _context(found.person, number))


async def _write_key(number: UUID, fresh: bytes) -> None:
    await LegalBasisDocument.update({LegalBasisDocument.wrapped_key: fresh}).where(LegalBasisDocument.id == number)


def _context(person: UUID, number: UUID) -> bytes:
    return f"probation/basis-copy/{person}/{number}".encode()
