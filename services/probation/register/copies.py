"""The signed copy that comes with the form of a registration."""

from datetime import date, datetime
from uuid import UUID

from services.probation.cases.actions import change_registration
from services.probation.legal_basis.domain import SignedCopy
from services.probation.legal_basis.signed_copies import store_copy
from services.probation.timeline.actions import add_entry
from shared.actors import Actor
from shared.messages.probation import BiometricBasis


async def with_copy(
    person: UUID, registration: UUID, basis: BiometricBasis | None, copy: SignedCopy | None, *, by: Actor, now: datetime
) -> BiometricBasis | None:
    """The basis with the number of its signed copy, where one was handed in with the form."""
    if basis is None or copy is None:
        return basis
    given_on = date.fromisoformat(basis.given_on)
    number = await store_copy(person, registration, copy, reference=basis.reference, given_on=given_on, by=by, now=now)
    await change_registration(registration, basis_copy=number)
    await add_entry(person=person, kind="basis_copy_stored", details={"copy": str(number)}, at=now, by=by)
    return basis.model_copy(update={"signed_copy": number})
