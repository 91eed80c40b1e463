"""The lock on a case, which every change takes first, and the only writes to its tables."""

from datetime import datetime
from typing import Unpack
from uuid import UUID, uuid4

from services.probation.cases.columns import NewRegistrationColumns, PersonDetails, RegistrationChange
from services.probation.cases.rows import LockedCase
from services.probation.cases.tables import Condition, Person, Registration
from services.probation.database import DB
from services.probation.errors import AlreadyClosed, NotFound
from shared.db.rows import select_rows
from shared.messages.base import Language


async def locked_registrations(person: UUID) -> list[LockedCase]:
    """Every registration of the person that the actor reaches, locked until commit: the leading ones first, then the oldest.

    The person's row is locked first, since two authorities do not reach each other's registrations; then these, by everybody in the order
    of their ids: two who lock in different orders would wait for each other.
    """
    await DB.connection().execute("SELECT FROM probation.person WHERE id = $1 FOR NO KEY UPDATE", person)
    registrations = Registration.select().where(Registration.person == person).order_by(Registration.id)
    rows = await select_rows(LockedCase, registrations.lock_rows("UPDATE"))
    return sorted(rows, key=lambda row: (not row.current, row.supervising_authority != "probation", row.created_at, row.id))


async def locked_open_case(person: UUID, registration: UUID | None = None) -> LockedCase:
    """The leading open registration that the actor reaches, or the one named; all are locked until commit.

    Raises NotFound, AlreadyClosed.
    """
    rows = [row for row in await locked_registrations(person) if registration in (None, row.id)]
    if not rows:
        raise NotFound
    found = next((row for row in rows if row.state == "open"), None)
    if found is None:
        raise AlreadyClosed
    return found


async def change_registration(registration: UUID, **columns: Unpack[RegistrationChange]) -> None:
    """Change columns of a registration that the caller has locked."""
    values = {getattr(Registration, name): value for name, value in columns.items()}
    await Registration.update(values).where(Registration.id == registration)


async def insert_registration(**columns: Unpack[NewRegistrationColumns]) -> bool:
    """Insert an open registration. Returns whether it leads: the authority supervised no other open one of the person."""
    same = (Registration.person == columns["person"]) & (Registration.supervising_authority == columns["supervising_authority"])
    leads = not await Registration.exists().where(same, Registration.state == "open")
    if leads:
        await Registration.update({Registration.current: False}).where(same, Registration.current.eq(True))
    await Registration.insert(Registration(**columns, state="open", current=leads))
    return leads


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
