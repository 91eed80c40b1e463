"""Moving bracelets through the stock. What the register of devices does to one is followed; the rest is entered by hand."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.telemetry.stock.domain.states import Event, NotAllowed, State
from services.probation.telemetry.stock.domain.transitions import office_after, transition
from services.probation.telemetry.stock.tables import DeviceMovement, DeviceStock, VendorAgreement
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import select_row

NO_OFFICE = ""


class NotUsable(Exception):
    """The bracelet is faulty, in repair or written off: it cannot be put on."""


class NoTarget(Exception):
    """Sent, but not said to which office; or to the one that has it."""


@dataclass(frozen=True, slots=True)
class StockRow:
    """A bracelet in stock, locked until commit."""

    id: str
    state: str
    office: str
    sent_to: str | None
    version: int


async def follow(device: str, event: Event, why: str, *, by: Actor, now: datetime) -> State:
    """Inside the caller's transaction: what happened with a person changes the stock. Returns the state afterwards.

    Raises NotUsable where it cannot be put on. Whatever else does not fit leaves the state as it is: the register of devices has decided.
    """
    row = await _locked(device, State.WORN if event is Event.TAKE_OFF else State.IN_STORE, by=by, now=now)
    try:
        state = transition(State(row.state), event)
    except NotAllowed:
        if event is Event.PUT_ON and row.state != State.WORN:
            raise NotUsable from None
        return State(row.state)
    await _move(row, event, state, why, office=row.office or by.office or NO_OFFICE, sent_to=None, by=by, now=now)
    return state


async def enter(device: str, *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: a bracelet came into the register, and so into the store of whoever entered it."""
    await _locked(device, State.IN_STORE, by=by, now=now)


async def move(device: str, event: Event, why: str, *, target: str | None = None, seen_version: int, by: Actor, now: datetime) -> State:
    """Enter by hand what happened. `target`: the office that it is sent to.

    Raises NotFound, AlreadyDecided where somebody moved it meanwhile or the event does not fit, NoTarget.
    """
    async with transaction(DB):
        row = await _locked(device, None, by=by, now=now)
        if row.version != seen_version:
            raise AlreadyDecided
        try:
            state = transition(State(row.state), event)
        except NotAllowed:
            raise AlreadyDecided from None
        if event is Event.SEND and (not target or target == row.office):
            raise NoTarget
        office = office_after(event, row.office, by.office or row.office)
        await _move(row, event, state, why, office=office, sent_to=target if event is Event.SEND else None, by=by, now=now)
    return state


async def agree(vendor: str, days: int, valid_from: date, source: str, *, by: Actor, now: datetime) -> None:
    """From a day on the vendor replaces a faulty bracelet in so many days; what was agreed before stays for what was before."""
    async with transaction(DB):
        await VendorAgreement.insert(
            VendorAgreement(
                id=uuid4(), vendor=vendor, days=days, valid_from=valid_from, source=source, by_id=by.id, by_name=by.name, at=now
            )
        )  # fmt: skip
        details: audit.Details = {"vendor": vendor, "days": days, "valid_from": valid_from.isoformat(), "source": source}
        await audit.record(Audit, by=by, action="vendor_agreement_entered", about=None, details=details, at=now)


async def _locked(device: str, otherwise: State | None, *, by: Actor, now: datetime) -> StockRow:
    """The row of a bracelet; one that came into the register without a row gets it, in the state `otherwise`. Raises NotFound."""
    asked = DeviceStock.select().where(DeviceStock.id == device)
    row = await select_row(StockRow, asked.lock_rows("UPDATE").first())
    if row is not None:
        return row
    if otherwise is None:
        known = await DB.connection().fetchval("SELECT probation.device_is_worn(id) FROM probation.device WHERE id = $1", device)
        if known is None:
            raise NotFound
        otherwise = State.WORN if known else State.IN_STORE
    office = by.office or NO_OFFICE
    await DB.connection().execute(
        "INSERT INTO probation.device_stock (id, state, office, since, version) VALUES ($1, $2, $3, $4, 0) ON CONFLICT DO NOTHING",
        *(device, str(otherwise), office, now),
    )
    row = await select_row(StockRow, DeviceStock.select().where(DeviceStock.id == device).lock_rows("UPDATE").first())
    if row is None:
        raise NotFound
    if row.version == 0:
        await _move(row, Event.ENTER, State(row.state), "", office=office, sent_to=None, by=by, now=now)
        return StockRow(row.id, row.state, office, None, 1)
    return row


async def _move(row: StockRow, event: Event, state: State, why: str, *, office: str, sent_to: str | None, by: Actor, now: datetime) -> None:
    await DeviceStock.update(
        {
            DeviceStock.state: state, DeviceStock.office: office, DeviceStock.sent_to: sent_to, DeviceStock.since: now,
            DeviceStock.version: row.version + 1,
        }
    ).where(DeviceStock.id == row.id)  # fmt: skip
    await DeviceMovement.insert(
        DeviceMovement(
            id=uuid4(), device_id=row.id, number=row.version + 1, event=event, state=state, office=office, sent_to=sent_to, why=why,
            by_id=by.id, by_name=by.name, at=now,
        )
    )  # fmt: skip
    details: audit.Details = {"device": row.id, "event": str(event), "state": str(state), "office": office, "why": why}
    await audit.record(Audit, by=by, action="bracelet_moved", about=None, details=details, at=now)
