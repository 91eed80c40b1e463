"""Damage, loss or a fault of a bracelet: reported, the person heard, a finding by an officer."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.probation.cases.actions import locked_open_case, locked_registrations
from services.probation.database import DB, Audit
from services.probation.errors import AlreadyClosed, AlreadyDecided, NotFound
from services.probation.queue.actions import close_item, open_item
from services.probation.telemetry.devices.assignment import unfit_device
from services.probation.telemetry.devices.bracelet_queries import bracelet
from services.probation.telemetry.monitoring import queries
from services.probation.telemetry.monitoring.actions import add_event
from services.probation.telemetry.monitoring.changes import taken_back
from services.probation.telemetry.monitoring.domain.reports import FOUND, Event, Kind, NotAllowed, State, transition
from services.probation.telemetry.monitoring.queries import ShownReport
from services.probation.telemetry.monitoring.tables import EquipmentReport
from services.probation.telemetry.orders.actions import lock_order
from services.probation.telemetry.stock import actions as stock
from services.probation.telemetry.stock.domain.states import Event as StockEvent
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues
from shared.registry import Fact

TO_HEAR = "equipment_report"
DELIBERATE_DAMAGE = "bracelet_damaged_deliberately"
OF_DEVICE: dict[Kind, StockEvent] = {Kind.DAMAGE: StockEvent.BREAK, Kind.FAULT: StockEvent.BREAK, Kind.LOSS: StockEvent.LOSE}


@dataclass(frozen=True, slots=True)
class NewReport:
    """What is reported. `taken_off`: the bracelet is not on the person any more; a lost one never is."""

    kind: Kind
    device: str
    found_on: date
    circumstances: str
    taken_off: bool
    token: UUID


async def report(person: UUID, new: NewReport, *, by: Actor, now: datetime) -> UUID:
    """Report it; the stock follows. The same form sent again finds what it made.

    Raises NotFound, AlreadyClosed, AlreadyDecided where the person does not have this bracelet.
    """
    async with transaction(DB):
        await lock_order(person)
        case = await locked_open_case(person)
        known = await EquipmentReport.select(EquipmentReport.id).where(EquipmentReport.form_token == new.token).first()
        if known is not None:
            found: UUID = known["id"]
            return found
        off = new.taken_off or new.kind is Kind.LOSS
        await _device_follows(person, new, off, by=by, now=now)
        number = uuid4()
        await EquipmentReport.insert(
            EquipmentReport(
                id=number, person=person, registration=case.id, authority=case.supervising_authority, kind=new.kind, device_id=new.device,
                found_on=new.found_on, circumstances=new.circumstances, taken_off=off, state=State.REPORTED, reported_at=now,
                reported_by=by.id, reported_by_name=by.name, form_token=new.token, version=1,
            )
        )  # fmt: skip
        await add_event(number, 1, "reported", State.REPORTED, new.circumstances, by=by, now=now)
        details: audit.Details = {"report": str(number), "kind": str(new.kind), "device": new.device, "event": "reported", "why": ""}
        await audit.record(Audit, by=by, action="equipment_reported", about=person, details=details, at=now)
        await add_entry(person=person, kind="equipment_reported", details=details, at=now, by=by)
        await open_item(kind=TO_HEAR, person=person, subject_id=number, reason=TO_HEAR, now=now, by=by, registration=case.id)
    return number


async def _device_follows(person: UUID, new: NewReport, off: bool, *, by: Actor, now: datetime) -> None:
    """The bracelet leaves the person and the store, unless it is still worn. Raises AlreadyDecided where the person does not have it."""
    worn = await bracelet(person)
    wears = worn is not None and worn.device_id == new.device
    held = [each for each in await queries.unreturned_of(person) if each.device_id == new.device]
    if not wears and not held:
        raise AlreadyDecided
    if wears and not off:
        return
    if wears:
        await unfit_device(person, by=by, now=now)
        held = [each for each in await queries.unreturned_of(person) if each.device_id == new.device]
    await stock.follow(new.device, OF_DEVICE[new.kind], new.circumstances, by=by, now=now)
    await taken_back(held, by=by, now=now)


async def change(number: UUID, event: Event, words: str, *, seen_version: int, by: Actor, now: datetime) -> None:
    """Record what the person said, the finding, or that it was wrong. Raises NotFound, AlreadyClosed, AlreadyDecided."""
    async with transaction(DB):
        row = await _locked(number, seen_version)
        try:
            state = transition(State(row.state), event)
        except NotAllowed:
            raise AlreadyDecided from None
        values: ColumnValues = {EquipmentReport.state: state, EquipmentReport.version: row.version + 1}
        if event is Event.HEAR:
            values |= {EquipmentReport.heard_words: words}
        if state in FOUND:
            values |= {
                EquipmentReport.finding_words: words, EquipmentReport.found_at: now, EquipmentReport.found_by: by.id,
                EquipmentReport.found_by_name: by.name,
            }  # fmt: skip
        await EquipmentReport.update(values).where(EquipmentReport.id == number)
        await add_event(number, row.version + 1, event, state, words, by=by, now=now)
        details: audit.Details = {"report": str(number), "kind": row.kind, "device": row.device_id, "event": str(event), "why": words}
        await audit.record(Audit, by=by, action="equipment_report_changed", about=row.person, details=details, at=now)
        await add_entry(person=row.person, kind="equipment_report_changed", details=details, at=now, by=by)
        if state in FOUND or state is State.WITHDRAWN:
            await close_item(kind=TO_HEAR, subject_id=number, by=by, now=now, outcome=str(state))
        elif event is Event.REOPEN:
            await open_item(
                kind=TO_HEAR, person=row.person, subject_id=number, reason=TO_HEAR, now=now, by=by, registration=row.registration
            )


async def _locked(number: UUID, seen_version: int) -> ShownReport:
    found = await queries.any_report(number)
    if found is None:
        raise NotFound
    registrations = await locked_registrations(found.person)
    if not any(one.state == "open" and one.supervising_authority == found.authority for one in registrations):
        raise AlreadyClosed
    await EquipmentReport.select(EquipmentReport.id).where(EquipmentReport.id == number).lock_rows("UPDATE")
    row = await queries.any_report(number)
    if row is None or row.version != seen_version:
        raise AlreadyDecided
    return row


async def facts(person: UUID, since: datetime) -> list[Fact]:
    """Damage that an officer found to be deliberate: an officer may look into it as a breach."""
    return [
        Fact(DELIBERATE_DAMAGE, row.id, row.found_at, f"/equipment-reports/{row.id}", {"device": row.device_id})
        for row in await queries.found_deliberate(person, since)
        if row.found_at is not None
    ]
