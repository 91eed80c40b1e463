"""Registering a further decision about a person who is on the register: nothing about the person is told again."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from uuid import UUID

from services.probation.cases.actions import locked_registrations
from services.probation.cases.domain.categories import Settlement, Sex
from services.probation.cases.queries import NAME, open_registrations
from services.probation.cases.telling import tell_supervision
from services.probation.database import DB
from services.probation.errors import AlreadyClosed, FormUsed, NotFound, SameDecision
from services.probation.register.actions import NewRegistration, Registered, checked, insert_decision, write_decision
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import fetch_row
from shared.registry import CaseOpened, registry

NO_PIN = "-"
"""Verifies nothing: the person keeps the card and the PIN that they have."""
WHO = f"SELECT {NAME} AS name, p.region, p.birth_date, p.sex, p.iin, p.settlement, p.citizenship FROM probation.person p WHERE p.id = $1"  # noqa: S608  # a constant
SENT = "SELECT person, id, case_number, card_code FROM probation.registration WHERE form_token = $1"


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """What the register knows and the law's values need."""

    name: str
    region: str
    birth_date: date | None
    sex: str | None
    iin: str | None
    settlement: str
    citizenship: str | None


@dataclass(frozen=True, slots=True)
class SentForm:
    """What a form registered when it was sent before."""

    person: UUID
    id: UUID
    case_number: str
    card_code: str


async def known_person(person: UUID) -> KnownPerson:
    """The person as the register knows them. Call `case` first: it checks who may read. Raises NotFound."""
    found = await fetch_row(DB, KnownPerson, WHO, person)
    if found is None:
        raise NotFound
    return found


async def register_decision(person: UUID, what: NewRegistration, *, by: Actor, now: datetime, officer: Actor | None = None) -> Registered:
    """Register a further decision; the person's card, face, bracelet and case on the desk go on as they are.

    `officer`: who gets it, of the same office and authority, if not who registers.

    Raises NotFound, AlreadyClosed (nothing of the person is open: they are registered anew), SameDecision, OverrideNeeded, or FormUsed if
    this form registered another person before.
    """
    known = await known_person(person)
    sex, settlement = cast("Sex | None", known.sex), cast("Settlement", known.settlement)
    findings = checked(what, what.facts(by.authority, born_on=known.birth_date, sex=sex, iin=known.iin, settlement=settlement))
    async with transaction(DB):
        await DB.connection().execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"register {what.form_token}")
        registrations = await locked_registrations(person)
        async with beyond_scope(DB, "whether this decision was registered before, by a colleague too"):
            if sent := await fetch_row(DB, SentForm, SENT, what.form_token):
                if sent.person != person:
                    raise FormUsed
                return Registered(sent.person, sent.id, sent.case_number, sent.card_code, None)
            if not any(row.state == "open" for row in registrations):
                raise AlreadyClosed
            if await _is_known(person, what, by):
                raise SameDecision
            made = await insert_decision(person, known.name, known.region, what, NO_PIN, first=False, by=officer or by, now=now)
        await write_decision(made, what, findings, by=by, now=now)
        await tell_supervision(person)
        await registry("probation").case_opened(CaseOpened(person, made.registration, False, by, now, first=False))
    return made


async def _is_known(person: UUID, what: NewRegistration, by: Actor) -> bool:
    """Whether an open registration of the same authority is of the same court, day and category, however the court's name is written."""
    return any(
        _plain(row.court) == _plain(what.court) and (row.court_decision_on, row.category) == (what.dates.court_decision_on, what.category)
        for row in await open_registrations(person, by.authority)
    )


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("«", "").replace("»", "").replace('"', "").split())
