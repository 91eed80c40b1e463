"""Visits logged by hand: today, early, late, afterwards, without any due check-in; taken back; and beside a kiosk that hands in."""

import asyncio
from datetime import date, timedelta
from uuid import UUID

import pytest

from services.probation.check_ins.actions import expire_check_in, record_check_in, review_check_in
from services.probation.check_ins.by_hand.actions import (
    AlreadyHere,
    CountsForOther,
    Logged,
    NotThatDay,
    counted_for,
    log_visit,
    undo_visit,
)
from services.probation.check_ins.domain.visits import Counting, How
from services.probation.check_ins.jobs import expire_overdue
from services.probation.check_ins.plans import supervised
from services.probation.check_ins.tables import CheckIn, Visit
from services.probation.closing.actions import close_registration
from services.probation.database import BY, Audit
from services.probation.errors import AlreadyClosed, AlreadyDecided, ReasonNeeded
from tests.builders.actors import OFFICER, SENIOR
from tests.builders.check_ins import the_check_in
from tests.builders.hand_ins import verified
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.people import person
from tests.builders.registrations import Register
from tests.integration.probation.test_check_ins import messages, waiting

PROBATION = "probation"


async def logged(whom: UUID, on: date = TODAY, *, how: How = How.OFFICE, why: str = "", days: int = 0) -> Logged:
    """As the page does it: first what it would count for, then the visit. `days` after NOW."""
    now = NOW + timedelta(days=days)
    counted = await counted_for(await supervised(whom, PROBATION), on, how, now=now)
    seen = counted.check_in.id if counted.check_in else None
    return await log_visit(whom, PROBATION, on, how, "A note", why_afterwards=why, seen=seen, by=OFFICER, now=now)


async def check_ins(whom: UUID) -> list[tuple[date, str, str | None]]:
    """(due day, state, verdict) of those that were not cancelled."""
    rows = await CheckIn.select().where(CheckIn.person == whom, CheckIn.state != "cancelled").order_by(CheckIn.due_on)
    return [(row["due_on"], row["state"], row["verdict"]) for row in rows]


async def test_the_person_in_front_of_the_officer_has_checked_in(register: Register) -> None:
    made = await register()
    found = await logged(made.person)
    assert found.counted.counting is Counting.ON_TIME
    assert found.receipt
    first, following = await check_ins(made.person)
    assert first == (TODAY, "reviewed", "vouched_in_person")
    assert (following[0], following[1]) == (found.next_on, "created")
    (receipt,) = await messages("probation.check_in_recorded.v1")
    assert (receipt["state"], receipt["receipt"]) == ("accepted", found.receipt)
    assert await Audit.exists().where(Audit.action == "visit_logged")


async def test_early_counts_for_the_next_within_the_days_of_the_rule_and_else_stands_by_itself(register: Register) -> None:
    near, far = (
        await register(first=TODAY + timedelta(days=3)),
        await register(person(None, family_name="Far"), first=TODAY + timedelta(days=4)),
    )
    assert (await logged(near.person)).counted.counting is Counting.EARLY
    assert (await check_ins(near.person))[0] == (TODAY + timedelta(days=3), "reviewed", "vouched_in_person")
    assert (await logged(far.person)).counted.counting is Counting.UNSCHEDULED
    assert (await check_ins(far.person)) == [(TODAY + timedelta(days=4), "created", None)]
    row = await Visit.select().where(Visit.person == far.person).first()
    assert row is not None
    assert (row["counting"], row["check_in"], row["came_on"]) == ("unscheduled", None, TODAY)


async def test_late_is_never_refused_and_the_check_in_stays_missed(register: Register) -> None:
    made = await register()
    row = await the_check_in(made.person)
    await expire_check_in(row["id"], by=BY, now=NOW + timedelta(days=3))
    assert await waiting() == [("missed", "missed")]
    found = await logged(made.person, TODAY + timedelta(days=4), days=4)
    assert found.counted.counting is Counting.LATE
    assert (await check_ins(made.person))[0] == (TODAY, "expired", "vouched_in_person")
    assert await waiting() == []


async def test_a_visit_within_the_window_that_is_logged_afterwards_was_in_time(register: Register) -> None:
    made = await register()
    row = await the_check_in(made.person)
    later = NOW + timedelta(days=5)
    await expire_check_in(row["id"], by=BY, now=later)
    with pytest.raises(ReasonNeeded):
        await logged(made.person, TODAY + timedelta(days=1), days=5)
    found = await logged(made.person, TODAY + timedelta(days=1), why="The network was down", days=5)
    assert found.counted.counting is Counting.ON_TIME
    assert (await check_ins(made.person))[0] == (TODAY, "reviewed", "vouched_in_person")
    assert await waiting() == []


async def test_who_comes_twice_is_shown_and_not_counted_twice(register: Register) -> None:
    made = await register()
    await logged(made.person)
    with pytest.raises(AlreadyHere) as here:
        await logged(made.person)
    assert here.value.visit is not None
    at_kiosk = await register(person(None, family_name="Kiosk"))
    row = await the_check_in(at_kiosk.person)
    await record_check_in(verified(at_kiosk.person, row["id"]), by=BY, now=NOW)
    with pytest.raises(AlreadyHere) as there:
        await logged(at_kiosk.person)
    assert there.value.check_in is not None


async def test_what_it_counts_for_must_be_what_the_officer_saw(register: Register) -> None:
    made = await register()
    with pytest.raises(CountsForOther) as other:
        await log_visit(made.person, PROBATION, TODAY, How.OFFICE, "", seen=None, by=OFFICER, now=NOW)
    assert other.value.counted.counting is Counting.ON_TIME
    with pytest.raises(CountsForOther):
        await log_visit(made.person, PROBATION, TODAY, How.OFFICE, "", seen=fresh(), by=OFFICER, now=NOW)
    assert await Visit.count() == 0


async def test_a_call_counts_for_nothing_where_the_schedule_does_not_say_phone(register: Register) -> None:
    made = await register()
    assert (await logged(made.person, how=How.PHONE)).counted.counting is Counting.UNSCHEDULED
    assert (await check_ins(made.person))[0] == (TODAY, "created", None)


@pytest.mark.parametrize("days", [-31, 1])
async def test_only_days_of_the_last_month_can_be_logged(register: Register, days: int) -> None:
    made = await register()
    with pytest.raises(NotThatDay):
        await logged(made.person, TODAY + timedelta(days=days), why="Forgotten")


async def test_nobody_logs_somebody_who_is_off_the_register(register: Register) -> None:
    made = await register()
    await close_registration(made.person, reason="term_ended", by=OFFICER, now=NOW)
    with pytest.raises(AlreadyClosed):
        await log_visit(made.person, PROBATION, TODAY, How.OFFICE, "", seen=None, by=OFFICER, now=NOW)


async def test_taken_back_on_the_same_day_the_check_in_is_due_again(register: Register) -> None:
    made = await register()
    found = await logged(made.person)
    await undo_visit(made.person, PROBATION, found.visit, by=SENIOR, now=NOW + timedelta(hours=2))
    assert (await check_ins(made.person))[0] == (TODAY, "created", None)
    assert len(await messages("probation.check_in_due.v1")) == 3, "the kiosk may take it again"
    with pytest.raises(AlreadyDecided):
        await undo_visit(made.person, PROBATION, found.visit, by=OFFICER, now=NOW + timedelta(hours=2))
    again = await logged(made.person)
    assert again.counted.counting is Counting.ON_TIME
    with pytest.raises(AlreadyDecided):
        await undo_visit(made.person, PROBATION, again.visit, by=OFFICER, now=NOW + timedelta(days=1))


async def test_a_missed_one_is_missed_again_and_asked_about_when_a_late_visit_is_taken_back(register: Register) -> None:
    made = await register()
    row = await the_check_in(made.person)
    late = NOW + timedelta(days=4)
    await expire_check_in(row["id"], by=BY, now=late)
    found = await logged(made.person, late.date(), days=4)
    await undo_visit(made.person, PROBATION, found.visit, by=OFFICER, now=late)
    assert (await check_ins(made.person))[0] == (TODAY, "expired", None)
    assert await waiting() == [("missed", "missed")]


async def test_a_kiosk_and_an_officer_at_once_make_one_check_in(register: Register) -> None:
    made = await register()
    row = await the_check_in(made.person)
    message = verified(made.person, row["id"])
    results = await asyncio.gather(
        record_check_in(message, by=BY, now=NOW), logged(made.person), logged(made.person), return_exceptions=True
    )
    assert not [one for one in results if isinstance(one, Exception) and not isinstance(one, AlreadyHere | CountsForOther)]
    (first, *_) = await check_ins(made.person)
    assert (first[0], first[1]) == (TODAY, "reviewed")
    assert await Visit.count() <= 1
    stored = await the_check_in(made.person)
    assert stored["answers"] is not None, "what the person said at the kiosk is kept in either order"
    assert len(await messages("probation.support_requested.v1")) == 1


async def test_what_the_kiosk_hands_in_for_a_check_in_that_was_taken_back_is_a_visit(register: Register) -> None:
    made = await register()
    row = await the_check_in(made.person)
    found = await logged(made.person)
    await undo_visit(made.person, PROBATION, found.visit, by=OFFICER, now=NOW)
    await record_check_in(verified(made.person, row["id"]), by=BY, now=NOW)
    visit = await Visit.select().where(Visit.undone_at.is_null()).first()
    assert visit is not None
    assert (visit["how"], visit["counting"]) == ("kiosk", "unscheduled")
    assert len(await messages("probation.support_requested.v1")) == 1


async def test_who_comes_early_is_not_missed_afterwards(register: Register, fixed_clock: FixedClock) -> None:
    made = await register(first=TODAY + timedelta(days=2))
    await logged(made.person)
    fixed_clock.move_to(NOW + timedelta(days=8))
    await expire_overdue({})
    assert await waiting() == []


async def test_vouching_on_the_check_ins_page_is_seen_when_the_person_comes_again(register: Register) -> None:
    made = await register()
    row = await the_check_in(made.person)
    await review_check_in(row["id"], "vouched_in_person", "", seen_version=1, by=OFFICER, now=NOW)
    assert (await logged(made.person)).counted.counting is Counting.UNSCHEDULED
