"""Planning an appointment about a bracelet, recording it together with the equipment, and cancelling it with the decision."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from services.probation.appointments.actions import Ended, record_outcome
from services.probation.appointments.planning import NewAppointment, cancel, plan
from services.probation.cases.actions import locked_open_case
from services.probation.database import DB
from services.probation.equipment_visits import queries
from services.probation.equipment_visits.domain import ENDS_WITH_DECISION, OUTCOMES, Fault, Kind, Result, fault_of
from services.probation.equipment_visits.queries import Visit
from services.probation.equipment_visits.tables import EquipmentVisit
from services.probation.errors import NotFound
from services.probation.telemetry.monitoring import equipment
from services.probation.telemetry.monitoring import queries as monitoring
from services.probation.telemetry.monitoring.equipment import Attempt, Return
from services.probation.telemetry.orders.actions import lock_order
from shared.actors import Actor
from shared.db.engine import transaction
from shared.registry import MonitoringEnded

DECISION_ENDED = "monitoring_ended"
"""`why` of an appointment that was cancelled with its decision."""


@dataclass(frozen=True, slots=True)
class NewVisit:
    """What is planned. `decision`: on monitoring, on which it rests."""

    kind: Kind
    decision: UUID | None
    vendor: str | None
    appointment: NewAppointment
    starts_at: datetime
    token: UUID


@dataclass(frozen=True, slots=True)
class Recorded:
    """How it went. `fault`: said of an absence; `attempt`, `given`: what is recorded of the equipment; `ended`: of the appointment, without
    its outcome.
    """

    result: Result
    fault: Fault | None
    ended: Ended
    attempt: Attempt | None = None
    given: Return | None = None


async def plan_visit(person: UUID, new: NewVisit, *, registration: UUID | None = None, by: Actor, now: datetime) -> UUID:
    """Plan it; returns the appointment. The same form sent again plans nothing. Raises NotFound, AlreadyClosed, InThePast."""
    async with transaction(DB):
        case = await locked_open_case(person, registration)
        (made,) = await plan(person, new.appointment, [new.starts_at], token=new.token, registration=registration, by=by, now=now)
        if await queries.of_appointment(made) is None:
            decision = await monitoring.any_decision(new.decision) if new.decision else None
            if decision is not None and (decision.person, decision.authority) != (person, case.supervising_authority):
                raise NotFound
            await EquipmentVisit.insert(
                EquipmentVisit(
                    id=uuid4(), person=person, registration=case.id, authority=case.supervising_authority, decision=new.decision,
                    appointment=made, kind=new.kind, vendor=new.vendor, made_at=now, made_by=by.id, made_by_name=by.name,
                )
            )  # fmt: skip
    return made


async def record(appointment: UUID, said: Recorded, *, seen_version: int, by: Actor, now: datetime) -> None:
    """Record the appointment's outcome and what became of the bracelet, both or nothing.

    Raises NotFound, AlreadyClosed, AlreadyDecided, NotAllowed, TooEarly, and what `equipment.install` and `take_back` raise.
    """
    visit = await queries.of_appointment(appointment)
    if visit is None:
        raise NotFound
    fault = fault_of(said.result, said.fault)
    ended = Ended(OUTCOMES[said.result, fault], said.ended.note, said.ended.reason, said.ended.document)
    async with transaction(DB):
        await lock_order(visit.person)
        act = await _equip(visit, said, by=by, now=now)
        await record_outcome(appointment, ended, seen_version=seen_version, by=by, now=now)
        await EquipmentVisit.update(
            {EquipmentVisit.result: said.result, EquipmentVisit.fault: fault, EquipmentVisit.act: act, EquipmentVisit.recorded_at: now}
        ).where(EquipmentVisit.id == visit.id)


async def decision_ended(ended: MonitoringEnded) -> None:
    """Inside the caller's transaction: what was planned for the decision is cancelled, except that a bracelet is taken off."""
    for each in await queries.ahead(ended.decision, ended.at):
        if Kind(each.kind) in ENDS_WITH_DECISION:
            await cancel(each.appointment, asked_by="office", why=DECISION_ENDED, seen_version=each.version, by=ended.by, now=ended.at)


async def _equip(visit: Visit, said: Recorded, *, by: Actor, now: datetime) -> UUID | None:
    if said.attempt is not None and visit.kind == Kind.INSTALLATION:
        return await equipment.install(visit.person, said.attempt, by=by, now=now)
    if said.given is not None and visit.kind == Kind.REMOVAL and said.result is Result.DONE:
        return await equipment.take_back(visit.person, said.given, by=by, now=now)
    return None
