"""Notices and permissions: recorded, decided, running, over; what follows for check-ins; the return."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from services.probation.check_ins.absences import actions as absences
from services.probation.check_ins.by_hand.actions import counted_for, log_visit
from services.probation.check_ins.domain.absence import Effect, Reason
from services.probation.check_ins.domain.visits import How
from services.probation.check_ins.plans import supervised
from services.probation.check_ins.tables import CheckIn, PlannedAbsence
from services.probation.closing.actions import close_registration
from services.probation.errors import AlreadyClosed, AlreadyDecided
from services.probation.notices import actions
from services.probation.notices.actions import Overlaps, TooLate, decide, record
from services.probation.notices.changes import change
from services.probation.notices.domain.lifecycle import Event
from services.probation.notices.jobs import follow_notices
from services.probation.notices.queries import events
from services.probation.queue.tables import QueueItem
from services.probation.reminders import delivering
from services.probation.reminders.queries import of_person
from services.probation.telemetry.orders.actions import set_order
from tests.builders.actors import OFFICER, POLICE, SENIOR
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.notices import FROM, UNTIL, a_change, a_journey
from tests.builders.orders import home_without_curfew
from tests.builders.registrations import Register
from tests.support.following_notices import JOURNEY_DAY, moved_on, permissions, state

AFTER = TODAY + timedelta(days=7)


async def check_ins(whom: UUID) -> list[tuple[date, str]]:
    """(due day, state) of those that were not cancelled."""
    rows = await CheckIn.select().where(CheckIn.person == whom, CheckIn.state != "cancelled").order_by(CheckIn.due_on)
    return [(row["due_on"], row["state"]) for row in rows]


async def logged(whom: UUID, on: date, *, days: int) -> None:
    """The person came to the office on a day; logged `days` after NOW."""
    now = NOW + timedelta(days=days)
    counted = await counted_for(await supervised(whom, "probation"), on, How.OFFICE, now=now)
    seen = counted.check_in.id if counted.check_in else None
    await log_visit(whom, "probation", on, How.OFFICE, "A note", why_afterwards="", seen=seen, by=OFFICER, now=now)


async def swept(fixed_clock: FixedClock, moment: datetime) -> None:
    fixed_clock.move_to(moment)
    await follow_notices({})


async def waiting(kind: str) -> int:
    found: int = await QueueItem.count().where(QueueItem.kind == kind, QueueItem.closed_at.is_null())
    return found


async def test_a_journey_told_moves_check_ins_and_ends_by_itself(register: Register, fixed_clock: FixedClock) -> None:
    made = await register(first=JOURNEY_DAY)
    notice = await record(made.person, a_journey(), by=OFFICER, now=NOW)
    assert await state(notice) == "given"
    due = [day for day, how in await check_ins(made.person) if how == "created"]
    assert due
    assert min(due) >= AFTER, "what fell into the journey comes behind it"
    await swept(fixed_clock, FROM)
    assert await state(notice) == "running"
    await swept(fixed_clock, UNTIL)
    assert await state(notice) == "over"
    await swept(fixed_clock, UNTIL + timedelta(hours=23))
    assert await state(notice) == "over"
    assert await waiting(actions.LATE) == 0


async def test_who_is_not_seen_back_is_asked_about_and_nothing_is_decided(register: Register, fixed_clock: FixedClock) -> None:
    made = await register(first=JOURNEY_DAY)
    notice = await record(made.person, a_journey(), by=OFFICER, now=NOW)
    await swept(fixed_clock, UNTIL + timedelta(hours=24))
    assert await state(notice) == "late"
    await swept(fixed_clock, UNTIL + timedelta(hours=25))
    assert await waiting(actions.LATE) == 1
    assert [one.event for one in await events(notice)][::-1] == ["recorded", "start", "end", "overdue"]
    await logged(made.person, AFTER + timedelta(days=1), days=8)
    await swept(fixed_clock, NOW + timedelta(days=8, hours=1))
    assert await state(notice) == "returned", "the late return is seen"
    assert (await events(notice))[0].sign == "check_in"
    assert await waiting(actions.LATE) == 1, "an officer looks all the same"


async def test_who_came_within_the_grace_is_back_and_nobody_is_asked(register: Register, fixed_clock: FixedClock) -> None:
    made = await register(first=JOURNEY_DAY)
    notice = await record(made.person, a_journey(), by=OFFICER, now=NOW)
    await swept(fixed_clock, UNTIL)
    await logged(made.person, AFTER, days=7)
    await swept(fixed_clock, UNTIL + timedelta(hours=24))
    assert await state(notice) == "returned"
    assert await waiting(actions.LATE) == 0


async def test_a_parolee_asks_and_the_police_decide(register: Register, fixed_clock: FixedClock) -> None:
    made = await register(first=JOURNEY_DAY, by=POLICE)
    notice = await record(made.person, a_journey(), by=POLICE, now=NOW)
    assert (await state(notice), await waiting(actions.ASKED)) == ("asked", 1)
    assert await PlannedAbsence.count() == 0, "what is only asked for changes nothing"
    await swept(fixed_clock, FROM + timedelta(hours=1))
    assert await state(notice) == "asked", "nothing is permitted by the clock"
    await decide(notice, Event.GRANT, "Family", "Permission 3", seen_version=1, by=POLICE, now=FROM + timedelta(hours=1))
    assert (await state(notice), await waiting(actions.ASKED), await PlannedAbsence.count()) == ("granted", 0, 1)
    (told,) = await of_person(made.person, size=5)
    assert (told.kind, told.language, told.content and told.content.subject) == ("permission_decided", "kk", "Өтінішіңізге жауап")
    with pytest.raises(AlreadyDecided):
        await decide(notice, Event.REFUSE, "No", "", seen_version=1, by=POLICE, now=FROM + timedelta(hours=1))


async def test_a_refusal_changes_nothing_and_a_decision_after_the_end_is_refused(register: Register) -> None:
    made = await register(first=JOURNEY_DAY, by=POLICE)
    notice = await record(made.person, a_journey(), by=POLICE, now=NOW)
    with pytest.raises(TooLate):
        await decide(notice, Event.GRANT, "Family", "", seen_version=1, by=POLICE, now=UNTIL)
    await decide(notice, Event.REFUSE, "Two breaches", "", seen_version=1, by=POLICE, now=UNTIL)
    assert (await state(notice), await PlannedAbsence.count()) == ("refused", 0)
    (told,) = await of_person(made.person, size=5)
    assert told.useful_until == UNTIL + timedelta(days=7), "who was refused is told too, also after the period"


async def test_the_person_hears_of_another_last_day_and_of_a_withdrawal(register: Register) -> None:
    made = await register(first=JOURNEY_DAY)
    notice = await record(made.person, a_journey(), by=OFFICER, now=NOW)
    await moved_on(notice, Event.EXTEND, ends_at=UNTIL + timedelta(days=1))
    await moved_on(notice, Event.EXTEND, ends_at=UNTIL + timedelta(days=2))
    await moved_on(notice, Event.END_EARLY, now=FROM + timedelta(hours=1))
    other = await record(made.person, a_journey(UNTIL + timedelta(days=5), UNTIL + timedelta(days=6)), by=OFFICER, now=NOW)
    await moved_on(other, Event.WITHDRAW)
    told = [(each.kind, each.content.text if each.content else "") for each in await of_person(made.person, size=9)]
    assert sorted(kind for kind, _ in told) == ["permission_changed"] * 3 + ["permission_withdrawn"]
    days = [text.split("Соңғы күні: ")[1].split(".")[0] for kind, text in told if kind == "permission_changed"]
    assert sorted(days) == ["1 желтоқсан", "2 желтоқсан", "26 қараша"]
    await delivering.deliver_batch(NOW)
    await delivering.deliver_batch(NOW + timedelta(minutes=1))
    withheld = [(each.kind, each.why) for each in await of_person(made.person, size=9) if each.state == "withheld"]
    assert withheld == [("permission_changed", "no_longer_true")] * 2, "only the last day that holds is told"


async def test_a_request_that_is_taken_back_tells_the_person_nothing(register: Register) -> None:
    made = await register(first=JOURNEY_DAY, by=POLICE)
    notice = await record(made.person, a_journey(), by=POLICE, now=NOW)
    await change(notice, Event.WITHDRAW, "Does not go", seen_version=1, by=POLICE, now=NOW)
    assert list(await of_person(made.person, size=9)) == []


async def test_withdrawn_before_it_begins_leaves_nothing_behind(register: Register) -> None:
    made = await register(first=JOURNEY_DAY)
    await set_order(made.person, home_without_curfew(), by=OFFICER, now=NOW)
    notice = await record(made.person, a_journey(effect="excused"), by=OFFICER, now=NOW)
    assert (JOURNEY_DAY, "excused") in await check_ins(made.person)
    await moved_on(notice, Event.WITHDRAW)
    assert await permissions(made.person) == []
    assert (JOURNEY_DAY, "created") in await check_ins(made.person)
    assert await state(notice) == "withdrawn"


async def test_ended_early_what_lies_before_stays_excused_and_what_lies_behind_is_due(register: Register) -> None:
    made = await register(first=JOURNEY_DAY)
    long = a_journey(ends_at=NOW + timedelta(days=25), effect="excused")
    notice = await record(made.person, long, by=OFFICER, now=NOW)
    before = await check_ins(made.person)
    excused = [day for day, how in before if how == "excused"]
    assert excused[0] == JOURNEY_DAY
    assert len(excused) == 2
    await moved_on(notice, Event.END_EARLY, now=NOW + timedelta(days=10))
    after = dict(await check_ins(made.person))
    assert (after[excused[0]], after[excused[1]]) == ("excused", "created")
    assert await state(notice) == "over"
    row = await PlannedAbsence.select().where(PlannedAbsence.withdrawn_at.is_null()).first()
    assert row is not None
    assert row["until_on"] == TODAY + timedelta(days=10)


async def test_two_in_one_time_are_refused(register: Register) -> None:
    made = await register(first=JOURNEY_DAY)
    notice = await record(made.person, a_journey(), by=OFFICER, now=NOW)
    with pytest.raises(Overlaps):
        await record(made.person, a_journey(UNTIL, UNTIL + timedelta(days=1)), by=OFFICER, now=NOW)
    await record(made.person, a_change(), by=OFFICER, now=NOW)
    await moved_on(notice, Event.WITHDRAW)
    later = await record(made.person, a_journey(), by=OFFICER, now=NOW)
    other = await record(made.person, a_journey(UNTIL + timedelta(days=2), UNTIL + timedelta(days=3)), by=OFFICER, now=NOW)
    with pytest.raises(Overlaps):
        await moved_on(later, Event.EXTEND, ends_at=UNTIL + timedelta(days=2))
    with pytest.raises(TooLate):
        await moved_on(other, Event.EXTEND, ends_at=NOW)


async def test_an_absence_of_these_days_is_not_doubled_and_nothing_is_left(register: Register) -> None:
    made = await register(first=JOURNEY_DAY)
    ill = absences.NewAbsence(JOURNEY_DAY, JOURNEY_DAY, Effect.EXCUSED, Reason.ILLNESS, "Sick note 4")
    await absences.record_absence(made.person, "probation", ill, by=OFFICER, now=NOW)
    with pytest.raises(absences.Overlaps):
        await record(made.person, a_journey(), by=OFFICER, now=NOW)
    await record(made.person, a_journey(effect="none"), by=OFFICER, now=NOW)
    assert await PlannedAbsence.count() == 1


async def test_the_same_form_twice_and_two_officers_at_once(register: Register) -> None:
    made = await register(first=JOURNEY_DAY)
    journey = a_journey()
    notice = await record(made.person, journey, by=OFFICER, now=NOW)
    assert await record(made.person, journey, by=OFFICER, now=NOW) == notice
    await change(notice, Event.WITHDRAW, "Does not go", seen_version=1, by=OFFICER, now=NOW)
    with pytest.raises(AlreadyDecided):
        await change(notice, Event.EXTEND, "Longer", ends_at=UNTIL + timedelta(days=1), seen_version=1, by=SENIOR, now=NOW)


async def test_who_left_the_register_has_no_notices_any_more(register: Register, fixed_clock: FixedClock) -> None:
    made = await register(first=JOURNEY_DAY)
    notice = await record(made.person, a_journey(), by=OFFICER, now=NOW)
    await close_registration(made.person, reason="died", by=OFFICER, now=NOW)
    await swept(fixed_clock, UNTIL + timedelta(days=3))
    assert (await state(notice), await waiting(actions.LATE)) == ("given", 0)
    with pytest.raises(AlreadyClosed):
        await moved_on(notice, Event.WITHDRAW)
