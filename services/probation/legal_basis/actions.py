"""The legal basis for using the face: replaced, switched off, or proved by a signed copy."""

from datetime import date, datetime
from uuid import UUID

from services.probation.cases.actions import change_registration, locked_open_case
from services.probation.cases.queries import open_registrations
from services.probation.cases.rows import LockedCase
from services.probation.database import DB, MESSAGING, Audit
from services.probation.legal_basis.domain import SignedCopy
from services.probation.legal_basis.signed_copies import end_copies, store_copy
from services.probation.queue.actions import close_item, open_item
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.messages.probation import BiometricBasis, BiometricBasisChanged
from shared.messaging.outbox import send


async def change_biometric_basis(
    person: UUID, basis: BiometricBasis | None, *, copy: SignedCopy | None = None, by: Actor, now: datetime
) -> None:
    """Replace the legal basis, or switch the use of the face off (None): the template is erased, and check-ins continue without it.

    A signed copy belongs to the basis it was given with; it is kept if the basis is saved again unchanged.
    """
    async with transaction(DB):
        case = await locked_open_case(person)
        number = await _copy_of(case, basis, copy, by=by, now=now)
        if basis is not None:
            basis = basis.model_copy(update={"signed_copy": number})
        async with beyond_scope(DB, "the face is the person's: its basis is the same in every open registration"):
            for registration in await open_registrations(person):
                await change_registration(
                    registration.id,
                    basis_copy=number,
                    basis_kind=basis.kind if basis else None,
                    basis_reference=basis.reference if basis else None,
                    basis_given_on=date.fromisoformat(basis.given_on) if basis else None,
                )
        details = {"basis": basis.kind if basis else None, "signed_copy": number is not None}
        await audit.record(Audit, by=by, action="biometric_basis_changed", about=person, details=details, at=now)
        if copy is not None and number is not None:
            await add_entry(person=person, kind="basis_copy_stored", details={"copy": str(number)}, at=now, by=by)
        if copy is None or basis is None or not _same(case, basis):
            await add_entry(person=person, kind="basis_changed", details=details, at=now, by=by)
        await send(MESSAGING, BiometricBasisChanged(person=person, basis=basis))
        if basis is None:
            await close_item(kind="enrol", subject_id=person, by=by, now=now, outcome="not_needed")
        elif case.basis_kind is None:
            await open_item(kind="enrol", person=person, subject_id=person, reason="face_missing", now=now, by=by)


async def _copy_of(case: LockedCase, basis: BiometricBasis | None, copy: SignedCopy | None, *, by: Actor, now: datetime) -> UUID | None:
    """The number of the signed copy for the new basis."""
    if basis is not None and copy is not None:
        given_on = date.fromisoformat(basis.given_on)
        return await store_copy(case.person, case.id, copy, reference=basis.reference, given_on=given_on, by=by, now=now)
    if basis is not None and _same(case, basis):
        return case.basis_copy
    await end_copies(case.person, now=now)
    return None


def _same(case: LockedCase, basis: BiometricBasis) -> bool:
    given_on = case.basis_given_on.isoformat() if case.basis_given_on else None
    return (case.basis_kind, case.basis_reference, given_on) == (basis.kind, basis.reference, basis.given_on)
