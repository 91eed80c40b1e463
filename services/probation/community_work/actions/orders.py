"""The sentence of hours, and the akimat's order step by step: each is a version with who and when."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.probation.cases.actions import locked_open_case
from services.probation.community_work.actions.following import follow
from services.probation.community_work.actions.locking import locked_work
from services.probation.community_work.tables import WorkOrder, WorkOrderVersion, WorkRequirement
from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, NotFound, ReasonNeeded
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues, select_row
from shared.values import JsonObject


@dataclass(frozen=True, slots=True)
class NewRequirement:
    """The sentence of hours from now on."""

    hours: int
    free: bool
    exempt: str | None
    available_until: date | None
    document: str
    why: str


@dataclass(frozen=True, slots=True)
class Arrived:
    """The akimat's order as it arrived."""

    number: str
    ordered_on: date
    received_on: date
    site: UUID
    hours: int
    contact: str


@dataclass(frozen=True, slots=True)
class LockedOrder:
    """An order while it is being changed."""

    id: UUID
    registration: UUID
    state: str
    received_on: date | None
    acquainted_on: date | None
    version: int


async def set_requirement(
    person: UUID, registration: UUID, what: NewRequirement, *, seen: int, by: Actor, now: datetime, today: date
) -> None:
    """A new version of the sentence of hours. `seen`: the version that the officer saw. Raises NotFound, AlreadyClosed, AlreadyDecided."""
    async with transaction(DB):
        _, work = await locked_work(person, registration, today)
        if work.requirement.version != seen:
            raise AlreadyDecided
        await WorkRequirement.insert(
            WorkRequirement(
                id=uuid4(), registration=registration, version=seen + 1, hours=what.hours, free=what.free, exempt=what.exempt,
                available_until=what.available_until, document=what.document, why=what.why, by_id=by.id, by_name=by.name, at=now,
            )
        )  # fmt: skip
        details: audit.Details = {"hours": what.hours, "exempt": what.exempt, "registration": str(registration)}
        await _tell("work_hours_set", person, details, by=by, now=now)
        await follow(person, registration, by=by, now=now, today=today)


async def ask_for_order(
    person: UUID, registration: UUID, requested_on: date, request: str, *, token: UUID, by: Actor, now: datetime, today: date
) -> UUID:
    """The akimat was asked for an order. The same form sent again finds the order that it made. Raises NotFound, AlreadyClosed."""
    async with transaction(DB):
        await locked_open_case(person, registration)
        known = await WorkOrder.select(WorkOrder.id).where(WorkOrder.form_token == token).first()
        if known is not None:
            found: UUID = known["id"]
            return found
        order = uuid4()
        await WorkOrder.insert(
            WorkOrder(
                id=order, registration=registration, state="open", requested_on=requested_on, request=request, form_token=token,
                created_at=now, version=1, contact="",
            )
        )  # fmt: skip
        content: JsonObject = {"requested_on": requested_on.isoformat(), "request": request}
        await _version(order, 1, "requested", content, "", by=by, now=now)
        await _tell("work_order_requested", person, {"order": str(order), "on": requested_on.isoformat()}, by=by, now=now)
        await follow(person, registration, by=by, now=now, today=today)
    return order


async def receive(
    person: UUID, registration: UUID, order: UUID, what: Arrived, *, seen: int, why: str = "", by: Actor, now: datetime, today: date
) -> None:
    """The order arrived; of one that had arrived it is a correction, with its reason. Raises NotFound, AlreadyDecided, ReasonNeeded."""
    async with transaction(DB):
        await locked_open_case(person, registration)
        row = await _locked(registration, order, seen)
        if row.received_on is not None and not why.strip():
            raise ReasonNeeded
        values: ColumnValues = {
            WorkOrder.number: what.number, WorkOrder.ordered_on: what.ordered_on, WorkOrder.received_on: what.received_on,
            WorkOrder.site: what.site, WorkOrder.hours: what.hours, WorkOrder.contact: what.contact, WorkOrder.version: seen + 1,
        }  # fmt: skip
        await WorkOrder.update(values).where(WorkOrder.id == order)
        content: JsonObject = {
            "number": what.number, "ordered_on": what.ordered_on.isoformat(), "received_on": what.received_on.isoformat(),
            "site": str(what.site), "hours": what.hours, "contact": what.contact,
        }  # fmt: skip
        await _version(order, seen + 1, "received", content, why, by=by, now=now)
        await _tell("work_order_received", person, {"order": str(order), "number": what.number}, by=by, now=now)
        await follow(person, registration, by=by, now=now, today=today)


async def acquaint(person: UUID, registration: UUID, order: UUID, on: date, *, seen: int, by: Actor, now: datetime, today: date) -> None:
    """The person signed that the order was made known. Raises NotFound, AlreadyClosed, AlreadyDecided."""
    async with transaction(DB):
        await locked_open_case(person, registration)
        row = await _locked(registration, order, seen)
        if row.received_on is None:
            raise AlreadyDecided
        values: ColumnValues = {WorkOrder.acquainted_on: on, WorkOrder.version: seen + 1}
        await WorkOrder.update(values).where(WorkOrder.id == order)
        await _version(order, seen + 1, "acquainted", {"acquainted_on": on.isoformat()}, "", by=by, now=now)
        await _tell("work_order_signed", person, {"order": str(order), "on": on.isoformat()}, by=by, now=now)
        await follow(person, registration, by=by, now=now, today=today)


async def withdraw(person: UUID, registration: UUID, order: UUID, why: str, *, seen: int, by: Actor, now: datetime, today: date) -> None:
    """The order does not hold any more; its sessions stay. Raises NotFound, AlreadyClosed, AlreadyDecided, ReasonNeeded."""
    if not why.strip():
        raise ReasonNeeded
    async with transaction(DB):
        await locked_open_case(person, registration)
        await _locked(registration, order, seen)
        values: ColumnValues = {WorkOrder.state: "withdrawn", WorkOrder.version: seen + 1}
        await WorkOrder.update(values).where(WorkOrder.id == order)
        await _version(order, seen + 1, "withdrawn", {}, why, by=by, now=now)
        await _tell("work_order_withdrawn", person, {"order": str(order), "why": why}, by=by, now=now)
        await follow(person, registration, by=by, now=now, today=today)


async def _locked(registration: UUID, order: UUID, seen: int) -> LockedOrder:
    rows = WorkOrder.select().where(WorkOrder.id == order, WorkOrder.registration == registration).lock_rows("UPDATE")
    row = await select_row(LockedOrder, rows.first())
    if row is None:
        raise NotFound
    if row.version != seen or row.state != "open":
        raise AlreadyDecided
    return row


async def _version(order: UUID, version: int, step: str, content: JsonObject, why: str, *, by: Actor, now: datetime) -> None:
    await WorkOrderVersion.insert(
        WorkOrderVersion(
            id=uuid4(), work_order=order, version=version, step=step, content=json.dumps(content, ensure_ascii=False), why=why,
            by_id=by.id, by_name=by.name, at=now,
        )
    )  # fmt: skip


async def _tell(kind: str, person: UUID, details: audit.Details, *, by: Actor, now: datetime) -> None:
    await audit.record(Audit, by=by, action=kind, about=person, details=details, at=now)
    await add_entry(person=person, kind=kind, details=details, at=now, by=by)
