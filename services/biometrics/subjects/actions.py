"""Opening and closing a subject, and the legal basis without which no image is taken."""

from datetime import datetime
from typing import Any, cast
from uuid import UUID

from piccolo.columns import Column
from piccolo.custom_types import Combinable

from services.biometrics.database import DB, Audit
from services.biometrics.subjects.domain import normal_code
from services.biometrics.subjects.merging import person_behind
from services.biometrics.subjects.tables import Card, Subject, Supervision
from services.biometrics.subjects.vault import Vault
from shared import audit
from shared.actors import Actor
from shared.crypto import Keyring
from shared.db.engine import transaction
from shared.db.rows import ColumnValues
from shared.messages.probation import (
    BiometricBasis,
    BiometricBasisChanged,
    CaseTransferredForBiometrics,
    PersonChangedForBiometrics,
    RegistrationAccessForBiometrics,
    RegistrationOpenedForBiometrics,
    SupervisedRegistration,
    SupervisionForBiometrics,
)
from shared.settings import settings


async def open_subject(message: RegistrationOpenedForBiometrics, *, by: Actor, now: datetime) -> None:
    """A registered person may check in at a kiosk. A person registered again gets a new card and a new data key."""
    values: ColumnValues = {
        Subject.registration: message.registration,
        Subject.case_number: message.case_number,
        Subject.language: message.language,
        Subject.state: "open",
        Subject.opened_at: now,
        Subject.closed_at: None,
        Subject.erased_at: None,
        Subject.erasure_proof: None,
        **_basis_values(message.basis),
    }
    async with transaction(DB):
        if await person_behind(message.person) != message.person:  # merged before this was told: its face is not used
            values[Subject.state] = "held"
        known = (
            await Subject.select(Subject.wrapped_key, Subject.registration)
            .where(Subject.person == message.person)
            .lock_rows("UPDATE")
            .first()
        )
        if known is None or known["registration"] != message.registration:  # a new card comes in the same message
            alone = SupervisedRegistration(
                registration=message.registration, authority="probation", officer=message.officer, office=message.office, restricted=False
            )
            await _replace_supervision(message.person, [alone])
        if message.basis is not None and (known is None or known["wrapped_key"] is None):
            values[Subject.wrapped_key] = Vault.new_key(Keyring.load(settings()), message.person)
        if known is None:
            values[Subject.person] = message.person
            await Subject.insert(Subject(cast("dict[Column, Any]", values)))  # an UPDATE accepts names too, a new row only columns
        else:
            await Subject.update(values).where(Subject.person == message.person)
        await Card.update({Card.active: False}).where(Card.person == message.person)
        await Card.insert(
            Card(code=normal_code(message.card_code), person=message.person, pin_hash=message.pin_hash, active=True, issued_at=now)
        ).on_conflict(target=Card.code, action="DO UPDATE", values=[Card.person, Card.pin_hash, Card.active, Card.issued_at])
        details: audit.Details = {"office": message.office, "basis": message.basis.kind if message.basis else None}
        await audit.record(Audit, by=by, action="subject_opened", about=message.person, details=details, at=now)


async def set_supervision(message: SupervisionForBiometrics, *, by: Actor, now: datetime) -> None:
    """Who sees the subject from now on; nobody known, or one whose last registration ended, stays as they are."""
    async with transaction(DB):
        known = await Subject.select(Subject.state).where(Subject.person == message.person).lock_rows("UPDATE").first()
        if known is None or known["state"] == "closed":
            return
        await _replace_supervision(message.person, message.registrations)
        said = [f"{one.authority} {one.office} {one.officer}{' restricted' if one.restricted else ''}" for one in message.registrations]
        await audit.record(
            Audit, by=by, action="supervision_changed", about=message.person, details={"supervised_by": "; ".join(said)}, at=now
        )


async def set_access(message: RegistrationAccessForBiometrics, *, by: Actor, now: datetime) -> None:
    """Of one registration, from a release before SupervisionForBiometrics; one that nobody knows changes nothing."""
    values: ColumnValues = {Supervision.authority: message.authority, Supervision.restricted: message.restricted}
    details: audit.Details = {"authority": message.authority, "restricted": message.restricted}
    await _change(
        Supervision.registration == message.registration, values, message.person, "subject_access_changed", details, by=by, now=now
    )


async def hand_over(message: CaseTransferredForBiometrics, *, by: Actor, now: datetime) -> None:
    """Of the person's registrations, from a release before SupervisionForBiometrics, which knew one officer a person."""
    values: ColumnValues = {Supervision.officer: message.officer, Supervision.office: message.office}
    details: audit.Details = {"office": message.office, "officer": str(message.officer)}
    await _change(Supervision.person == message.person, values, message.person, "subject_handed_over", details, by=by, now=now)


async def _change(
    which: Combinable, values: ColumnValues, person: UUID, action: str, details: audit.Details, *, by: Actor, now: datetime
) -> None:
    async with transaction(DB):
        known = await Subject.select(Subject.state).where(Subject.person == person).lock_rows("UPDATE").first()
        if known is None or known["state"] == "closed":
            return
        if await Supervision.update(values).where(which).returning(Supervision.person):
            await audit.record(Audit, by=by, action=action, about=person, details=details, at=now)


async def _replace_supervision(person: UUID, registrations: list[SupervisedRegistration]) -> None:
    """Inside the caller's transaction, which has the subject locked."""
    named = [one.registration for one in registrations]  # of a merged record it may stand under the other one
    await Supervision.delete().where((Supervision.person == person) | Supervision.registration.is_in(named))
    await Supervision.insert(
        *(
            Supervision(
                registration=one.registration, person=person, authority=one.authority, officer=one.officer, office=one.office,
                restricted=one.restricted,
            )
            for one in registrations
        )
    )  # fmt: skip


async def change_language(message: PersonChangedForBiometrics, *, by: Actor, now: datetime) -> None:
    """The kiosk speaks another language to this person from now on; an unknown person is left alone."""
    async with transaction(DB):
        known = await Subject.select(Subject.person).where(Subject.person == message.person).lock_rows("UPDATE").first()
        if known is not None:
            await Subject.update({Subject.language: message.language}).where(Subject.person == message.person)
            await audit.record(
                Audit, by=by, action="language_changed", about=message.person, details={"language": message.language}, at=now
            )


async def replace_basis(message: BiometricBasisChanged, *, by: Actor, now: datetime) -> bool:
    """Replace the legal basis; False if there is no such person on the register. Inside the caller's transaction."""
    known = await Subject.select(Subject.wrapped_key, Subject.state).where(Subject.person == message.person).lock_rows("UPDATE").first()
    if known is None or known["state"] != "open":
        return False
    values = _basis_values(message.basis)
    if message.basis is not None and known["wrapped_key"] is None:
        values |= {Subject.wrapped_key: Vault.new_key(Keyring.load(settings()), message.person), Subject.erased_at: None}
    await Subject.update(values).where(Subject.person == message.person)
    details: audit.Details = {
        "basis": message.basis.kind if message.basis else None,
        "signed_copy": bool(message.basis and message.basis.signed_copy),
    }
    await audit.record(Audit, by=by, action="basis_changed", about=message.person, details=details, at=now)
    return True


async def hold(person: UUID) -> bool:
    """No card of this person works and no picture is taken until they are open again; False if the person is not open.

    Inside the caller's transaction.
    """
    known = await Subject.select(Subject.state).where(Subject.person == person).lock_rows("UPDATE").first()
    if known is None or known["state"] != "open":
        return False
    await Subject.update({Subject.state: "held"}).where(Subject.person == person)
    await Card.update({Card.active: False}).where(Card.person == person)
    return True


async def close(person: UUID, at: datetime) -> bool:
    """No card of this person works any more, no legal basis is left; False if the person is unknown. Inside the caller's transaction."""
    known = await Subject.select(Subject.state).where(Subject.person == person).lock_rows("UPDATE").first()
    if known is None:
        return False
    await Subject.update({Subject.state: "closed", Subject.closed_at: at, **_basis_values(None)}).where(Subject.person == person)
    await Card.update({Card.active: False}).where(Card.person == person)
    return True


async def destroy_key(person: UUID, proof: str, *, now: datetime) -> None:
    """Nothing that this person's data key encrypts can be read again. `proof` is the record of it. Inside the caller's transaction."""
    await Subject.update({Subject.wrapped_key: None, Subject.erased_at: now, Subject.erasure_proof: proof}).where(Subject.person == person)


def _basis_values(basis: BiometricBasis | None) -> ColumnValues:
    """The columns of the legal basis."""
    return {
        Subject.basis_kind: basis.kind if basis else None,
        Subject.basis_reference: basis.reference if basis else None,
        Subject.basis_given_on: basis.given_on if basis else None,
        Subject.basis_language: basis.language if basis else None,
        Subject.signed_copy: basis.signed_copy if basis else None,
    }
