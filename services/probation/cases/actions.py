"""The lock on a case, which every change takes first, and the only writes to its tables."""

from collections.abc import Mapping
from datetime import datetime
from typing import Unpack
from uuid import UUID, uuid4

from services.probation.cases.columns import NewRegistrationColumns, PersonChange, PersonDetails, RegistrationChange
from services.probation.cases.domain.because import Because
from services.probation.cases.rows import LockedCase, MovedRegistration
from services.probation.cases.tables import Condition, Person, Registration
from services.probation.database import DB
from services.probation.errors import AlreadyClosed, NotFound
from services.probation.history.actions import write_changes
from services.probation.history.domain import NewChange, as_json
from services.probation.search.actions import keep_words
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import Columns, fetch_rows, select_rows
from shared.messages.base import Language

OPEN_OF_AUTHORITY = """SELECT id, created_at FROM probation.registration
    WHERE person = $1 AND supervising_authority = $2 AND state = 'open' ORDER BY id FOR UPDATE"""


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


async def change_registration(
    registration: UUID,
    *,
    because: Because | None = None,
    by: Actor | None = None,
    now: datetime | None = None,
    **columns: Unpack[RegistrationChange],
) -> list[str]:
    """Change columns of a registration that the caller has locked.

    With `because` (then `by` and `now` too) the history keeps what each column was. Returns the names of the columns whose value is
    another one now. Raises ValueError if `because` comes without `by` or `now`.
    """
    if because is None:
        values = {getattr(Registration, name): value for name, value in columns.items()}
        await Registration.update(values).where(Registration.id == registration)
        return list(columns)
    if by is None or now is None:
        raise ValueError("A change with its reason needs who made it and when.")
    row = await Registration.select().where(Registration.id == registration).lock_rows("UPDATE").first()
    if row is None:
        raise NotFound
    changed = _different(row, columns)
    if changed:
        await Registration.update({getattr(Registration, name): value for name, value in changed.items()}).where(
            Registration.id == registration
        )
    await _write(row["person"], registration, row, changed, because, by=by, now=now)
    return list(changed)


async def move_registrations(
    person: UUID, authority: str, *, officer: UUID, officer_name: str, office: str, because: Because, by: Actor, now: datetime
) -> list[MovedRegistration]:
    """Inside the caller's transaction: every open registration of this authority belongs to this officer from now on.

    The history keeps who had it before.
    """
    moved = await fetch_rows(DB, MovedRegistration, OPEN_OF_AUTHORITY, person, authority)
    for each in moved:
        await change_registration(each.id, because=because, by=by, now=now, officer=officer, officer_name=officer_name, office=office)
    return moved


async def change_person(person: UUID, *, because: Because, by: Actor, now: datetime, **columns: Unpack[PersonChange]) -> list[str]:
    """Change columns of a person; each change is kept in the history. Returns the names of those whose value is another one now.

    Raises NotFound.
    """
    row = await Person.select().where(Person.id == person).lock_rows("UPDATE").first()
    if row is None:
        raise NotFound
    changed = _different(row, columns)
    if changed:
        await Person.update({getattr(Person, name): value for name, value in changed.items()}).where(Person.id == person)
    await _write(person, None, row, changed, because, by=by, now=now)
    if changed.keys() & {"family_name", "given_name", "patronymic"}:
        await _sort_by_new_name(person)
        keep_words(person)
    return list(changed)


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
    async with transaction(DB):
        await Person.insert(Person(id=person, iin=iin, created_at=created_at, **details))
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


def _different(row: Columns, columns: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in columns.items() if row[name] != value}


async def _write(
    person: UUID,
    registration: UUID | None,
    row: Columns,
    changed: Mapping[str, object],
    because: Because,
    *,
    by: Actor,
    now: datetime,
) -> None:
    changes = [
        NewChange(
            person, registration, name, as_json(row[name]), as_json(value), because.kind, because.valid_from, because.why, because.document,
            undoes=because.undoes,
        )
        for name, value in changed.items()
    ]  # fmt: skip
    await write_changes(changes, by=by, now=now)


async def _sort_by_new_name(person: UUID) -> None:
    async with beyond_scope(DB, "a name is the same in every registration of the person, also in those of another office"):
        await DB.connection().execute(
            """UPDATE probation.registration r SET name_key = public.name_key(concat_ws(' ', p.family_name, p.given_name, p.patronymic))
                FROM probation.person p WHERE p.id = $1 AND r.person = p.id""",
            person,
        )
