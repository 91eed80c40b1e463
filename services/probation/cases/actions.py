"""The lock on a case, which every change takes first, and the only writes to its tables."""

from datetime import datetime
from typing import Literal, Unpack
from uuid import UUID, uuid4

from services.probation.cases.columns import NewRegistrationColumns, PersonDetails, RegistrationChange
from services.probation.cases.rows import LockedCase
from services.probation.cases.tables import Condition, Person, Registration
from services.probation.database import DB
from services.probation.errors import AlreadyClosed, NotFound
from services.probation.search.actions import keep_words
from shared.db.engine import transaction
from shared.db.rows import select_rows
from shared.messages.base import Language

Script = Literal["kk", "ru", "latin"]
"""In which letters a further spelling of a name is."""
SET_SPELLING = """INSERT INTO probation.person_name (person, script, family_name, given_name, patronymic) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (person, script) DO UPDATE SET family_name = excluded.family_name, given_name = excluded.given_name,
        patronymic = excluded.patronymic"""


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


async def insert_registration(**columns: Unpack[NewRegistrationColumns]) -> None:
    """Insert an open registration, which is the person's latest from now on."""
    await Registration.update({Registration.current: False}).where(Registration.person == columns["person"], Registration.current.eq(True))
    await Registration.insert(Registration(**columns, state="open", current=True))


async def insert_condition(*, registration: UUID, code: str, words: str, source: str, created_at: datetime) -> None:
    """One duty of a registration."""
    await Condition.insert(Condition(id=uuid4(), registration=registration, code=code, words=words, source=source, created_at=created_at))


async def insert_person(person: UUID, iin: str | None, created_at: datetime, **details: Unpack[PersonDetails]) -> None:
    """A person who was never on the register."""
    async with transaction(DB):
        await Person.insert(Person(id=person, iin=iin, created_at=created_at, **details))
        keep_words(person)


async def change_person(person: UUID, **details: Unpack[PersonDetails]) -> None:
    """Write down again what is known about a person."""
    values = {getattr(Person, name): value for name, value in details.items()}
    async with transaction(DB):
        await Person.update(values).where(Person.id == person)
        keep_words(person)


async def set_spelling(person: UUID, script: Script, family_name: str, given_name: str, patronymic: str | None) -> None:
    """Write down a further spelling of the name; the person's own row keeps the official one."""
    async with transaction(DB) as opened:
        await opened.connection.execute(SET_SPELLING, person, script, family_name, given_name, patronymic)
        keep_words(person)


async def remove_spelling(person: UUID, script: Script) -> None:
    """Remove a further spelling."""
    async with transaction(DB) as opened:
        await opened.connection.execute("DELETE FROM probation.person_name WHERE person = $1 AND script = $2", person, script)
        keep_words(person)


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
