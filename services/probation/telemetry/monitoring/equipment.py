"""Installing a bracelet, each attempt recorded, and taking it back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from services.probation.cases.actions import locked_open_case, locked_registrations
from services.probation.cases.rows import LockedCase
from services.probation.database import DB, Audit
from services.probation.documents.domain.equipment import ITEMS
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.local_time import local_today
from services.probation.telemetry.devices.actions import DeviceDetails
from services.probation.telemetry.devices.assignment import unfit_device
from services.probation.telemetry.devices.bracelet_queries import bracelet
from services.probation.telemetry.monitoring import queries
from services.probation.telemetry.monitoring.changes import put_on_without, taken_back
from services.probation.telemetry.monitoring.tables import EquipmentAct
from services.probation.telemetry.orders.actions import lock_order
from services.probation.telemetry.quarantine.actions import put_on
from services.probation.telemetry.stock import actions as stock
from services.probation.telemetry.stock.domain.states import Event
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_row

DETAILS = "SELECT vendor, protocol, authentication, model, sim FROM probation.device WHERE id = $1"
INSTALLED, RETURNED = "installed", "returned"


class NoReason(Exception):
    """No decision is in force, and nobody said why the bracelet is put on all the same."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt to install. `device` and `items` where it was put on; `without`: why, where no decision is in force."""

    outcome: str
    device: str
    items: Collection[str]
    acquainted: bool
    condition: str
    words: str
    without: str
    token: UUID


@dataclass(frozen=True, slots=True)
class Return:
    """A bracelet that was handed back. `faulty`: it goes to the faulty ones, not into the store."""

    device: str
    items: Collection[str]
    faulty: bool
    condition: str
    words: str
    token: UUID


async def install(person: UUID, attempt: Attempt, *, by: Actor, now: datetime) -> UUID:
    """Record an attempt, and where it succeeded put the bracelet on. The same form sent again finds what it made.

    Raises NotFound, AlreadyClosed, NoReason, and what `put_on` raises.
    """
    async with transaction(DB):
        await lock_order(person)
        case = await locked_open_case(person)
        if (known := await _known(attempt.token)) is not None:
            return known
        decision = await queries.standing(person, case.supervising_authority)
        done = attempt.outcome == INSTALLED
        if done:
            await _put_on(person, attempt, by=by, now=now)
        return await _record(
            case, "installation", decision.id if decision else None, attempt.device if done else None, attempt.outcome,
            attempt.items if done else (), attempt.condition, attempt.words, attempt.token, acquainted=attempt.acquainted, by=by, now=now,
        )  # fmt: skip


async def _put_on(person: UUID, attempt: Attempt, *, by: Actor, now: datetime) -> None:
    details = await fetch_row(DB, DeviceDetails, DETAILS, attempt.device)
    if details is None:
        raise NotFound
    covered = await queries.covered(person, local_today(now))
    if not covered and not attempt.without.strip():
        raise NoReason
    assignment = await put_on(person, attempt.device, details, by=by, now=now)
    if not covered:
        await put_on_without(person, attempt.device, assignment, attempt.without.strip(), by=by, now=now)


async def take_back(person: UUID, given: Return, *, by: Actor, now: datetime) -> UUID:
    """Take the bracelet off if it is still on, and put it into the store or to the faulty ones. Also where the case is closed.

    Raises NotFound, AlreadyDecided where the person does not have this bracelet any more.
    """
    async with transaction(DB):
        await lock_order(person)
        registrations = await locked_registrations(person)
        if not registrations:
            raise NotFound
        if (known := await _known(given.token)) is not None:
            return known
        worn = await bracelet(person)
        if worn is not None and worn.device_id == given.device:
            await unfit_device(person, by=by, now=now)
        held = [each for each in await queries.unreturned_of(person) if each.device_id == given.device]
        if not held:
            raise AlreadyDecided
        await stock.follow(given.device, Event.BREAK if given.faulty else Event.TAKE_BACK, given.words, by=by, now=now)
        await taken_back(held, by=by, now=now)
        return await _record(
            registrations[0], "return", None, given.device, RETURNED, given.items, given.condition, given.words, given.token,
            acquainted=True, by=by, now=now,
        )  # fmt: skip


async def _known(token: UUID) -> UUID | None:
    row = await EquipmentAct.select(EquipmentAct.id).where(EquipmentAct.form_token == token).first()
    return row["id"] if row is not None else None


async def _record(
    case: LockedCase, kind: str, decision: UUID | None, device: str | None, outcome: str, items: Collection[str], condition: str,
    words: str, token: UUID, *, acquainted: bool, by: Actor, now: datetime,
) -> UUID:  # fmt: skip
    number = uuid4()
    await EquipmentAct.insert(
        EquipmentAct(
            id=number, person=case.person, registration=case.id, authority=case.supervising_authority, kind=kind, decision=decision,
            device_id=device, outcome=outcome, items=",".join(item for item in ITEMS if item in items), acquainted=acquainted,
            condition=condition, words=words, by_id=by.id, by_name=by.name, at=now, form_token=token,
        )
    )  # fmt: skip
    details: audit.Details = {"act": str(number), "kind": kind, "outcome": outcome, "device": device, "words": words}
    await audit.record(Audit, by=by, action="equipment_act", about=case.person, details=details, at=now)
    await add_entry(person=case.person, kind="equipment_act", details=details, at=now, by=by)
    return number
