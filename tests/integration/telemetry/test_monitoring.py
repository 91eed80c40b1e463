"""Electronic monitoring on the real database: decided by two people, installed, damaged, replaced, handed back; the hooks of the case."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest

from services.probation.cases.tables import Registration
from services.probation.closing.actions import close_registration
from services.probation.closing.undoing import undo_closing
from services.probation.errors import AlreadyClosed, AlreadyDecided, NotFound, SecondOfficerNeeded
from services.probation.queue.tables import QueueItem
from services.probation.telemetry.devices.assignment import AlreadyWorn, DeviceTaken, unfit_device
from services.probation.telemetry.devices.bracelet_queries import bracelet
from services.probation.telemetry.monitoring import queries
from services.probation.telemetry.monitoring.actions import NotNow, TooLate, ask, decide
from services.probation.telemetry.monitoring.changes import person_refuses, withdraw
from services.probation.telemetry.monitoring.domain.decisions import Request
from services.probation.telemetry.monitoring.domain.law import Ground
from services.probation.telemetry.monitoring.domain.reports import Event as ReportEvent
from services.probation.telemetry.monitoring.domain.reports import Kind
from services.probation.telemetry.monitoring.equipment import NoReason, install, take_back
from services.probation.telemetry.monitoring.jobs import follow_monitoring
from services.probation.telemetry.monitoring.reports import change as change_report
from services.probation.telemetry.monitoring.reports import facts, report
from services.probation.telemetry.monitoring.suspensions.actions import resume, suspend
from services.probation.telemetry.stock import queries as stock
from services.probation.telemetry.stock.actions import NotUsable
from tests.builders.actors import OFFICER, SENIOR
from tests.builders.merges import merged, rows, twice
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.monitoring import a_report, a_request, a_return, an_attempt, in_force, in_store
from tests.builders.people import person as another
from tests.builders.registrations import registered

A_DAY = timedelta(days=1)
LATER = NOW + timedelta(hours=1)


@pytest.fixture
async def somebody(engines: object, fixed_clock: FixedClock) -> UUID:
    return (await registered()).person


async def registration_of(person: UUID) -> UUID:
    row = await Registration.select(Registration.id).where(Registration.person == person).first()
    assert row is not None
    found: UUID = row["id"]
    return found


async def state(number: UUID) -> str:
    row = await queries.any_decision(number)
    assert row is not None
    return row.state


async def version(number: UUID) -> int:
    row = await queries.any_decision(number)
    assert row is not None
    return row.version


async def stocked(device: str) -> str:
    row = await stock.one(OFFICER, device)
    assert row is not None
    return row.state


async def waiting(kind: str) -> int:
    found: int = await QueueItem.count().where(QueueItem.kind == kind, QueueItem.closed_at.is_null())
    return found


async def test_two_people_decide_and_the_same_form_asks_once(somebody: UUID) -> None:
    wanted = a_request()
    number = await ask(somebody, wanted, by=SENIOR, now=NOW)
    assert await ask(somebody, wanted, by=SENIOR, now=NOW) == number
    assert await waiting("monitoring_to_decide") == 1
    assert not await queries.covered(somebody, TODAY)
    with pytest.raises(SecondOfficerNeeded):
        await decide(number, True, "Needed", "Order 5", seen_version=1, by=SENIOR, now=NOW)
    with pytest.raises(NotNow):
        await ask(somebody, a_request(), by=OFFICER, now=NOW)
    with pytest.raises(AlreadyDecided):
        await decide(number, True, "Needed", "Order 5", seen_version=7, by=OFFICER, now=NOW)
    await decide(number, False, "Not needed", "", seen_version=1, by=OFFICER, now=NOW)
    assert (await state(number), await waiting("monitoring_to_decide")) == ("refused", 0)
    assert not await queries.covered(somebody, TODAY)


async def test_two_answers_at_once_are_one_decision(somebody: UUID) -> None:
    number = await ask(somebody, a_request(), by=OFFICER, now=NOW)
    answers = [decide(number, yes, "Words", "", seen_version=1, by=SENIOR, now=NOW) for yes in (True, False)]
    outcomes = await asyncio.gather(*answers, return_exceptions=True)
    assert sorted(type(each).__name__ for each in outcomes) == ["AlreadyDecided", "NoneType"]
    assert len(await queries.events(number)) == 2


async def test_a_variation_replaces_and_a_revocation_ends(somebody: UUID) -> None:
    first = await in_force(somebody, ground=Ground.WARNING)
    with pytest.raises(NotNow):
        await ask(somebody, a_request(), by=OFFICER, now=NOW)
    shorter = await in_force(somebody, request=Request.VARIATION, ends_on=TODAY + 30 * A_DAY)
    assert (await state(first), await state(shorter)) == ("replaced", "in_force")
    again = await in_force(somebody, request=Request.REINSTALL)
    assert (await state(shorter), await state(again)) == ("in_force", "carried_out")
    gone = await in_force(somebody, request=Request.REVOCATION)
    assert (await state(shorter), await state(gone)) == ("revoked", "carried_out")
    assert not await queries.covered(somebody, TODAY)
    with pytest.raises(NotNow):
        await ask(somebody, a_request(Request.END), by=OFFICER, now=NOW)


async def test_the_person_refuses_and_nothing_follows_by_itself(somebody: UUID) -> None:
    number = await in_force(somebody)
    before = [await waiting(kind) for kind in ("monitoring_to_decide", "violation")]
    await person_refuses(number, "Does not want it", seen_version=await version(number), by=OFFICER, now=NOW)
    assert await state(number) == "in_force"
    assert [await waiting(kind) for kind in ("monitoring_to_decide", "violation")] == before
    assert (await queries.events(number))[0].event == "person_refused"
    assert await facts(somebody, NOW - A_DAY) == []


async def test_while_suspended_nothing_rests_on_it_and_it_goes_on_afterwards(somebody: UUID) -> None:
    number = await in_force(somebody)
    await suspend(number, "In hospital", until=TODAY + 5 * A_DAY, seen_version=2, by=OFFICER, now=NOW)
    assert not await queries.covered(somebody, TODAY)
    await resume(number, "Back home", seen_version=3, by=OFFICER, now=NOW)
    assert await queries.covered(somebody, TODAY)
    with pytest.raises(AlreadyDecided):
        await withdraw(number, "Too late", seen_version=4, by=OFFICER, now=NOW)


async def test_it_runs_out_with_a_reminder_before(somebody: UUID, fixed_clock: FixedClock) -> None:
    number = await in_force(somebody, ends_on=TODAY + 20 * A_DAY)
    await follow_monitoring({})
    assert await waiting("monitoring_runs_out") == 0
    fixed_clock.move_to(NOW + 7 * A_DAY)
    await follow_monitoring({})
    await follow_monitoring({})
    assert (await state(number), await waiting("monitoring_runs_out")) == ("in_force", 1)
    fixed_clock.move_to(NOW + 21 * A_DAY)
    await follow_monitoring({})
    assert (await state(number), await waiting("monitoring_runs_out")) == ("ended", 0)


async def test_a_bracelet_rests_on_a_decision_or_somebody_says_why_not(somebody: UUID) -> None:
    device = await in_store("BR-1")
    with pytest.raises(NoReason):
        await install(somebody, an_attempt(device), by=OFFICER, now=NOW)
    assert await bracelet(somebody) is None, "nothing was half done"
    await install(somebody, an_attempt(device, without="The court waits for nobody"), by=OFFICER, now=NOW)
    assert (await stocked(device), await waiting("bracelet_without_decision")) == ("worn", 1)
    await in_force(somebody)
    assert await waiting("bracelet_without_decision") == 0


async def test_one_device_on_two_people_and_two_devices_on_one(somebody: UUID) -> None:
    other = (await registered(another(None, family_name="Another"))).person
    for whom in (somebody, other):
        await in_force(whom)
    first, second = await in_store("BR-1"), await in_store("BR-2")
    attempts = [install(whom, an_attempt(first), by=OFFICER, now=NOW) for whom in (somebody, other)]
    outcomes = await asyncio.gather(*attempts, return_exceptions=True)
    assert [type(each) for each in outcomes if isinstance(each, Exception)] == [DeviceTaken]
    whoever = somebody if isinstance(outcomes[0], UUID) else other
    with pytest.raises(AlreadyWorn):
        await install(whoever, an_attempt(second), by=OFFICER, now=NOW)
    assert (await stocked(first), await stocked(second)) == ("worn", "in_store")
    with pytest.raises(NotFound):
        await install(other if whoever is somebody else somebody, an_attempt("UNKNOWN"), by=OFFICER, now=NOW)


async def test_an_attempt_that_failed_puts_nothing_on(somebody: UUID) -> None:
    await in_force(somebody)
    device = await in_store("BR-1")
    attempt = an_attempt(device, outcome="refused")
    made = await install(somebody, attempt, by=OFFICER, now=NOW)
    assert await install(somebody, attempt, by=OFFICER, now=NOW) == made
    (act,) = await queries.acts_of(OFFICER, somebody, "probation")
    assert (act.outcome, act.device_id, act.handed_over) == ("refused", None, [])
    assert (await bracelet(somebody), await stocked(device)) == (None, "in_store")


async def test_damage_is_deliberate_only_by_a_finding_after_the_person_was_heard(somebody: UUID) -> None:
    await in_force(somebody)
    device = await in_store("BR-1")
    await install(somebody, an_attempt(device), by=OFFICER, now=NOW)
    number = await report(somebody, a_report(device), by=OFFICER, now=LATER)
    assert (await bracelet(somebody), await stocked(device), await waiting("equipment_report")) == (None, "faulty", 1)
    assert await facts(somebody, NOW - A_DAY) == [], "a report blames nobody"
    with pytest.raises(AlreadyDecided):
        await change_report(number, ReportEvent.FIND_DELIBERATE, "Clear", seen_version=1, by=OFFICER, now=NOW)
    await change_report(number, ReportEvent.HEAR, "It got caught", seen_version=1, by=OFFICER, now=NOW)
    await change_report(number, ReportEvent.FIND_DELIBERATE, "Cut by a knife", seen_version=2, by=OFFICER, now=NOW)
    (fact,) = await facts(somebody, NOW - A_DAY)
    assert (fact.subject, fact.address, await waiting("equipment_report")) == (number, f"/equipment-reports/{number}", 0)
    await change_report(number, ReportEvent.REOPEN, "An expert says otherwise", seen_version=3, by=OFFICER, now=NOW)
    assert (await facts(somebody, NOW - A_DAY), await waiting("equipment_report")) == ([], 1)
    with pytest.raises(NotUsable):
        await install(somebody, an_attempt(device), by=OFFICER, now=LATER + A_DAY)
    await install(somebody, an_attempt(await in_store("BR-2")), by=OFFICER, now=LATER + A_DAY)


async def test_a_lost_one_leaves_the_person_and_what_another_has_cannot_be_reported(somebody: UUID) -> None:
    await in_force(somebody)
    device = await in_store("BR-1")
    with pytest.raises(AlreadyDecided):
        await report(somebody, a_report(device), by=OFFICER, now=LATER)
    await install(somebody, an_attempt(device), by=OFFICER, now=NOW)
    await report(somebody, a_report(device, Kind.FAULT, taken_off=False), by=OFFICER, now=LATER)
    assert await stocked(device) == "worn", "it is still on"
    await report(somebody, a_report(device, Kind.LOSS, taken_off=False), by=OFFICER, now=LATER)
    assert (await bracelet(somebody), await stocked(device)) == (None, "lost")


async def test_what_is_not_handed_back_is_asked_about(somebody: UUID, fixed_clock: FixedClock) -> None:
    await in_force(somebody)
    device = await in_store("BR-1")
    await install(somebody, an_attempt(device), by=OFFICER, now=NOW)
    await unfit_device(somebody, by=OFFICER, now=NOW + timedelta(hours=1))
    await follow_monitoring({})
    assert (await stocked(device), await waiting("bracelet_unreturned")) == ("not_returned", 0)
    fixed_clock.move_to(NOW + 4 * A_DAY)
    await follow_monitoring({})
    assert await waiting("bracelet_unreturned") == 1
    given = a_return(device, faulty=True)
    made = await take_back(somebody, given, by=OFFICER, now=NOW + 4 * A_DAY)
    assert await take_back(somebody, given, by=OFFICER, now=NOW + 4 * A_DAY) == made
    assert (await stocked(device), await waiting("bracelet_unreturned")) == ("faulty", 0)
    with pytest.raises(AlreadyDecided):
        await take_back(somebody, a_return(device), by=OFFICER, now=NOW + 4 * A_DAY)


async def test_closing_ends_it_undoing_restores_it_and_the_bracelet_is_still_to_be_handed_back(somebody: UUID) -> None:
    number = await in_force(somebody)
    asked = await ask(somebody, a_request(Request.VARIATION, ends_on=TODAY + A_DAY), by=OFFICER, now=NOW)
    device = await in_store("BR-1")
    await install(somebody, an_attempt(device), by=OFFICER, now=NOW)
    later = NOW + timedelta(hours=1)
    await close_registration(somebody, reason="term_ended", by=OFFICER, now=later)
    assert (await state(number), await state(asked), await waiting("monitoring_to_decide")) == ("ended", "withdrawn", 0)
    with pytest.raises(AlreadyClosed):
        await ask(somebody, a_request(), by=OFFICER, now=later)
    with pytest.raises(AlreadyClosed):
        await decide(asked, True, "Needed", "", seen_version=2, by=SENIOR, now=later)
    assert await stocked(device) == "not_returned"
    await undo_closing(await registration_of(somebody), "By mistake", by=OFFICER, now=later + timedelta(hours=1))
    assert (await state(number), await state(asked), await stocked(device)) == ("in_force", "withdrawn", "worn")
    await take_back(somebody, a_return(device), by=OFFICER, now=later + timedelta(hours=2))
    assert await stocked(device) == "in_store"


async def test_what_is_asked_for_must_still_be_to_come(somebody: UUID) -> None:
    with pytest.raises(TooLate):
        await ask(somebody, a_request(starts_on=TODAY - 9 * A_DAY, ends_on=TODAY - A_DAY), by=OFFICER, now=NOW)
    number = await ask(somebody, a_request(ends_on=TODAY + A_DAY), by=OFFICER, now=NOW)
    with pytest.raises(TooLate):
        await decide(number, True, "Needed", "", seen_version=1, by=SENIOR, now=NOW + 2 * A_DAY)


async def test_a_merged_record_brings_its_decision_to_the_surviving_one(engines: object, fixed_clock: FixedClock) -> None:
    one, two = await twice()
    number = await in_force(two)
    await merged(one, two)
    assert await queries.covered(one, TODAY)
    row = await queries.any_decision(number)
    assert row is not None
    assert row.person == one


async def test_of_two_decisions_the_surviving_record_keeps_its_own(engines: object, fixed_clock: FixedClock) -> None:
    one, two = await twice()
    own, others = await in_force(one), await in_force(two)
    await merged(one, two)
    standing = await queries.standing(one, "probation")
    assert standing is not None
    assert standing.id == own
    found = await rows("SELECT person FROM probation.monitoring_decision WHERE id = $1", others)
    assert found == [two]
