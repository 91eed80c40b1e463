"""A held row is of somebody whom the register knows: both side by side, and the decision of the row added to the known record."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from services.probation.amendments import words as amendment_words
from services.probation.amendments.queries import facts
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
from services.probation.register_import.columns.reading import check, token_of
from services.probation.register_import.columns.vocabulary import headings
from services.probation.register_import.report import in_the_file
from services.probation.register_import.rows import ImportRow
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.web.forms import FormErrors

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
            mine, theirs = in_the_file(row.fields, field), amendment_words.shown(field, stands[field]) if stands[field] else ""
            shown.append((label, mine, theirs, bool(mine) and str(row.fields.get(field)) != stands[field] and mine != theirs))
    return Compared(row, known, shown, await open_registrations(person), _unlike(row.fields.get("iin"), known.iin))


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
