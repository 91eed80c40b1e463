"""The lock on a case, which every change takes first, and the only writes to its tables."""

from datetime import datetime
from typing import Unpack
from uuid import UUID, uuid4

from services.probation.cases.columns import NewRegistrationColumns, PersonDetails, RegistrationChange
from services.probation.cases.rows import LockedCase, MovedRegistration
from services.probation.cases.tables import Condition, Person, Registration
from services.probation.database import DB
from services.probation.errors import AlreadyClosed, NotFound
from shared.db.rows import fetch_rows, select_rows
from shared.messages.base import Language

MOVE = """UPDATE probation.registration SET officer = $3, officer_name = $4, office = $5
    WHERE person = $1 AND supervising_authority = $2 AND state = 'open' RETURNING id, created_at"""


async def locked_open_case(person: UUID) -> LockedCase:
    """The open registration, locked until commit. Raises NotFound, AlreadyClosed."""
    registrations = Registration.select().where(Registration.person == person).order_by(Registration.created_at, ascending=False)
    rows = await select_rows(LockedCase, registrations.lock_rows("UPDATE"))
    if not rows:
        raise NotFound
    if rows[0].state != "open":
        raise AlreadyClosed
    return rows[0]


async def change_registration(registration: UUID, **columns: Unpack[RegistrationChange]) -> None:
    """Change columns of a registration that the caller has locked."""
    values = {getattr(Registration, name): value for name, value in columns.items()}
    await Registration.update(values).where(Registration.id == registration)


async def move_registrations(person: UUID, authority: str, *, officer: UUID, officer_name: str, office: str) -> list[MovedRegistration]:
    """Inside the caller's transaction: every open registration of this authority belongs to this officer from now on."""
    return await fetch_rows(DB, MovedRegistration, MOVE, person, authority, officer, officer_name, office)


async def insert_registration(**columns: Unpack[NewRegistrationColumns]) -> None:
    """Insert an open registration, which is the person's latest from now on."""
    await Registration.update({Registration.current: False}).where(Registration.person == columns["person"], Registration.current.eq(True))
    await Registration.insert(Registration(**columns, state="open", current=True))


async def insert_condition(*, registration: UUID, code: str, words: str, source: str, created_at: datetime) -> None:
    """One duty of a registration."""
    await Condition.insert(Condition(id=uuid4(), registration=registration, code=code, words=words, source=source, created_at=created_at))


async def insert_person(person: UUID, iin: str | None, created_at: datetime, **details: Unpack[PersonDetails]) -> None:
    """A person who was never on the register."""
    await Person.insert(Person(id=person, iin=iin, created_at=created_at, **details))


async def change_person(person: UUID, **details: Unpack[PersonDetails]) -> None:
    """Write down again what is known about a person."""
    values = {getattr(Person, name): value for name, value in details.items()}
    await Person.update(values).where(Person.id == person)


async def language_of(person: UUID) -> Language:
    """The language that the person reads. Raises NotFound."""
    rows = await Person.select(Person.language).where(Person.id == person)
    if not rows:
        raise NotFound
    language: Language = rows[0]["language"]
    return language


async def next_serial(key: str) -> int:
    """The next running number of case numbers, by office and year."""
    serial: int = await DB.connection().fetchval(
        "INSERT INTO probation.case_number AS c (key, last) VALUES ($1, 1)"
        " ON CONFLICT (key) DO UPDATE SET last = c.last + 1 RETURNING last",
        key,
    )
    return serial
