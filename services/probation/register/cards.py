"""A new card after one was lost."""

import asyncio
from datetime import datetime
from uuid import UUID

from services.probation.cases.actions import change_registration, language_of, locked_open_case
from services.probation.cases.domain import card
from services.probation.cases.rows import LockedCase
from services.probation.database import DB, Audit
from services.probation.register.actions import Registered, tell_biometrics
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.crypto import hash_secret
from shared.db.engine import transaction
from shared.messages.base import Language
from shared.messages.probation import BiometricBasis


async def issue_card(person: UUID, *, by: Actor, now: datetime) -> Registered:
    """A new code and PIN; the old card stops working as soon as biometrics gets the message."""
    pin = card.new_pin()
    pin_hash = await asyncio.to_thread(hash_secret, pin)
    async with transaction(DB):
        case = await locked_open_case(person)
        language = await language_of(person)
        made = Registered(person, case.id, case.case_number, card.new_code(), pin)
        await change_registration(case.id, card_code=made.card_code, pin_hash=pin_hash)
        await audit.record(Audit, by=by, action="card_issued", about=person, details={}, at=now)
        await add_entry(person=person, kind="card_issued", details={}, at=now, by=by)
        basis = basis_of(case, language)
        await tell_biometrics(made, pin_hash, language, basis, officer=case.officer, office=case.office)
    return made


def basis_of(case: LockedCase, language: Language) -> BiometricBasis | None:
    """The legal basis of a registration."""
    if case.basis_kind is None or case.basis_reference is None or case.basis_given_on is None:
        return None
    return BiometricBasis(
        kind=case.basis_kind, reference=case.basis_reference, given_on=case.basis_given_on.isoformat(), language=language,
        signed_copy=case.basis_copy,
    )  # fmt: skip
