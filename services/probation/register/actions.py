"""Putting a person on the register."""

import asyncio
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.probation.cases.actions import (
    change_person,
    change_registration,
    insert_condition,
    insert_person,
    insert_registration,
    next_serial,
)
from services.probation.cases.columns import PersonDetails
from services.probation.cases.domain import card
from services.probation.cases.domain.categories import Category, Settlement, supervising_authority
from services.probation.cases.domain.frequency import Frequency
from services.probation.cases.tables import Person, Registration
from services.probation.cases.telling import tell_who_may_see
from services.probation.database import DB, MESSAGING, Audit
from services.probation.errors import AlreadyRegistered, FormUsed, KnownElsewhere
from services.probation.law import rules as law
from services.probation.legal_basis.domain import SignedCopy
from services.probation.legal_basis.signed_copies import store_copy
from services.probation.queue.actions import hand_over_items
from services.probation.register.domain import Dates
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.crypto import hash_secret
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.messages.base import Language
from shared.messages.probation import BiometricBasis, RegistrationOpenedForBiometrics, RegistrationOpenedForReintegration
from shared.messaging.outbox import send
from shared.registry import CaseOpened, registry


@dataclass(frozen=True)
class NewPerson:
    """Who is registered. `birth_date` may be missing if the ИИН contains none."""

    iin: str | None
    family_name: str
    given_name: str
    patronymic: str | None
    birth_date: date | None
    phone: str | None
    language: Language
    region: str
    settlement: Settlement
    address: str
    time_zone: str


@dataclass(frozen=True)
class NewRegistration:
    """The terms of the registration. `form_token`: the same form takes effect once. `card_code` and `pin` only for demo data."""

    form_token: UUID
    category: Category
    court: str
    dates: Dates
    frequency: Frequency
    conditions: tuple[tuple[str, str], ...]
    basis: BiometricBasis | None
    copy: SignedCopy | None = None
    card_code: str | None = None
    pin: str | None = None


@dataclass(frozen=True)
class Registered:
    """What was created. `pin` is None if this form was sent before: a PIN is shown once and never stored."""

    person: UUID
    registration: UUID
    case_number: str
    card_code: str
    pin: str | None


async def register_person(who: NewPerson, what: NewRegistration, *, by: Actor, now: datetime) -> Registered:
    """Register, schedule the first check-in, and tell biometrics and reintegration.

    Raises AlreadyRegistered, KnownElsewhere (which is recorded), or FormUsed if this form registered somebody else before.
    """
    pin = what.pin or card.new_pin()
    pin_hash = await asyncio.to_thread(hash_secret, pin)  # slow on purpose: not while rows are locked
    try:
        return await _register(who, what, pin, pin_hash, by=by, now=now)
    except KnownElsewhere as known:
        async with transaction(DB):
            await audit.record(Audit, by=by, action="registration_refused_elsewhere", about=known.person, details={}, at=now)
        raise


async def _register(who: NewPerson, what: NewRegistration, pin: str, pin_hash: str, *, by: Actor, now: datetime) -> Registered:
    async with transaction(DB):
        for lock in (what.form_token, who.iin):
            await DB.connection().execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"register {lock}")
        async with beyond_scope(DB, "whether this form or this person was registered before, in any office"):
            if repeated := await _sent_before(what.form_token, who):
                return repeated
            person = await _person(who, by.office or who.region, now)
            registration = await _registration(person, who, what, pin_hash, by=by, now=now)
        for code, words in what.conditions:
            source = next((one.source for one in law.conditions() if one.code == code), "")
            await insert_condition(registration=registration.registration, code=code, words=words, source=source, created_at=now)
        details = {"case_number": registration.case_number, "category": str(what.category)}
        await audit.record(Audit, by=by, action="person_registered", about=person, details=details, at=now)
        await add_entry(person=person, kind="registered", details=details, at=now, by=by)
        basis = await _with_copy(registration, what, by=by, now=now)
        await tell_biometrics(registration, pin_hash, who.language, basis, officer=by.id, office=by.office or "")
        await send(
            MESSAGING,
            RegistrationOpenedForReintegration(
                person=person, registration=registration.registration, case_number=registration.case_number,
                name=f"{who.given_name} {who.family_name}", phone=who.phone, language=who.language, region=who.region,
                office=by.office or "",
            ),
        )  # fmt: skip
        if supervising_authority(what.category) != "probation":
            await tell_who_may_see(person)
        await registry("probation").case_opened(CaseOpened(person, registration.registration, what.basis is not None, by, now))
    return Registered(person, registration.registration, registration.case_number, registration.card_code, pin)


async def _with_copy(made: Registered, what: NewRegistration, *, by: Actor, now: datetime) -> BiometricBasis | None:
    """The basis with the number of its signed copy, where one was handed in with the form."""
    if what.basis is None or what.copy is None:
        return what.basis
    given_on = date.fromisoformat(what.basis.given_on)
    number = await store_copy(made.person, made.registration, what.copy, reference=what.basis.reference, given_on=given_on, by=by, now=now)
    await change_registration(made.registration, basis_copy=number)
    await add_entry(person=made.person, kind="basis_copy_stored", details={"copy": str(number)}, at=now, by=by)
    return what.basis.model_copy(update={"signed_copy": number})


async def tell_biometrics(
    made: Registered, pin_hash: str, language: Language, basis: BiometricBasis | None, *, officer: UUID, office: str
) -> None:
    """The kiosk gets the card, never the name."""
    await send(
        MESSAGING,
        RegistrationOpenedForBiometrics(
            person=made.person, registration=made.registration, case_number=made.case_number, language=language,
            officer=officer, office=office, card_code=made.card_code, pin_hash=pin_hash, basis=basis,
        ),
    )  # fmt: skip


async def _sent_before(form_token: UUID, who: NewPerson) -> Registered | None:
    row = (
        await Registration.select(Registration.person, Registration.id, Registration.case_number, Registration.card_code)
        .where(Registration.form_token == form_token)
        .first()
    )
    if row is None:
        return None
    same = (
        await Person.exists()
        .where(Person.id == row["person"], Person.family_name == who.family_name, Person.given_name == who.given_name)
        .where(Person.iin == who.iin if who.iin else Person.iin.is_null())
    )
    if not same:
        raise FormUsed
    return Registered(row["person"], row["id"], row["case_number"], row["card_code"], None)


async def _person(who: NewPerson, office: str, now: datetime) -> UUID:
    """A new row, or the one of a person whom this office registered before and who is back.

    What another office knows stays as it is, whether its case is open or closed: nothing is overwritten and nobody is told.
    """
    details = PersonDetails(
        family_name=who.family_name, given_name=who.given_name, patronymic=who.patronymic, birth_date=who.birth_date, phone=who.phone,
        language=who.language, region=who.region, settlement=who.settlement, address=who.address, time_zone=who.time_zone,
    )  # fmt: skip
    known = await Person.select(Person.id).where(Person.iin == who.iin).lock_rows("UPDATE").first() if who.iin else None
    if known is None:
        person = uuid4()
        await insert_person(person, who.iin, now, **details)
        return person
    latest = (
        await Registration.select(Registration.office, Registration.state)
        .where(Registration.person == known["id"], Registration.current.eq(True))
        .first()
    )
    if latest is not None and latest["office"] != office:
        raise KnownElsewhere(known["id"])
    if latest is not None and latest["state"] == "open":
        raise AlreadyRegistered
    await change_person(known["id"], **details)
    found: UUID = known["id"]
    return found


async def _registration(person: UUID, who: NewPerson, what: NewRegistration, pin_hash: str, *, by: Actor, now: datetime) -> Registered:
    office = by.office or who.region
    year = what.dates.registered_on.year
    serial = await next_serial(f"{office}-{year}")
    made = Registered(person, uuid4(), card.case_number(office, year, serial), what.card_code or card.new_code(), None)
    name = " ".join(part for part in (who.family_name, who.given_name, who.patronymic) if part)
    name_key = await DB.connection().fetchval("SELECT public.name_key($1)", name)
    await insert_registration(
        id=made.registration, person=person, form_token=what.form_token, case_number=made.case_number, category=what.category,
        supervising_authority=supervising_authority(what.category), office=office, officer=by.id, officer_name=by.name, court=what.court,
        court_decision_on=what.dates.court_decision_on, in_force_on=what.dates.in_force_on,
        registered_on=what.dates.registered_on, term_ends_on=what.dates.term_ends_on, frequency=what.frequency,
        first_check_in_on=what.dates.first_check_in_on, basis_kind=what.basis.kind if what.basis else None,
        basis_reference=what.basis.reference if what.basis else None,
        basis_given_on=date.fromisoformat(what.basis.given_on) if what.basis else None,
        card_code=made.card_code, pin_hash=pin_hash, created_at=now, name_key=name_key,
    )  # fmt: skip
    await hand_over_items(person, officer=by.id, office=office)
    return made
