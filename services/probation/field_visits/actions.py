"""Writing the акт of a visit: a draft, its end with a number, a correction as a new version."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID, uuid4

from services.probation.cases.actions import locked_open_case, locked_registrations, next_serial
from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, NotFound, ReasonNeeded
from services.probation.field_visits.domain.acts import Act, ActKind, Event, State, number, transition
from services.probation.field_visits.tables import FieldVisit, FieldVisitVersion
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues, select_row


@dataclass(frozen=True, slots=True)
class LockedVisit:
    """An акт while it is being changed."""

    id: UUID
    person: UUID
    registration: UUID
    office: str
    kind: str
    state: str
    number: str | None
    version: int


async def begin(
    person: UUID,
    kind: ActKind,
    act: Act,
    *,
    appointment: UUID | None,
    token: UUID,
    registration: UUID | None = None,
    by: Actor,
    now: datetime,
) -> tuple[UUID, int]:
    """Save a new draft; returns its id and version. The same form sent again finds the draft that it made.

    Raises NotFound, AlreadyClosed.
    """
    async with transaction(DB):
        case = await locked_open_case(person, registration)
        known = await FieldVisit.select(FieldVisit.id, FieldVisit.version).where(FieldVisit.form_token == token).first()
        if known is not None:
            return known["id"], known["version"]
        visit = uuid4()
        await FieldVisit.insert(
            FieldVisit(
                id=visit, person=person, registration=case.id, appointment=appointment, officer_name=by.name, office=case.office, kind=kind,
                state=State.DRAFT, happened_on=act.happened_on, content=_stored(act), form_token=token, created_at=now, version=1,
            )
        )  # fmt: skip
        await audit.record(Audit, by=by, action="visit_begun", about=visit, details={"kind": kind}, at=now)
    return visit, 1


async def save(visit: UUID, act: Act, *, seen_version: int, by: Actor, now: datetime) -> None:
    """Save the draft. Raises NotFound, AlreadyDecided if somebody changed it since, NotAllowed for a final акт."""
    async with transaction(DB):
        row = await _locked(visit, seen_version)
        await _change(row, Event.SAVE, act)
        await audit.record(Audit, by=by, action="visit_saved", about=visit, details={"version": row.version + 1}, at=now)


async def finish(visit: UUID, act: Act, *, seen_version: int, by: Actor, now: datetime) -> str:
    """The акт gets its number and cannot be changed any more, only corrected; returns the number. Raises as `save` does."""
    async with transaction(DB):
        row = await _locked(visit, seen_version)
        year = act.happened_on.year
        given = number(row.office, year, await next_serial(f"visit {row.office} {year}"))
        await _change(row, Event.FINISH, act, {FieldVisit.number: given, FieldVisit.officer_name: by.name})
        await _add_version(row, act, None, by, now)
        details: audit.Details = {"visit": str(visit), "kind": row.kind, "number": given, "happened_on": act.happened_on.isoformat()}
        await audit.record(Audit, by=by, action="visit_finished", about=visit, details=details, at=now)
        await add_entry(person=row.person, kind="visit_finished", details=details, at=now, by=by)
    return given


async def correct(visit: UUID, act: Act, why: str, *, seen_version: int, by: Actor, now: datetime) -> None:
    """A new version of a final акт, with the reason; the version before stays. Raises as `save` does, and ReasonNeeded."""
    if not why.strip():
        raise ReasonNeeded
    async with transaction(DB):
        row = await _locked(visit, seen_version)
        await _change(row, Event.CORRECT, act)
        await _add_version(row, act, why, by, now)
        details: audit.Details = {"visit": str(visit), "kind": row.kind, "number": row.number}
        await audit.record(Audit, by=by, action="visit_corrected", about=visit, details=details, at=now)
        await add_entry(person=row.person, kind="visit_corrected", details=details, at=now, by=by)


async def _locked(visit: UUID, seen_version: int) -> LockedVisit:
    found = await FieldVisit.select(FieldVisit.person).where(FieldVisit.id == visit).first()
    if found is None:
        raise NotFound
    await locked_registrations(found["person"])  # first, as everywhere
    row = await select_row(LockedVisit, FieldVisit.select().where(FieldVisit.id == visit).lock_rows("UPDATE").first())
    if row is None:
        raise NotFound
    if row.version != seen_version:
        raise AlreadyDecided
    return row


async def _change(row: LockedVisit, event: Event, act: Act, further: ColumnValues | None = None) -> None:
    values: ColumnValues = {
        FieldVisit.state: transition(State(row.state), event),
        FieldVisit.content: _stored(act),
        FieldVisit.happened_on: act.happened_on,
        FieldVisit.version: row.version + 1,
    }
    await FieldVisit.update(values | (further or {})).where(FieldVisit.id == row.id)


async def _add_version(row: LockedVisit, act: Act, why: str | None, by: Actor, now: datetime) -> None:
    await FieldVisitVersion.insert(
        FieldVisitVersion(
            id=uuid4(), visit=row.id, version=row.version + 1, content=_stored(act), why=why, by_id=by.id, by_name=by.name, at=now
        )
    )  # fmt: skip


def _stored(act: Act) -> str:
    return json.dumps(asdict(act) | {"happened_on": act.happened_on.isoformat()}, ensure_ascii=False)
