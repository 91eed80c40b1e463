"""What is done with an open case: a new card, the biometric basis, a note, the end of the registration."""

import asyncio
from datetime import date, datetime
from typing import Any
from uuid import UUID

from services.probation.actions.errors import AlreadyClosed, NotFound
from services.probation.actions.queue import close_item, open_item
from services.probation.actions.register import Registered, tell_biometrics
from services.probation.actions.signed_copies import end_copies, store_copy
from services.probation.actions.suspicions import drop_suspicions
from services.probation.actions.timeline import add_entry
from services.probation.domain import card
from services.probation.domain.check_in import State
from services.probation.domain.signed_copy import SignedCopy
from services.probation.tables import DB, MAIL, Audit, CheckIn, Person, Registration
from services.probation.telemetry.assignment import take_off
from shared import audit
from shared.crypto import hash_secret
from shared.db.engine import transaction
from shared.identity.actors import Actor
from shared.messages.probation import (
    BiometricBasis,
    BiometricBasisChanged,
    RegistrationClosedForBiometrics,
    RegistrationClosedForReintegration,
)
from shared.outbox import send

CLOSING_REASONS = ("term_ended", "cancelled_by_court", "transferred", "died", "other")


async def change_biometric_basis(
    person: UUID, basis: BiometricBasis | None, *, copy: SignedCopy | None = None, by: Actor, now: datetime
) -> None:
    """Replace the legal basis, or switch the use of the face off (None): the template is erased, checking in goes on without.

    A signed copy belongs to the basis it was given with; it stays where that one is saved again unchanged.
    """
    async with transaction(DB):
        case = await _open_case(person)
        number = await _copy_of(case, basis, copy, by=by, now=now)
        if basis is not None:
            basis = basis.model_copy(update={"signed_copy": number})
        values: dict[Any, Any] = {
            Registration.basis_copy: number,
            Registration.basis_kind: basis.kind if basis else None,
            Registration.basis_reference: basis.reference if basis else None,
            Registration.basis_given_on: date.fromisoformat(basis.given_on) if basis else None,
        }
        await Registration.update(values).where(Registration.id == case["id"])
        details = {"basis": basis.kind if basis else None, "signed_copy": number is not None}
        await audit.record(Audit, by=by, action="biometric_basis_changed", about=person, details=details, at=now)
        if copy is not None and number is not None:
            await add_entry(person=person, kind="basis_copy_stored", details={"copy": str(number)}, at=now, by=by)
        if copy is None or basis is None or not _same(case, basis):
            await add_entry(person=person, kind="basis_changed", details=details, at=now, by=by)
        await send(MAIL, BiometricBasisChanged(person=person, basis=basis))
        if basis is None:
            await close_item(kind="enrol", about=person, by=by, now=now, outcome="not_needed")
        elif case["basis_kind"] is None:
            await open_item(kind="enrol", person=person, about=person, reason="face_missing", now=now, by=by)


async def issue_card(person: UUID, *, by: Actor, now: datetime) -> Registered:
    """A new code and PIN; the old card stops working as soon as biometrics hears of it."""
    pin = card.new_pin()
    pin_hash = await asyncio.to_thread(hash_secret, pin)
    async with transaction(DB):
        case = await _open_case(person)
        who = await Person.select(Person.language).where(Person.id == person).first()
        assert who is not None
        made = Registered(person, case["id"], case["case_number"], card.new_code(), pin)
        await Registration.update({Registration.card_code: made.card_code, Registration.pin_hash: pin_hash}).where(
            Registration.id == case["id"]
        )
        await audit.record(Audit, by=by, action="card_issued", about=person, details={}, at=now)
        await add_entry(person=person, kind="card_issued", details={}, at=now, by=by)
        basis = basis_of(case, who["language"])
        await tell_biometrics(made, pin_hash, who["language"], basis, officer=case["officer"], office=case["office"])
    return made


async def close_registration(person: UUID, *, reason: str, by: Actor, now: datetime) -> None:
    """Take the person off the register: open check-ins are cancelled, the bracelet ends, the queue is cleared, the others
    are told. Raises AlreadyClosed."""
    async with transaction(DB):
        case = await _open_case(person)
        values: dict[Any, Any] = {Registration.state: "closed", Registration.closed_at: now, Registration.closing_reason: reason}
        await Registration.update(values).where(Registration.id == case["id"])
        await CheckIn.update({CheckIn.state: State.CANCELLED}).where(
            CheckIn.registration == case["id"], CheckIn.state.is_in([State.CREATED, State.SUBMITTED])
        )
        await take_off(person, by=by, now=now)
        await end_copies(person, now=now)
        await drop_suspicions(person, by=by, now=now)
        await close_item(person=person, by=by, now=now, outcome="registration_closed")
        details = {"reason": reason}
        await audit.record(Audit, by=by, action="registration_closed", about=person, details=details, at=now)
        await add_entry(person=person, kind="closed", details=details, at=now, by=by)
        await send(MAIL, RegistrationClosedForBiometrics(person=person, registration=case["id"], closed_at=now))
        await send(MAIL, RegistrationClosedForReintegration(person=person, registration=case["id"], closed_at=now))


async def add_note(person: UUID, words: str, *, by: Actor, now: datetime) -> None:
    """A note of an officer, kept for good."""
    async with transaction(DB):
        await add_entry(person=person, kind="note", details={"words": words}, at=now, by=by)
        await audit.record(Audit, by=by, action="note_added", about=person, details={"length": len(words)}, at=now)


def basis_of(case: dict[str, Any], language: Any) -> BiometricBasis | None:
    """The legal basis that stands in a registration."""
    if case["basis_kind"] is None:
        return None
    return BiometricBasis(
        kind=case["basis_kind"], reference=case["basis_reference"], given_on=case["basis_given_on"].isoformat(), language=language,
        signed_copy=case["basis_copy"],
    )  # fmt: skip


async def _copy_of(case: dict[str, Any], basis: BiometricBasis | None, copy: SignedCopy | None, *, by: Actor, now: datetime) -> UUID | None:
    """The number of the copy that the new basis stands on."""
    if basis is not None and copy is not None:
        given_on = date.fromisoformat(basis.given_on)
        return await store_copy(case["person"], case["id"], copy, reference=basis.reference, given_on=given_on, by=by, now=now)
    if basis is not None and _same(case, basis):
        known: UUID | None = case["basis_copy"]
        return known
    await end_copies(case["person"], now=now)
    return None


def _same(case: dict[str, Any], basis: BiometricBasis) -> bool:
    given_on = case["basis_given_on"].isoformat() if case["basis_given_on"] else None
    return (case["basis_kind"], case["basis_reference"], given_on) == (basis.kind, basis.reference, basis.given_on)


async def _open_case(person: UUID) -> dict[str, Any]:
    rows = (
        await Registration.select()
        .where(Registration.person == person)
        .order_by(Registration.created_at, ascending=False)
        .lock_rows("UPDATE")
    )
    if not rows:
        raise NotFound
    case: dict[str, Any] = rows[0]
    if case["state"] != "open":
        raise AlreadyClosed
    return case
