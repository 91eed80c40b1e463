"""Community work on the database: clocks of the order, the timetable, attendance and its correction, evasion, acts, the last hour."""

import asyncio
from collections.abc import Sequence
from datetime import date, time, timedelta
from uuid import UUID

import pytest

from services.probation.cases.domain.categories import Category
from services.probation.check_ins.absences.actions import NewAbsence, record_absence
from services.probation.check_ins.domain.absence import Effect, Reason
from services.probation.closing.actions import close_registration
from services.probation.closing.undoing import undo_closing
from services.probation.community_work.actions import orders
from services.probation.community_work.actions.attendance import Ended, NotComplete, Refused, make_act, record_outcome
from services.probation.community_work.actions.following import ACT, DONE, EVASION, RECORD, STEP
from services.probation.community_work.actions.sites import add_site
from services.probation.community_work.actions.timetable import NewAllocation, allocate, cancel, end_allocation, preview, replan
from services.probation.community_work.jobs import follow_work
from services.probation.community_work.queries import acts_of, outcomes_of
from services.probation.database import DB
from services.probation.errors import AlreadyDecided, ReasonNeeded
from services.probation.queue.actions import close_item
from shared.db.rows import fetch_values
from shared.registry import registry
from tests.builders.actors import OFFICER
from tests.builders.community_work import DAY, Worker, a_site, at, ended, ordered, planned, sentenced
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY, FixedClock

pytestmark = pytest.mark.usefixtures("database", "fixed_clock")


async def waits(person: UUID, kind: str) -> list[str]:
    """The reasons of the open items of that kind."""
    statement = "SELECT reason FROM probation.queue_item WHERE person = $1 AND kind = $2 AND closed_at IS NULL ORDER BY reason"
    return await fetch_values(DB, statement, person, kind)


async def days(worker: Worker) -> Sequence[tuple[date, int]]:
    return [(each.on_date, each.hours) for each in await worker.sessions()]


async def test_each_step_of_an_order_waits_until_it_is_done() -> None:
    made = await sentenced()
    site = await add_site("75", a_site(), token=fresh(), by=OFFICER, now=NOW)
    order = await orders.ask_for_order(made.person, made.registration, TODAY, "Letter", token=fresh(), by=OFFICER, now=NOW, today=TODAY)
    assert await waits(made.person, STEP) == ["work_order"]
    due = "SELECT (due_at AT TIME ZONE 'Asia/Almaty')::date FROM probation.queue_item WHERE person = $1 AND kind = $2"
    assert await fetch_values(DB, due, made.person, STEP) == [date(2026, 12, 1)], "five working days after a Tuesday"
    arrived = orders.Arrived("17-р", TODAY, TODAY, site, 24, "")
    await orders.receive(made.person, made.registration, order, arrived, seen=1, by=OFFICER, now=NOW, today=TODAY)
    assert await waits(made.person, STEP) == ["work_acquaint"]
    with pytest.raises(AlreadyDecided):
        await orders.acquaint(made.person, made.registration, order, TODAY, seen=1, by=OFFICER, now=NOW, today=TODAY)
    await orders.acquaint(made.person, made.registration, order, TODAY, seen=2, by=OFFICER, now=NOW, today=TODAY)
    assert await waits(made.person, STEP) == ["work_start"]
    with pytest.raises(ReasonNeeded):
        await orders.receive(made.person, made.registration, order, arrived, seen=3, by=OFFICER, now=NOW, today=TODAY)
    await orders.withdraw(made.person, made.registration, order, "A new one comes", seen=3, by=OFFICER, now=NOW, today=TODAY)
    assert await waits(made.person, STEP) == []


async def test_the_timetable_is_what_was_shown_and_is_made_once() -> None:
    worker = await ordered(10)
    what = NewAllocation(worker.order, worker.site, "01234", time(14), 4, TODAY, None, fresh())
    for _ in range(2):
        await allocate(worker.person, worker.registration, what, by=OFFICER, now=NOW, today=TODAY)
    assert await days(worker) == [(TODAY, 4), (TODAY + DAY, 4), (TODAY + 2 * DAY, 2)]
    assert (await preview(worker.registration, NOW, TODAY)).create == ()
    runs = await fetch_values(DB, "SELECT DISTINCT run FROM probation.work_session")
    assert len(runs) == 1


async def test_two_officers_who_plan_at_once_make_each_session_once() -> None:
    worker = await ordered(12)
    whats = [NewAllocation(worker.order, worker.site, "01234", time(14), 4, TODAY, None, fresh()) for _ in range(2)]
    plans = [allocate(worker.person, worker.registration, each, by=OFFICER, now=NOW, today=TODAY) for each in whats]
    await asyncio.gather(*plans)
    assert [hours for _, hours in await days(worker)] == [4, 4, 4]


async def test_missed_hours_are_planned_again_and_a_cancelled_session_is_not() -> None:
    worker = await planned(12)
    first, second, _ = await worker.sessions()
    await ended(worker, first, "illness", document="Certificate 4")
    evening = at(first.on_date)
    await replan(worker.person, worker.registration, by=OFFICER, now=evening, today=first.on_date)
    assert len(await worker.sessions()) == 4
    with pytest.raises(ReasonNeeded):
        await cancel(worker.person, worker.registration, second.id, " ", by=OFFICER, now=evening, today=first.on_date)
    await cancel(worker.person, worker.registration, second.id, "The park is closed", by=OFFICER, now=evening, today=first.on_date)
    with pytest.raises(AlreadyDecided):
        await cancel(worker.person, worker.registration, second.id, "Again", by=OFFICER, now=evening, today=first.on_date)
    with pytest.raises(AlreadyDecided):
        await cancel(worker.person, worker.registration, first.id, "It has an outcome", by=OFFICER, now=evening, today=first.on_date)
    await replan(worker.person, worker.registration, by=OFFICER, now=evening, today=first.on_date)
    assert second.on_date not in {on for on, _ in await days(worker)}, "what an officer cancelled is not made again"
    assert sum(hours for _, hours in await days(worker)) == 16


async def test_no_session_is_made_in_an_absence_that_is_known_beforehand() -> None:
    worker = await ordered(8)
    absence = NewAbsence(TODAY + DAY, TODAY + 2 * DAY, Effect.EXCUSED, Reason.ILLNESS, "Certificate 2")
    await record_absence(worker.person, "probation", absence, by=OFFICER, now=NOW)
    what = NewAllocation(worker.order, worker.site, "01234", time(14), 4, TODAY + DAY, None, fresh())
    await allocate(worker.person, worker.registration, what, by=OFFICER, now=NOW, today=TODAY)
    assert [on for on, _ in await days(worker)] == [TODAY + 3 * DAY, TODAY + 6 * DAY]


async def test_compulsory_labour_knows_no_rule_of_evasion_and_its_no_shows_are_facts_all_the_same() -> None:
    worker = await planned(100, category=Category.RESTRICTION_OF_LIBERTY)
    for session in (await worker.sessions())[:3]:
        await ended(worker, session, "unacceptable")
    assert await waits(worker.person, EVASION) == []
    (source,) = [each for each in registry("probation").fact_sources if "work_session" in each.kinds]
    assert len(await source.find(worker.person, NOW)) == 3


async def test_an_ended_allocation_makes_no_session_and_what_was_made_stays() -> None:
    worker = await planned(12)
    (allocation,) = (await worker.work()).allocations
    first = (await worker.sessions())[0]
    await ended(worker, first, "unacceptable")
    await end_allocation(worker.person, worker.registration, allocation.id, by=OFFICER, now=at(first.on_date), today=first.on_date)
    await replan(worker.person, worker.registration, by=OFFICER, now=at(first.on_date), today=first.on_date)
    assert len(await worker.sessions()) == 3
    assert (await preview(worker.registration, at(first.on_date), first.on_date)).uncovered == 4


@pytest.mark.parametrize(
    ("outcome", "credited", "document", "refused"),
    [
        ("attended", 5, "", "more_than_offered"),
        ("illness", 0, "", "document"),
        ("unacceptable", 1, "", "not_worked"),
        ("invented", 0, "", "choose"),
    ],
)
async def test_an_outcome_that_contradicts_the_session_is_refused(outcome: str, credited: int, document: str, refused: str) -> None:
    worker = await planned(8)
    first = (await worker.sessions())[0]
    with pytest.raises(Refused, match=refused):
        await ended(worker, first, outcome, credited, document=document)
    with pytest.raises(Refused, match="not_begun"):
        await ended(worker, first, "attended", 4, now=NOW)
    assert await outcomes_of(first.id) == []


async def test_no_more_is_credited_than_remains_also_by_a_correction() -> None:
    worker = await planned(8)
    first, second = await worker.sessions()
    await ended(worker, first, "attended", 4)
    await orders.set_requirement(
        worker.person, worker.registration, orders.NewRequirement(6, False, None, None, "Ruling 2", "The court reduced it"), seen=0,
        by=OFFICER, now=at(first.on_date), today=first.on_date,
    )  # fmt: skip
    with pytest.raises(Refused, match="more_than_remains"):
        await ended(worker, second, "attended", 4)
    await ended(worker, second, "late", 2)
    again = (await worker.sessions())[1]
    with pytest.raises(ReasonNeeded):
        await ended(worker, again, "late", 1)
    await ended(worker, again, "late", 1, why="He left at three")
    assert [(each.version, each.credited) for each in await outcomes_of(second.id)] == [(2, 1), (1, 2)]
    with pytest.raises(AlreadyDecided):
        await ended(worker, again, "late", 2, seen=1, why="A stale form")
    balance = (await worker.work()).balance(second.on_date)
    assert (balance.credited, balance.offered, balance.remaining) == (5, 0, 1)


async def test_evasion_is_found_asked_about_once_and_goes_with_its_correction() -> None:
    worker = await planned(40)
    first, second, third = (await worker.sessions())[:3]
    assert {each.on_date.month for each in (first, second, third)} == {11}
    for session in (first, second):
        await ended(worker, session, "unacceptable")
    assert await waits(worker.person, EVASION) == []
    await ended(worker, third, "unacceptable")
    assert await waits(worker.person, EVASION) == ["work_no_shows"]
    corrected = (await worker.sessions())[2]
    await ended(worker, corrected, "illness", document="Certificate 9", why="Brought the certificate later")
    assert await waits(worker.person, EVASION) == []
    again = (await worker.sessions())[2]
    await ended(worker, again, "unacceptable", why="The certificate was not of this day")
    assert await waits(worker.person, EVASION) == ["work_no_shows"]
    await close_item(kind=EVASION, person=worker.person, by=OFFICER, now=at(third.on_date), outcome="done")
    await follow_work({})
    assert await waits(worker.person, EVASION) == [], "dealt with once, it is not asked again"


async def test_what_may_be_a_breach_is_told_as_facts_of_the_person() -> None:
    worker = await planned(40)
    first, second, third = (await worker.sessions())[:3]
    await ended(worker, first, "unacceptable")
    await ended(worker, second, "attended", 4)
    await ended(worker, third, "intoxicated")
    (source,) = [each for each in registry("probation").fact_sources if "work_session" in each.kinds]
    found = await source.find(worker.person, NOW)
    assert [each.subject for each in found] == [first.id, third.id]
    assert str(found[0].address).startswith(f"/people/{worker.person}/work/sessions/{first.id}")
    assert source.kinds["work_session"](found[0].details)
    assert [each.subject for each in await source.find(worker.person, at(second.on_date))] == [third.id]


async def test_a_past_session_without_an_outcome_waits_and_its_month_has_no_act(fixed_clock: FixedClock) -> None:
    worker = await planned(8)
    first, second = await worker.sessions()
    fixed_clock.move_to(at(second.on_date + DAY))
    await follow_work({})
    assert await waits(worker.person, RECORD) == ["work_outcome_missing"]
    month = first.on_date.replace(day=1)

    async def act(why: str, seen: int) -> str:
        now = at(second.on_date + DAY)
        return await make_act(worker.person, worker.registration, month, why, seen=seen, by=OFFICER, now=now, today=now.date())

    await ended(worker, first, "attended", 4)
    with pytest.raises(NotComplete):
        await act("", 0)
    await ended(worker, second, "attended", 3)
    assert await waits(worker.person, RECORD) == []
    number = await act("", 0)
    with pytest.raises(AlreadyDecided):
        await act("", 0)
    again = (await worker.sessions())[1]
    await ended(worker, again, "attended", 4, why="The full session")
    with pytest.raises(ReasonNeeded):
        await act("", 1)
    assert await act("An hour was missing", 1) == number
    assert [(each.version, each.hours) for each in await acts_of(worker.registration)] == [(2, 8), (1, 7)]


async def test_the_act_is_asked_for_on_the_last_working_day_and_the_last_hour_is_told(fixed_clock: FixedClock) -> None:
    worker = await planned(8)
    first, second = await worker.sessions()
    await ended(worker, first, "attended", 4)
    await ended(worker, second, "attended", 4)
    assert await waits(worker.person, DONE) == ["work_hours_done"]
    fixed_clock.move_to(at(date(2026, 11, 29)))
    await follow_work({})
    assert await waits(worker.person, ACT) == [], "the 30th is a Monday, the last working day"
    fixed_clock.move_to(at(date(2026, 11, 30)))
    await follow_work({})
    assert await waits(worker.person, ACT) == ["work_act_due"]
    last = (await worker.sessions())[1]
    await ended(worker, last, "attended", 3, why="It was an hour less", now=at(date(2026, 11, 30)))
    assert await waits(worker.person, DONE) == []


async def test_with_the_registration_coming_sessions_end_and_come_back_when_it_is_undone() -> None:
    worker = await planned(12)
    await close_registration(worker.person, reason="other", by=OFFICER, now=NOW)
    assert await worker.sessions() == []
    await undo_closing(worker.registration, "A mistake", by=OFFICER, now=NOW + timedelta(hours=1))
    assert len(await worker.sessions()) == 3


async def test_two_officers_record_the_same_session_once() -> None:
    worker = await planned(8)
    first = (await worker.sessions())[0]
    now = at(first.on_date)
    both = [
        record_outcome(
            worker.person, worker.registration, first.id, Ended(each, hours, "", ""), seen=0, by=OFFICER, now=now, today=first.on_date
        )
        for each, hours in (("attended", 4), ("unacceptable", 0))
    ]
    results = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(each).__name__ for each in results) == ["AlreadyDecided", "NoneType"]
    assert len(await outcomes_of(first.id)) == 1
