"""Appointments about bracelets on the real database: planned from a decision, recorded with the equipment, cancelled with the decision."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest

from services.probation.appointments import queries as appointments
from services.probation.appointments.domain.lifecycle import TooEarly
from services.probation.appointments.planning import reschedule
from services.probation.equipment_visits import queries
from services.probation.equipment_visits.actions import Recorded, plan_visit, record
from services.probation.equipment_visits.domain import Fault, Kind, Result
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.queue.tables import QueueItem
from services.probation.telemetry.devices.bracelet_queries import bracelet
from services.probation.telemetry.monitoring import queries as monitoring
from services.probation.telemetry.monitoring.domain.decisions import Request
from services.probation.telemetry.stock import queries as stock
from tests.builders.actors import OFFICER, SENIOR
from tests.builders.equipment_visits import IN_TWO_HOURS, a_visit, went
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.monitoring import in_force, in_store
from tests.builders.registrations import registered
from tests.support.clients import SignedIn
from tests.support.forms import post

THEN = IN_TWO_HOURS + timedelta(minutes=10)


@pytest.fixture
async def somebody(engines: object, fixed_clock: FixedClock) -> UUID:
    return (await registered()).person


async def shown(appointment: UUID) -> appointments.ShownAppointment:
    found = await appointments.appointment(OFFICER, appointment)
    assert found is not None
    return found


async def result(appointment: UUID) -> tuple[str | None, str | None]:
    """(result, fault) of what the appointment is about."""
    found = await queries.of_appointment(appointment)
    assert found is not None
    return found.result, found.fault


async def waiting(kind: str) -> int:
    return int(await QueueItem.count().where(QueueItem.kind == kind, QueueItem.closed_at.is_null()))


async def test_an_installation_is_an_appointment_in_the_officer_s_diary_and_puts_the_bracelet_on(somebody: UUID) -> None:
    decision, new, device = await in_force(somebody), a_visit(), await in_store("OTHER-7")
    made = await plan_visit(somebody, new, by=OFFICER, now=NOW)
    assert await plan_visit(somebody, new, by=OFFICER, now=NOW) == made, "sent twice"
    diary = await appointments.diary(OFFICER, OFFICER.id, NOW, NOW + timedelta(days=1))
    assert [(row.id, row.purpose) for row in diary] == [(made, "bracelet_installation")]
    await record(made, went(Result.DONE, device=device), seen_version=1, by=OFFICER, now=THEN)
    worn = await bracelet(somebody)
    stocked = await stock.one(OFFICER, device)
    assert worn is not None
    assert stocked is not None
    assert (worn.device_id, stocked.state) == (device, "worn")
    assert ((await shown(made)).outcome, await result(made)) == ("attended_complied", ("done", None))
    (act,) = await monitoring.acts_of(OFFICER, somebody, "probation")
    assert (act.decision, act.outcome) == (decision, "installed")


@pytest.mark.parametrize(
    ("said", "outcome", "kept"),
    [
        (went(Result.TECHNICAL), "sent_home_by_us", ("technical", "ours")),
        (went(Result.REFUSED), "attended_failed_to_comply", ("refused", "person")),
        (went(Result.ABSENT, fault=Fault.ACCEPTABLE, reason="illness"), "acceptable_absence", ("absent", "acceptable")),
        (went(Result.ABSENT, fault=Fault.PERSON), "did_not_come", ("absent", "person")),
    ],
)
async def test_nothing_came_of_it_and_why(somebody: UUID, said: Recorded, outcome: str, kept: tuple[str, str]) -> None:
    await in_force(somebody)
    made = await plan_visit(somebody, a_visit(), by=OFFICER, now=NOW)
    await record(made, said, seen_version=1, by=OFFICER, now=THEN)
    assert ((await shown(made)).outcome, await result(made), await bracelet(somebody)) == (outcome, kept, None)
    (act,) = await monitoring.acts_of(OFFICER, somebody, "probation")
    assert act.outcome == said.result
    assert await waiting("appointment") == (kept[1] == "person"), "only what may be held against the person is asked about"


async def test_both_or_nothing(somebody: UUID) -> None:
    await in_force(somebody)
    made = await plan_visit(somebody, a_visit(), by=OFFICER, now=NOW)
    device = await in_store("OTHER-7")
    with pytest.raises(AlreadyDecided):
        await record(made, went(Result.DONE, device=device), seen_version=9, by=OFFICER, now=THEN)
    with pytest.raises(NotFound):
        await record(made, went(Result.DONE, device="NOBODY-KNOWS"), seen_version=1, by=OFFICER, now=THEN)
    with pytest.raises(TooEarly):
        await record(made, went(Result.ABSENT, fault=Fault.PERSON), seen_version=1, by=OFFICER, now=NOW)
    assert await monitoring.acts_of(OFFICER, somebody, "probation") == []
    assert (await bracelet(somebody), (await shown(made)).state, await result(made)) == (None, "planned", (None, None))


async def test_of_two_who_record_at_once_one_is_told(somebody: UUID) -> None:
    await in_force(somebody)
    made = await plan_visit(somebody, a_visit(), by=OFFICER, now=NOW)
    both = [record(made, went(Result.TECHNICAL), seen_version=1, by=each, now=THEN) for each in (OFFICER, SENIOR)]
    outcomes = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(each).__name__ for each in outcomes) == ["AlreadyDecided", "NoneType"]


async def test_moved_to_another_time_it_is_still_about_the_bracelet(somebody: UUID) -> None:
    await in_force(somebody)
    new = a_visit()
    made = await plan_visit(somebody, new, by=OFFICER, now=NOW)
    later = await reschedule(
        made, IN_TWO_HOURS + timedelta(days=1), new.appointment, asked_by="person", why="", seen_version=1, by=OFFICER, now=NOW
    )
    (row,) = await queries.of_person(somebody, "probation")
    assert row.appointment == later
    await record(later, went(Result.TECHNICAL), seen_version=1, by=OFFICER, now=THEN + timedelta(days=1))
    assert (await result(later), await result(made)) == (("technical", "ours"), ("technical", "ours"))


async def test_with_the_decision_the_installation_is_cancelled_and_the_removal_stays(somebody: UUID) -> None:
    decision = await in_force(somebody)
    put_on = await plan_visit(somebody, a_visit(decision=decision), by=OFFICER, now=NOW)
    take_off = await plan_visit(somebody, a_visit(Kind.REMOVAL, decision=decision), by=OFFICER, now=NOW)
    await in_force(somebody, request=Request.REVOCATION)
    assert [(await shown(each)).state for each in (put_on, take_off)] == ["cancelled", "planned"]
    assert (await appointments.versions(put_on))[0].why == "monitoring_ended"


async def test_a_variation_cancels_nothing(somebody: UUID) -> None:
    decision = await in_force(somebody)
    put_on = await plan_visit(somebody, a_visit(decision=decision), by=OFFICER, now=NOW)
    await in_force(somebody, request=Request.VARIATION, ends_on=TODAY + timedelta(days=30))
    assert (await shown(put_on)).state == "planned"


async def test_on_the_pages_it_is_planned_and_recorded(somebody: UUID, signed_in: SignedIn) -> None:
    decision, device = await in_force(somebody), await in_store("OTHER-7")
    tablet = await signed_in("probation", "officer")
    form = f"/people/{somebody}/equipment-visits/new"
    assert f"{form}?decision={decision}" in (await tablet.get(f"/monitoring/{decision}")).text
    fields = {
        "visit_kind": "installation", "decision": str(decision), "kind": "office", "day": str(TODAY), "at": "13:00", "minutes": "60",
        "place": "Demo Street 3", "vendor": "", "bring": "", "phone": "",
    }  # fmt: skip
    token = {"form_token": str(decision)}
    assert (await post(tablet, form, {**fields, **token, "place": ""})).status_code == 422
    answer = await post(tablet, form, {**fields, **token})
    assert answer.status_code == 303
    appointment = answer.headers["location"]
    assert f"{appointment}/equipment" in (await tablet.get(appointment)).text
    said = {"version": "1", "form_token": str(decision), "result": "done", "words": "Put on", "device": device, "items": ["bracelet"]}
    assert (await post(tablet, f"{appointment}/equipment", said)).status_code == 422, "neither condition nor signature"
    full = {**said, "condition": "New", "acquainted": "yes"}
    assert (await post(tablet, f"{appointment}/equipment", full)).status_code == 303
    assert (await tablet.get(f"{appointment}/equipment")).status_code == 303, "once it was recorded, the appointment"
    assert "The bracelet was put on" in (await tablet.get(f"/people/{somebody}/equipment-visits")).text
