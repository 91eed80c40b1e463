"""A held row is of somebody whom the register knows: both side by side, and the decision of the row added to the known record."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from services.probation.amendments import words as amendment_words
from services.probation.amendments.domain.fields import FIELDS, Reading
from services.probation.amendments.queries import facts
from services.probation.cases.domain.phone import parse_phone
from services.probation.cases.queries import case, open_registrations
from services.probation.cases.rows import Case, ListedRegistration
from services.probation.database import DB, Audit
from services.probation.decisions.actions import register_decision
from services.probation.errors import AlreadyClosed, AlreadyDecided, NotFound, SameDecision
from services.probation.register.actions import NewRegistration, Registered, register_person
from services.probation.register.new_person import NewPerson
from services.probation.register.same_person import SameAnswer
from services.probation.register_import.actions import locked_for, note_decision
from services.probation.register_import.carrying_out import LockedRow, Outcome, nobodys_pin, write_outcome
from services.probation.register_import.columns.names import CHOICES
from services.probation.register_import.columns.reading import check, token_of
from services.probation.register_import.columns.vocabulary import headings
from services.probation.register_import.report import in_the_file
from services.probation.register_import.rows import ImportRow
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.web.fields import read_day
from shared.web.forms import FormErrors

OF_THE_PERSON = frozenset(name for name, field in FIELDS.items() if field.owner == "person")
"""What should be the same of one person; another decision differs."""
Way = Literal["added", "again", "known"]
"""What follows: a registration beside the open ones, a new one after closed ones, or none, since this decision is on the register."""


class Unlike(Exception):
    """Both have an ИИН, and they differ: two people, or a mistake to be corrected first."""


class Wrong(Exception):
    """The row does not hold by now."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A row beside a person: (field, in the file, on the register, whether they differ), and the person's open registrations."""

    row: ImportRow
    case: Case
    fields: list[tuple[str, str, str, bool]]
    registrations: list[ListedRegistration]
    unlike: bool


async def compared(row: ImportRow, person: UUID, *, by: Actor) -> Compared:
    """Both as this reader sees them. Raises NotFound where the row was never said to be like this person, or the reader sees no case."""
    known = await case(by, person)
    if known is None or not is_proposed(row, person):
        raise NotFound
    stands, names = await facts(person, known.registration), headings()
    shown = []
    for field, label in names.items():
        if field in stands and (row.fields.get(field) or stands[field]):
            mine = as_stored(field, str(row.fields.get(field) or ""))
            differs = field in OF_THE_PERSON and bool(mine) and bool(stands[field]) and mine != stands[field]
            shown.append((label, _said(row, field, mine), amendment_words.shown(field, stands[field]) if stands[field] else "", differs))
    return Compared(row, known, shown, await open_registrations(person), _unlike(row.fields.get("iin"), known.iin))


def as_stored(field: str, cell: str) -> str:
    """What a cell says as the register would hold it; as it stands where that cannot be."""
    known = FIELDS.get(field)
    try:
        if field == "term_ends_on" or (known is not None and known.reading is Reading.DAY):
            return read_day(cell).isoformat() if cell else ""
        return parse_phone(cell) if field == "phone" and cell else cell
    except ValueError:
        return cell


def _said(row: ImportRow, field: str, stored: str) -> str:
    """A cell in the words of the register, so that the same looks the same; choices by the words of the template."""
    return in_the_file(row.fields, field) if field in CHOICES else amendment_words.shown(field, stored) if stored else ""


def is_proposed(row: ImportRow | LockedRow, person: UUID) -> bool:
    """Whether the row was said to be like this person."""
    return any(each["person"] == str(person) for each in row.alike)


async def join_row(number: UUID, row: int, person: UUID, reason: str, *, by: Actor, now: datetime) -> Way:
    """The row's decision becomes a registration of the known person, who keeps what the register says about them.

    Where nothing of the person is open they are registered anew, with what the file says. Raises NotFound, AlreadyDecided, Unlike, Wrong.
    """
    pin_hash = await nobodys_pin()
    async with transaction(DB):
        locked = await locked_for(number, row, by=by)
        known = await case(by, person)
        if known is None or not is_proposed(locked, person):
            raise NotFound
        if _unlike(locked.fields.get("iin"), known.iin):
            raise Unlike
        locked.fields["override_reason"] = locked.fields.get("override_reason") or reason
        read = check(locked.fields, token_of(number, row), locked.authority, now)
        if read.values is None or read.findings:
            raise Wrong
        made, way = await _registered(locked, person, read.values, pin_hash, by=by, now=now)
        registration = made.registration if made else None
        outcome = Outcome("made" if made else "dropped", FormErrors({}), [], person, registration)
        await note_decision(locked, reason, by=by)
        await write_outcome(locked, outcome, now=now)
        details: audit.Details = {"row": row, "decision": "join", "result": way, "reason": reason}
        await audit.record(Audit, by=by, action="import_row_decided", about=person, details=details, at=now)
    return way


async def _registered(
    row: LockedRow, person: UUID, values: tuple[NewPerson, NewRegistration], pin_hash: str, *, by: Actor, now: datetime
) -> tuple[Registered | None, Way]:
    who, what = values
    try:
        return await register_decision(person, what, by=by, now=now, officer=row.to), "added"
    except SameDecision:
        return None, "known"
    except AlreadyClosed:
        answer = SameAnswer(is_person=person)
        made = await register_person(who, what, by=by, now=now, answer=answer, officer=row.to, pin_hash=pin_hash)
        if made.person != person:
            raise AlreadyDecided from None
        return made, "again"


def _unlike(mine: object, theirs: str | None) -> bool:
    return bool(mine) and bool(theirs) and str(mine) != theirs
