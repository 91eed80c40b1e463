"""Reads of contacts and appointments."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from services.reintegration.contacts.domain import AppointmentRow, ContactRow
from services.reintegration.contacts.tables import APPOINTMENT, APPOINTMENT_EVENT, CONTACT
from services.reintegration.database import DB
from services.reintegration.errors import NotThere
from services.reintegration.rows import fetch_in_scope
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows

CONTACTS = """SELECT * FROM reintegration.contact WHERE person = $1 AND ($3::uuid IS NULL OR (happened_at, id) <
    (SELECT happened_at, id FROM reintegration.contact WHERE id = $3)) ORDER BY happened_at DESC, id DESC LIMIT $2"""
OF_CASE = "SELECT * FROM reintegration.appointment WHERE person = $1 ORDER BY starts_at DESC, id"
ONE = """SELECT a.* FROM reintegration.appointment a JOIN reintegration.case c ON c.person = a.person WHERE :in_scope AND a.id = $2"""
EVENTS = """SELECT e.*, a.person FROM reintegration.appointment_event e JOIN reintegration.appointment a ON a.id = e.appointment
    WHERE e.appointment = $1 ORDER BY e.version"""
BETWEEN = """SELECT a.*, c.name, c.birth_year FROM reintegration.appointment a JOIN reintegration.case c ON c.person = a.person
    WHERE :in_scope AND a.worker = $2 AND a.state <> 'moved' AND a.starts_at >= $3 AND a.starts_at < $4 ORDER BY a.starts_at, a.id"""
WITHOUT_OUTCOME = """SELECT a.*, c.name, c.birth_year FROM reintegration.appointment a JOIN reintegration.case c ON c.person = a.person
    WHERE :in_scope AND a.worker = $2 AND a.state = 'planned' AND a.starts_at < $3 ORDER BY a.starts_at, a.id"""
AGAIN = """SELECT f.person, c.name, c.birth_year, f.next_on FROM reintegration.contact f JOIN reintegration.case c ON c.person = f.person
    WHERE :in_scope AND c.status = 'open' AND c.rests IS NULL AND f.by_id = $2 AND f.next_on <= $3
        AND NOT EXISTS (SELECT FROM reintegration.contact later
        WHERE later.person = f.person AND later.by_id = f.by_id AND (later.at, later.id) > (f.at, f.id)) ORDER BY f.next_on, f.id"""


@dataclass(frozen=True, slots=True)
class InCalendar(AppointmentRow):
    """An appointment with the person's name."""

    name: str
    birth_year: int | None


@dataclass(frozen=True, slots=True)
class Again:
    """Somebody whom the worker wanted to contact again by a day."""

    person: UUID
    name: str
    birth_year: int | None
    next_on: date


@dataclass(frozen=True, slots=True)
class AppointmentEventRow:
    """One version of an appointment."""

    id: UUID
    person: UUID
    act: str
    attended: str | None
    held: bool | None
    why_not: str | None
    result: str | None = field(repr=False)
    why: str | None = field(repr=False)
    by_name: str
    at: datetime
    sealed: bytes | None = field(default=None, repr=False, kw_only=True)


async def contacts_of(person: UUID, *, size: int, after: UUID | None = None) -> KeysetPage[ContactRow]:
    """Contacts of a case, the latest first; the caller has checked the scope."""
    rows = await CONTACT.opened(await fetch_rows(DB, ContactRow, CONTACTS, person, size + 1, after))
    return page_of(rows, size, begins_after=after)


async def appointments_of(person: UUID) -> list[AppointmentRow]:
    """Every appointment of a case, the latest first; the caller has checked the scope."""
    return await APPOINTMENT.opened(await fetch_rows(DB, AppointmentRow, OF_CASE, person))


async def appointment_of(appointment: UUID, by: Actor) -> AppointmentRow:
    """One appointment. Raises NotThere out of scope."""
    found = await fetch_in_scope(AppointmentRow, ONE, by, appointment)
    if not found:
        raise NotThere
    return (await APPOINTMENT.opened(found))[0]


async def events_of(appointment: UUID) -> list[AppointmentEventRow]:
    """What happened to it; the caller has checked the scope."""
    return await APPOINTMENT_EVENT.opened(await fetch_rows(DB, AppointmentEventRow, EVENTS, appointment))


async def between(begin: datetime, end: datetime, by: Actor) -> list[InCalendar]:
    """The worker's own appointments from `begin` until before `end`."""
    return await APPOINTMENT.opened(await fetch_in_scope(InCalendar, BETWEEN, by, by.id, begin, end))


async def without_outcome(before: datetime, by: Actor) -> list[InCalendar]:
    """The worker's own appointments that began and have no outcome, the oldest first."""
    return await APPOINTMENT.opened(await fetch_in_scope(InCalendar, WITHOUT_OUTCOME, by, by.id, before))


async def to_contact_again(until: date, by: Actor) -> list[Again]:
    """Whom the worker wanted to contact by this day and has not since, the earliest first."""
    return await fetch_in_scope(Again, AGAIN, by, by.id, until)
