"""Putting a person on the register."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID, uuid4

from services.probation.cases.actions import insert_registration, next_serial
from services.probation.cases.domain import card
from services.probation.cases.domain.categories import Category, OffenceKind, Settlement, Sex
from services.probation.cases.domain.frequency import Frequency
from services.probation.cases.leading import share_basis
from services.probation.cases.queries import is_last_open
from services.probation.cases.tables import Person, Registration
from services.probation.cases.telling import tell_supervision, tell_who_may_see
from services.probation.closing.undoing import finish_closings_of
from services.probation.conditions.domain.inputs import Inputs
from services.probation.conditions.of_decision import DecisionDays, write_conditions
from services.probation.database import DB, MESSAGING, Audit
from services.probation.errors import FormUsed, KnownElsewhere, OverrideNeeded
from services.probation.law_checks.actions import keep_override
from services.probation.law_checks.domain import Facts, Finding, lawful, needing_reason
from services.probation.legal_basis.domain import SignedCopy
from services.probation.queue.actions import hand_over_items
from services.probation.register.copies import with_copy
from services.probation.register.domain import Dates
from services.probation.register.known import person_of
from services.probation.register.new_person import NewPerson
from services.probation.register.same_person import SameAnswer
from services.probation.terms.actions import enter_length
from services.probation.terms.domain.derivation import begins_on
from services.probation.terms.domain.parts import Basis, Length
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor, Authority
from shared.crypto import hash_secret
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.messages.base import Language
from shared.messages.probation import BiometricBasis, RegistrationOpenedForBiometrics, RegistrationOpenedForReintegration
from shared.messaging.outbox import send
from shared.registry import CaseOpened, registry

__all__ = [
    "NewPerson",
    "NewRegistration",
    "Registered",
    "checked",
    "insert_decision",
    "register_person",
    "tell_biometrics",
    "write_decision",
]


@dataclass(frozen=True)
class NewRegistration:
    """The terms of the registration. `form_token`: the same form takes effect once. `card_code` and `pin` only for demo data.

    `override_reason`: why it is registered otherwise than the law asks, needed where it is.
    """

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
    released_on: date | None = None
    work_hours: int | None = None
    offence_kind: OffenceKind | None = None
    representative: str | None = None
    override_reason: str | None = None
    inputs: Mapping[str, Inputs] = field(default_factory=dict)
    """Of the conditions, by code, those that are written by their template; the others stay in free words."""

    def facts(
        self, authority: Authority, *, born_on: date | None, sex: Sex | None, iin: str | None, settlement: Settlement | None
    ) -> Facts:
        """What the law's values are compared with."""
        return Facts(
            category=self.category, authority=authority, court_decision_on=self.dates.court_decision_on,
            in_force_on=self.dates.in_force_on, released_on=self.released_on, registered_on=self.dates.registered_on,
            term_ends_on=self.dates.term_ends_on, work_hours=self.work_hours, offence_kind=self.offence_kind, settlement=settlement,
            frequency=self.frequency, conditions=frozenset(code for code, _ in self.conditions), born_on=born_on, sex=sex, iin=iin or "",
            representative=self.representative or "",
        )  # fmt: skip

    length: Length | None = None
    term_reason: str = ""


@dataclass(frozen=True)
class Registered:
    """What was created. `pin` is None if this form was sent before: a PIN is shown once and never stored."""

    person: UUID
    registration: UUID
    case_number: str
    card_code: str
    pin: str | None


async def register_person(
    who: NewPerson,
    what: NewRegistration,
    *,
    by: Actor,
    now: datetime,
    answer: SameAnswer | None = None,
    officer: Actor | None = None,
    pin_hash: str | None = None,
) -> Registered:
    """Register, schedule the first check-in, and tell biometrics and reintegration.

    `answer`: what the officer said about people who may be the same; None where nobody is asked (what the system registers). `officer`:
    who gets the case, of the same office and authority, if not who registers. `pin_hash`: of a PIN that nobody is told, where the card is
    made later.
    Raises AlreadyRegistered, KnownElsewhere (which is recorded), PossiblySame, OverrideNeeded, or FormUsed if this form registered
    somebody else before.
    """
    findings = checked(what, what.facts(by.authority, born_on=who.birth_date, sex=who.sex, iin=who.iin, settlement=who.settlement))
    pin = what.pin or card.new_pin()
    if pin_hash is None:
        pin_hash = await asyncio.to_thread(hash_secret, pin)  # slow on purpose: not while rows are locked
    try:
        return await _register(who, what, findings, pin, pin_hash, answer, officer=officer or by, by=by, now=now)
    except KnownElsewhere as known:
        async with transaction(DB):
            await audit.record(Audit, by=by, action="registration_refused_elsewhere", about=known.person, details={}, at=now)
        raise


def checked(what: NewRegistration, facts: Facts) -> list[Finding]:
    """What the law asks, by its values on the day of registration. Raises OverrideNeeded where that needs a reason and there is none."""
    findings = lawful(facts, what.dates.registered_on)
    if needing_reason(findings) and not what.override_reason:
        raise OverrideNeeded
    return findings


async def _register(
    who: NewPerson,
    what: NewRegistration,
    findings: list[Finding],
    pin: str,
    pin_hash: str,
    answer: SameAnswer | None,
    *,
    officer: Actor,
    by: Actor,
    now: datetime,
) -> Registered:
    async with transaction(DB):
        born = f"born {who.birth_date}" if answer else None  # two officers who register one person without an ИИН
        for lock in (what.form_token, who.iin, born):
            await DB.connection().execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"register {lock}")
        async with beyond_scope(DB, "whether this form or this person was registered before, in any office"):
            if repeated := await _sent_before(what.form_token, who):
                return repeated
            person = await person_of(who, answer, by=by, now=now)
            await finish_closings_of(person, by=by, now=now)
            first = await is_last_open(person)
            name = " ".join(part for part in (who.family_name, who.given_name, who.patronymic) if part)
            registration = await insert_decision(person, name, who.region, what, pin_hash, first=first, by=officer, now=now)
        await write_decision(registration, what, findings, by=by, now=now)
        if not first:  # the other authority has the person on its register: the card, the face and the desk's case go on
            await tell_supervision(person)
            await registry("probation").case_opened(CaseOpened(person, registration.registration, False, by, now, first=False))
            return replace(registration, pin=None)
        basis = await with_copy(person, registration.registration, what.basis, what.copy, by=by, now=now)
        await tell_biometrics(registration, pin_hash, who.language, basis, officer=officer.id, office=by.office or "")
        await send(
            MESSAGING,
            RegistrationOpenedForReintegration(
                person=person, registration=registration.registration, case_number=registration.case_number,
                name=name, phone=who.phone, language=who.language, region=who.region, office=by.office or "",
                birth_year=who.birth_date.year if who.birth_date else None,
            ),
        )  # fmt: skip
        if by.authority != "probation":
            await tell_who_may_see(person, by.authority)
        await registry("probation").case_opened(CaseOpened(person, registration.registration, what.basis is not None, by, now))
    return Registered(person, registration.registration, registration.case_number, registration.card_code, pin)


async def _term(made: Registered, what: NewRegistration, *, by: Actor, now: datetime) -> None:
    """The entries about the term with which a registration begins."""
    dates = what.dates
    begins = begins_on(what.category, registered_on=dates.registered_on, in_force_on=dates.in_force_on)
    basis = Basis(begins, what.length, document=f"{what.court}, {dates.court_decision_on:%d.%m.%Y}")
    await enter_length(made.registration, made.person, basis, stated=dates.term_ends_on, reason=what.term_reason, by=by, now=now)


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


async def insert_decision(
    person: UUID, name: str, region: str, what: NewRegistration, pin_hash: str, *, first: bool, by: Actor, now: datetime
) -> Registered:
    """The registration itself, with its case number and, where it is not the person's `first` open one, the basis of the others.

    Inside the caller's transaction, which reaches registrations of every office.
    """
    office = by.office or region
    year = what.dates.registered_on.year
    serial = await next_serial(f"{office}-{year}")
    made = Registered(person, uuid4(), card.case_number(office, year, serial), what.card_code or card.new_code(), None)
    name_key = await DB.connection().fetchval("SELECT public.name_key($1)", name)
    leads = await insert_registration(
        id=made.registration, person=person, form_token=what.form_token, case_number=made.case_number, category=what.category,
        supervising_authority=by.authority, office=office, officer=by.id, officer_name=by.name, court=what.court,
        court_decision_on=what.dates.court_decision_on, in_force_on=what.dates.in_force_on,
        registered_on=what.dates.registered_on, term_ends_on=what.dates.term_ends_on, frequency=what.frequency,
        first_check_in_on=what.dates.first_check_in_on, basis_kind=what.basis.kind if what.basis else None,
        basis_reference=what.basis.reference if what.basis else None,
        basis_given_on=date.fromisoformat(what.basis.given_on) if what.basis else None,
        card_code=made.card_code, pin_hash=pin_hash, created_at=now, name_key=name_key, released_on=what.released_on,
        work_hours=what.work_hours, offence_kind=what.offence_kind, representative=what.representative,
    )  # fmt: skip
    if not first:
        await share_basis(person, made.registration)
    if leads:
        await hand_over_items(person, officer=by.id, office=office, authority=by.authority)
    return made


async def write_decision(made: Registered, what: NewRegistration, findings: list[Finding], *, by: Actor, now: datetime) -> None:
    """The duties of a decision, what is told about it, and why it is registered otherwise than the law asks, where it is."""
    on = DecisionDays(what.court, what.dates.court_decision_on, what.dates.registered_on)
    await write_conditions(made.registration, what.conditions, what.inputs, on, by=by, now=now)
    await _term(made, what, by=by, now=now)
    details = {"case_number": made.case_number, "category": str(what.category)}
    await audit.record(Audit, by=by, action="person_registered", about=made.person, details=details, at=now)
    await add_entry(person=made.person, kind="registered", details=details, at=now, by=by)
    if what.override_reason:
        await keep_override(made.person, made.registration, findings, what.override_reason, by=by, now=now)
