"""A schedule changed from a day on, people called in, absences known beforehand, own questions: what becomes of check-ins."""

from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

import pytest

from services.probation.check_ins.absences.actions import NewAbsence, Overlaps, record_absence, withdraw_absence
from services.probation.check_ins.actions import expire_check_in, record_check_in
from services.probation.check_ins.domain.absence import Effect, Reason
from services.probation.check_ins.domain.own_questions import OwnQuestion
from services.probation.check_ins.domain.plan import Kind, Place
from services.probation.check_ins.domain.visits import Counting, How
from services.probation.check_ins.jobs import create_next_due
from services.probation.check_ins.own_questions.actions import ask_office, ask_person
from services.probation.check_ins.plans import supervised
from services.probation.check_ins.schedules.actions import (
    Absent,
    AfterTerm,
    DayTaken,
    NewSchedule,
    TooRare,
    call_in,
    change_schedule,
    preview,
)
from services.probation.check_ins.schedules.draws import draw_of
from services.probation.check_ins.tables import CheckIn, CheckInReview, CheckInSchedule
from services.probation.database import BY
from services.probation.errors import AlreadyDecided
from services.probation.law_checks.queries import overrides
from tests.builders.actors import OFFICER, SENIOR
from tests.builders.check_ins import PROBATION, check_ins, logged, messages, the_check_in, waiting
from tests.builders.hand_ins import verified
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.registrations import Register

SOON = TODAY + timedelta(days=7)
WEEKDAYS = NewSchedule(Kind.WEEKDAYS, SOON, SOON, "Two days a week by the court", weekdays=(1, 4))
ILL = NewAbsence(SOON, SOON + timedelta(days=13), Effect.EXCUSED, Reason.ILLNESS, "Sick note 17 of 23.11.2026")


async def changed(person: UUID, new: NewSchedule, *, seen_version: int = 0) -> int:
    return await change_schedule(person, PROBATION, new, seen_version=seen_version, by=OFFICER, now=NOW)


async def test_a_new_schedule_holds_from_its_day_on(register: Register) -> None:
    made = await register(first=TODAY + timedelta(days=1))
    await changed(made.person, WEEKDAYS)
    assert [row[0] for row in await check_ins(made.person)] == [TODAY + timedelta(days=1)], "before its first day nothing changes"
    await logged(made.person)
    assert (await check_ins(made.person))[-1][0] == date(2026, 12, 1), "the first Tuesday or Friday from then on"


async def test_a_check_in_that_is_not_open_yet_is_planned_anew_and_the_kiosk_hears_it(register: Register) -> None:
    made = await register(first=SOON + timedelta(days=2))
    row = await the_check_in(made.person)
    await changed(made.person, WEEKDAYS)
    assert [one[:2] for one in await check_ins(made.person)] == [(SOON, "created")]
    assert [one["check_in"] for one in await messages("probation.check_in_withdrawn.v1")] == [str(row["id"])]
    assert len(await messages("probation.check_in_due.v1")) == 2


async def test_two_officers_do_not_overwrite_each_other(register: Register) -> None:
    made = await register()
    await changed(made.person, WEEKDAYS)
    with pytest.raises(AlreadyDecided):
        await changed(made.person, replace(WEEKDAYS, weekdays=(0,)))
    assert await changed(made.person, replace(WEEKDAYS, weekdays=(0,)), seen_version=1) == 2
    assert await CheckInSchedule.count() == 2, "the version before stays"


async def test_rarer_than_the_law_asks_needs_a_reason_that_is_kept_with_the_norm(register: Register) -> None:
    made = await register()
    rare = NewSchedule(Kind.ON_CALL, SOON, SOON, "Works on a rig")
    with pytest.raises(TooRare) as refused:
        await changed(made.person, rare)
    assert "174" in refused.value.norm.source
    await changed(made.person, replace(rare, override_why="Decision of the department"))
    row = await CheckInSchedule.select().first()
    assert row is not None
    assert (row["override_why"], row["override_norm"]) == ("Decision of the department", refused.value.norm.source)
    (kept,) = await overrides(SENIOR, acknowledged=False, size=9)
    assert (kept.person, kept.reason) == (made.person, "Decision of the department"), "the senior officer's list has it"


async def test_nobody_sees_a_random_day_before_it_comes(register: Register, fixed_clock: FixedClock) -> None:
    made = await register(first=SOON)
    random = NewSchedule(Kind.RANDOM, TODAY, TODAY, "Checks", times=4, gap=2)
    await changed(made.person, random)
    before = [day for day, state, _ in await check_ins(made.person) if state == "created" and day > TODAY]
    assert before == []
    for days in range(40):
        fixed_clock.move_to(NOW + timedelta(days=days))
        await create_next_due({})
        row = await CheckIn.select().where(CheckIn.state == "created").order_by(CheckIn.due_on).first()
        if row is not None:
            assert row["opens_at"] <= fixed_clock()
            await logged(made.person, row["due_on"], days=days)
    made_days = [day for day, *_ in await check_ins(made.person)]
    assert len(made_days) >= 5
    draw = await draw_of(await supervised(made.person, PROBATION), 1, today=made_days[2])
    assert draw is not None
    assert [day for month in draw.months for day in month.days] == made_days[:3], "none that has not come yet"
    receipts = await messages("probation.check_in_recorded.v1")
    assert all(one["next_check_in"] is None for one in receipts)


async def test_the_preview_says_which_days_off_were_moved(register: Register) -> None:
    made = await register()
    wednesdays = NewSchedule(Kind.WEEKDAYS, date(2026, 12, 14), date(2026, 12, 14), "Wednesdays", weekdays=(2,))
    found = await preview(await supervised(made.person, PROBATION), wednesdays, today=TODAY, most=2)
    assert found == [(date(2026, 12, 16), date(2026, 12, 17)), (date(2026, 12, 23), date(2026, 12, 23))]


async def test_called_in_a_check_in_is_due_beside_the_schedule(register: Register) -> None:
    made = await register(first=SOON)
    day = TODAY + timedelta(days=2)
    check_in = await call_in(
        made.person, PROBATION, day, "To sign the plan", place=Place.OFFICE, place_words="Room 4", at=time(15), by=OFFICER, now=NOW
    )
    assert [one[0] for one in await check_ins(made.person)] == [day, SOON]
    row = await CheckIn.select().where(CheckIn.id == check_in).first()
    assert row is not None
    assert (row["called_why"], row["place"], row["closes_at"].hour) == ("To sign the plan", "office", 10)
    with pytest.raises(DayTaken):
        await call_in(made.person, PROBATION, day, "Twice", place=Place.OFFICE, place_words=None, at=None, by=OFFICER, now=NOW)
    with pytest.raises(AfterTerm):
        await call_in(
            made.person, PROBATION, TODAY + timedelta(days=400), "Late", place=Place.OFFICE, place_words=None, at=None, by=OFFICER, now=NOW
        )
    await changed(made.person, WEEKDAYS)
    assert day in [one[0] for one in await check_ins(made.person)], "a change of the schedule does not cancel a summons"


async def test_excused_beforehand_nobody_misses_anything_and_who_comes_is_welcome(register: Register) -> None:
    made = await register(first=SOON)
    row = await the_check_in(made.person)
    await record_absence(made.person, PROBATION, ILL, by=OFFICER, now=NOW)
    found = await check_ins(made.person)
    assert found[0] == (SOON, "excused", "excused")
    assert found[-1][0] > ILL.until_on
    assert found[-1][1] == "created"
    review = await CheckInReview.select().where(CheckInReview.check_in == row["id"]).first()
    assert review is not None
    assert (review["excuse"], review["document"]) == ("illness", ILL.document)
    assert not await expire_check_in(row["id"], by=BY, now=NOW + timedelta(days=30))
    assert await waiting() == []
    assert (await logged(made.person, SOON, days=7)).counted.counting is Counting.EXCUSED
    assert (await check_ins(made.person))[0] == (SOON, "reviewed", "vouched_in_person")


async def test_who_is_excused_and_comes_to_the_kiosk_has_checked_in(register: Register) -> None:
    made = await register(first=SOON)
    row = await the_check_in(made.person)
    await record_absence(made.person, PROBATION, ILL, by=OFFICER, now=NOW)
    then = NOW + timedelta(days=7)
    await record_check_in(verified(made.person, row["id"], submitted_at=then), by=BY, now=then)
    assert (await check_ins(made.person))[0] == (SOON, "reviewed", "automatic")


async def test_an_absence_may_move_check_ins_behind_it(register: Register) -> None:
    made = await register(first=SOON)
    await record_absence(made.person, PROBATION, replace(ILL, effect=Effect.MOVED), by=OFFICER, now=NOW)
    assert [one[:2] for one in await check_ins(made.person)] == [(date(2026, 12, 15), "created")]
    assert len(await messages("probation.check_in_withdrawn.v1")) == 1


async def test_withdrawn_in_time_the_check_in_is_due_again_and_afterwards_somebody_asks_why(register: Register) -> None:
    made = await register(first=SOON)
    absence = await record_absence(made.person, PROBATION, ILL, by=OFFICER, now=NOW)
    with pytest.raises(Overlaps):
        await record_absence(made.person, PROBATION, ILL, by=OFFICER, now=NOW)
    await withdraw_absence(made.person, PROBATION, absence, "Recovered", by=SENIOR, now=NOW)
    assert (await check_ins(made.person))[0] == (SOON, "created", None)
    with pytest.raises(AlreadyDecided):
        await withdraw_absence(made.person, PROBATION, absence, "Again", by=SENIOR, now=NOW)
    again = await record_absence(made.person, PROBATION, ILL, by=OFFICER, now=NOW)
    await withdraw_absence(made.person, PROBATION, again, "The note was forged", by=SENIOR, now=NOW + timedelta(days=11))
    assert (await check_ins(made.person))[0] == (SOON, "expired", None)
    assert await waiting() == [("missed", "missed")]


async def test_nobody_is_called_in_on_a_day_on_which_they_are_excused(register: Register) -> None:
    made = await register(first=SOON)
    await record_absence(made.person, PROBATION, ILL, by=OFFICER, now=NOW)
    with pytest.raises(Absent):
        await call_in(made.person, PROBATION, SOON, "Come", place=Place.OFFICE, place_words=None, at=None, by=OFFICER, now=NOW)


async def test_by_phone_counts_where_the_schedule_says_so(register: Register) -> None:
    made = await register(first=SOON)
    weekly = NewSchedule(Kind.WEEKLY, TODAY, TODAY, "Lives far away", place=Place.PHONE)
    await changed(made.person, weekly)
    assert (await logged(made.person, how=How.PHONE)).counted.counting is Counting.ON_TIME
    assert (await check_ins(made.person))[0] == (TODAY, "reviewed", "spoke_by_phone")


async def test_own_questions_go_to_check_ins_that_are_not_open_yet_with_their_version(register: Register) -> None:
    made = await register(first=SOON)
    first = [OwnQuestion(template="did", kk="өтініш жаздыңыз", ru="написали заявление"), OwnQuestion(template="work_found")]
    assert await ask_person(made.person, first, seen_version=0, by=OFFICER, now=NOW) == 1
    assert await ask_person(made.person, first[:1], seen_version=1, by=OFFICER, now=NOW) == 2
    with pytest.raises(AlreadyDecided):
        await ask_person(made.person, [], seen_version=1, by=OFFICER, now=NOW)
    last = (await messages("probation.check_in_due.v1"))[-1]
    asked = last["questions"]
    assert isinstance(asked, list)
    assert asked[-1]["code"] == "own_person_2_1"
    assert asked[-1]["text"]["ru"] == "Вы сделали это: написали заявление?"
    row = await the_check_in(made.person)
    assert "own_person_2_1" in row["asked"]


async def test_the_offices_questions_follow_the_persons_and_three_are_asked(register: Register) -> None:
    ours = [OwnQuestion(template="work_found"), OwnQuestion(template="documents_ready")]
    assert await ask_office("75", ours, seen_version=0, by=SENIOR, now=NOW) == 1
    made = await register(first=SOON)
    mine = [OwnQuestion(template="free", kk="Қалайсыз", ru="Как дела"), OwnQuestion(template="documents_ready")]
    await ask_person(made.person, mine, seen_version=0, by=OFFICER, now=NOW)
    last = (await messages("probation.check_in_due.v1"))[-1]["questions"]
    assert isinstance(last, list)
    assert [one["code"] for one in last[-3:]] == ["own_person_1_1", "own_person_1_2", "own_office_1_1"]


async def test_a_question_without_its_words_in_both_languages_is_not_asked(register: Register) -> None:
    made = await register()
    for own in (OwnQuestion(template="did", kk="бір"), OwnQuestion(template="did", kk="x" * 121, ru="y"), OwnQuestion(template="none")):
        with pytest.raises(ValueError, match="cannot be asked"):
            await ask_person(made.person, [own], seen_version=0, by=OFFICER, now=NOW)
