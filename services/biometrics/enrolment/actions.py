"""Reference images: taken by an officer under a legal basis, confirmed by the officer before they count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import numpy as np
import numpy.typing as npt

from services.biometrics.database import DB, MESSAGING, Audit
from services.biometrics.engine.queue import QUEUE
from services.biometrics.enrolment.queries import EnrolmentRow, pending_set, references_of
from services.biometrics.enrolment.tables import Enrolment, Template
from services.biometrics.images.actions import delete_images_of_set
from services.biometrics.images.queries import images_of_set
from services.biometrics.images.storage import store_references
from services.biometrics.matching.domain.scoring import Calibration, best
from services.biometrics.subjects.domain import allows_images
from services.biometrics.subjects.keys import open_vault
from services.biometrics.subjects.queries import locked_subject
from services.biometrics.subjects.tables import Subject
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.messages.biometrics import EnrolmentCompleted, Look, SecondReferenceAdded
from shared.messaging.outbox import send
from shared.messaging.queue import enqueue

LEAST_FRAMES = 3
MOST_FRAMES = 5
UNCONFIRMED_LIFE = timedelta(hours=24)
SEARCH = "search_duplicates"
"""The job of the face worker that searches for the same face among others."""


class NoBasis(Exception):
    """No legal basis is recorded for this person, or the signed copy of the consent is missing: no image may be kept."""


class FirstReferenceMissing(Exception):
    """A second reference needs a first one; there is none yet."""


class NothingToConfirm(Exception):
    """No reference images wait for a confirmation."""


@dataclass(frozen=True)
class AcceptedFrame:
    """One accepted frame and its descriptor (128 float64)."""

    jpeg: bytes
    descriptor: npt.NDArray[np.float64]


async def enrol(
    person: UUID,
    references: Sequence[AcceptedFrame],
    *,
    engine: str,
    by: Actor,
    now: datetime,
    look: Look | None = None,
    calibration: Calibration | None = None,
) -> UUID:
    """Keep accepted frames and their template, encrypted, until the officer confirms them. Raises NoBasis or FirstReferenceMissing.

    The set in use stays in use; an older unconfirmed set is deleted. With a `look` (glasses, a beard) it is the second reference.
    `calibration`: used to compare the new frames with those in use; without one the hint for the officer is uncalibrated.
    """
    if not LEAST_FRAMES <= len(references) <= MOST_FRAMES:
        raise ValueError("three to five frames")
    async with transaction(DB):
        basis = await _basis(person)
        in_use = await references_of(person)
        if look is not None and not in_use:
            raise FirstReferenceMissing
        await _delete(person, "pending")
        version = 1 + (await Enrolment.count().where(Enrolment.person == person))
        comparable = [known.descriptors for known in in_use if known.engine == engine]
        values = {"person": person, "version": version, "place": "first" if look is None else "second", "look": look, "state": "pending"}
        values |= {"quality": "good", **_likeness(comparable, references, calibration), "taken_by": by.id, "taken_at": now}
        enrolment = uuid4()
        await Enrolment.insert(Enrolment(id=enrolment, **values))
        await _store(person, enrolment, version, references, engine=engine, now=now)
        details: audit.Details = {"enrolment": str(enrolment), "frames": len(references), "basis": basis, "look": look}
        await audit.record(Audit, by=by, action="reference_taken", about=person, details=details, at=now)
    return enrolment


async def _basis(person: UUID) -> str:
    """The kind of the legal basis that allows images. Raises NoBasis."""
    subject = await locked_subject(person)
    if subject is None or subject.state != "open" or subject.wrapped_key is None:
        raise NoBasis
    if not allows_images(subject.basis_kind, subject.signed_copy):
        raise NoBasis
    return str(subject.basis_kind)


async def _store(person: UUID, enrolment: UUID, version: int, references: Sequence[AcceptedFrame], *, engine: str, now: datetime) -> None:
    """Store the template and its frames, encrypted with the person's key."""
    vault = await open_vault(person)
    closed = vault.close_template([reference.descriptor for reference in references], enrolment, version)
    await Template.insert(
        Template(
            enrolment=enrolment,
            person=person,
            version=version,
            descriptors=closed,
            frames=len(references),
            engine=engine,
            made_at=now,
        )
    )
    jpegs = [reference.jpeg for reference in references]
    await store_references(jpegs, vault, person=person, enrolment=enrolment, version=version, now=now)


async def confirm_enrolment(person: UUID, *, shown: UUID, by: Actor, now: datetime) -> UUID:
    """The officer compared the person with their document: the new set replaces the old one.

    `shown` is the set whose page the officer answered. Raises NothingToConfirm if that set is no longer waiting.
    """
    async with transaction(DB):
        await Subject.select(Subject.person).where(Subject.person == person).lock_rows("UPDATE").first()
        pending = await pending_set(person, shown)
        if pending is None:
            raise NothingToConfirm
        await _delete(person, "confirmed", pending.place)
        await Enrolment.update({Enrolment.state: "confirmed", Enrolment.confirmed_by: by.id, Enrolment.confirmed_at: now}).where(
            Enrolment.id == shown
        )
        details: audit.Details = {"enrolment": str(shown), "version": pending.version, "look": pending.look}
        await audit.record(Audit, by=by, action="reference_confirmed", about=person, details=details, at=now)
        await send(MESSAGING, await _confirmed(pending))
    return shown


async def _confirmed(pending: EnrolmentRow) -> EnrolmentCompleted | SecondReferenceAdded:
    """The message to probation."""
    frames = await images_of_set(pending.id)
    person, enrolment, by, at = pending.person, pending.id, pending.taken_by, pending.taken_at
    if pending.look is None:
        return EnrolmentCompleted(person=person, enrolment=enrolment, frames=frames, taken_by=by, taken_at=at, quality=pending.quality)
    return SecondReferenceAdded(person=person, enrolment=enrolment, frames=frames, taken_by=by, taken_at=at, look=pending.look)


async def discard_enrolment(person: UUID, *, by: Actor, now: datetime) -> None:
    """Not this person, or not good enough: the unconfirmed set is deleted."""
    async with transaction(DB):
        await Subject.select(Subject.person).where(Subject.person == person).lock_rows("UPDATE").first()
        await _delete(person, "pending")
        await audit.record(Audit, by=by, action="reference_discarded", about=person, details={}, at=now)


async def remove_second(person: UUID, *, by: Actor, now: datetime) -> None:
    """Remove the second reference; the first one stays."""
    async with transaction(DB):
        await Subject.select(Subject.person).where(Subject.person == person).lock_rows("UPDATE").first()
        if await _delete(person, "confirmed", "second"):
            await audit.record(Audit, by=by, action="second_reference_removed", about=person, details={}, at=now)


async def delete_unconfirmed(*, by: Actor, now: datetime) -> int:
    """Sets that nobody confirmed within a day are deleted; returns how many."""
    async with transaction(DB):
        old = await Enrolment.select(Enrolment.person).where(Enrolment.state == "pending", Enrolment.taken_at < now - UNCONFIRMED_LIFE)
        for row in old:
            await discard_enrolment(row["person"], by=by, now=now)
    return len(old)


async def mark_searched(enrolment: UUID, *, now: datetime) -> bool:
    """The set was compared with everybody's; False if it was compared before, or is no longer in use. Inside the caller's transaction."""
    done = (
        await Enrolment.update({Enrolment.searched_at: now})
        .where(Enrolment.id == enrolment, Enrolment.state == "confirmed", Enrolment.searched_at.is_null())
        .returning(Enrolment.id)
    )
    return bool(done)


async def erase_references_of(person: UUID) -> int:
    """Delete every template of this person; returns how many. Their images are deleted separately. Inside the caller's transaction."""
    templates = await Template.delete().where(Template.person == person).returning(Template.enrolment)
    await Enrolment.update({Enrolment.state: "erased"}).where(Enrolment.person == person)
    return len(templates)


def _likeness(
    in_use: Sequence[npt.NDArray[np.float64]], references: Sequence[AcceptedFrame], calibration: Calibration | None
) -> dict[str, str | bool | None]:
    """What comparing the new frames with those in use says: a hint for the officer who confirms them."""
    if not in_use:
        return {"likeness": None, "likeness_calibrated": None}
    compared = best(in_use, np.stack([reference.descriptor for reference in references]), calibration)
    return {"likeness": compared.result, "likeness_calibrated": compared.calibrated}


async def _delete(person: UUID, state: str, place: str | None = None) -> int:
    """Delete the frames and templates of the sets in `state`, of both places unless one is named; returns how many sets."""
    named = [Enrolment.place == place] * (place is not None)
    rows = await Enrolment.select(Enrolment.id).where(Enrolment.person == person, Enrolment.state == state, *named)
    for row in rows:
        await delete_images_of_set(row["id"])
        await Template.delete().where(Template.enrolment == row["id"])
        await Enrolment.update({Enrolment.state: "replaced" if state == "confirmed" else "discarded"}).where(Enrolment.id == row["id"])
    return len(rows)


async def record_reference_view(person: UUID, place: str, *, by: Actor, now: datetime) -> None:
    """Who looked at a reference picture outside a review."""
    async with transaction(DB):
        await audit.record(Audit, by=by, action="reference_viewed", about=person, details={"place": place}, at=now)


async def request_search(enrolment: UUID) -> None:
    """Put the search for other people's sets that resemble this one on the engine's queue; the caller has committed. If Redis is not
    available, the sweep searches."""
    await enqueue(QUEUE, SEARCH, str(enrolment), job_id=f"search:{enrolment}")
