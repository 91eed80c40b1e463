"""Groups: the last seat goes to one person, who came decides the result, nothing outside says what a group is about."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest

from services.reintegration.cases.domain import Origin
from services.reintegration.cases.own import NewCase, open_own_case
from services.reintegration.consents.queries import consents_of
from services.reintegration.consents.withdrawal import TakenBack, withdraw
from services.reintegration.continuation.actions import close
from services.reintegration.database import DB, Audit
from services.reintegration.errors import ConsentMissing, NoSeat, NotAllowed, NotThere, ReasonMissing, TooEarly
from services.reintegration.group_programmes import queries
from services.reintegration.group_programmes.actions import planning
from services.reintegration.group_programmes.actions.attending import Marked, mark
from services.reintegration.group_programmes.actions.ending import offer_seats
from services.reintegration.group_programmes.actions.taking_part import Said
from services.reintegration.group_programmes.domain.states import Act, GroupAct
from services.reintegration.group_programmes.sealing import reencrypt_groups
from services.reintegration.group_programmes.tables import Attendance, ParticipationEvent, ProgrammeGroup
from services.reintegration.tasks.tables import TASK, Task
from services.reintegration.timeline.tables import ENTRY
from shared.access.acting import acting_for
from shared.db.acting import acting
from tests.builders.actors import COLLEAGUE, COORDINATOR, HOST, SOCIAL, SOCIAL_ELSEWHERE, SYSTEM
from tests.builders.desk import Desk, opened
from tests.builders.groups import FIRST, a_group, agreed, details, enrolled, invited, session_number, step
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.texts import opened_rows
from tests.support.row_security import count_shown

WEEK = timedelta(days=7)
SECRET = "He owes money to a bookmaker"
TABLES = [f"reintegration.{name}" for name in ("programme_group", "group_session", "participation", "participation_event", "attendance")]


async def marked(group: UUID, number: int, marks: dict[UUID, str], *, note: str = "") -> None:
    """The session is over, and somebody writes down who came."""
    row = await session_number(group, number)
    given = {each: Marked(code, note) for each, code in marks.items()}
    await mark(row.id, given, seen_version=row.version, by=SOCIAL, now=row.starts_at)


async def group_row(group: UUID) -> queries.GroupRow:
    return await queries.group_of(group, SOCIAL)


async def set_state(group: UUID, act: GroupAct, reason: str | None = None) -> None:
    version = (await group_row(group)).version
    await planning.set_state(group, act, reason=reason, seen_version=version, by=SOCIAL, now=NOW)


async def test_a_group_has_a_session_a_week_and_is_planned_once(desk: Desk) -> None:
    token = fresh()
    sent = [await planning.plan_group("gambling", FIRST, details(), token=token, by=SOCIAL, now=NOW) for _ in range(2)]
    assert sent[0] == sent[1]
    sessions = await queries.sessions_of(sent[0])
    assert [each.starts_at - FIRST for each in sessions] == [number * WEEK for number in range(5)]
    with pytest.raises(NotAllowed):
        await a_group(first_at=NOW)


async def test_two_at_once_cannot_take_the_last_seat(desk: Desk) -> None:
    other, group = await opened("Second Person"), await a_group(seats=1)
    first, second = await agreed(desk.person, group), await agreed(other.person, group)
    results = await asyncio.gather(step(first, Act.ENROL), step(second, Act.ENROL, by=COLLEAGUE), return_exceptions=True)
    assert [type(each) for each in results if each is not None] == [NoSeat]
    assert (await group_row(group)).taken == 1


async def test_a_seat_that_is_given_back_is_free_and_fewer_seats_than_taken_are_refused(desk: Desk) -> None:
    group = await a_group(seats=1)
    made = await enrolled(desk.person, group)
    with pytest.raises(NotAllowed):
        await planning.change_group(group, details(seats=0), seen_version=1, by=SOCIAL, now=NOW)
    with pytest.raises(ReasonMissing):
        await step(made, Act.END)
    await step(made, Act.END, Said("work_or_study"))
    assert (await group_row(group)).taken == 0
    other = await opened("Second Person")
    await enrolled(other.person, group)
    await step(made, Act.CORRECT)
    with pytest.raises(NoSeat):
        await step(made, Act.ENROL)


async def test_who_came_decides_the_result_and_a_missed_session_can_be_caught_up(desk: Desk) -> None:
    group = await a_group()
    made = await enrolled(desk.person, group)
    for number, code in ((1, "present"), (2, "late"), (3, "present"), (4, "absent")):
        await marked(group, number, {made: code})
    with pytest.raises(NotAllowed):
        await step(made, Act.COMPLETE)
    missed = await session_number(group, 4)
    await planning.catch_up(missed.id, missed.starts_at + WEEK, token=fresh(), by=SOCIAL, now=NOW)
    await marked(group, 4, {made: "present"})
    await step(made, Act.COMPLETE)
    assert (await queries.participation_of(made, SOCIAL)).state == "completed"
    assert (await group_row(group)).taken == 1, "the seat was used"


async def test_marks_are_corrected_by_a_further_version_and_two_at_once_notice_each_other(desk: Desk) -> None:
    group = await a_group()
    made = await enrolled(desk.person, group)
    row = await session_number(group, 1)
    with pytest.raises(TooEarly):
        await mark(row.id, {made: Marked("present")}, seen_version=1, by=SOCIAL, now=NOW)
    with pytest.raises(ReasonMissing):
        await mark(row.id, {made: Marked("asleep")}, seen_version=1, by=SOCIAL, now=row.starts_at)
    results = await asyncio.gather(
        *(mark(row.id, {made: Marked(code)}, seen_version=1, by=SOCIAL, now=row.starts_at) for code in ("present", "absent")),
        return_exceptions=True,
    )
    assert sorted(type(each).__name__ for each in results) == ["NotAllowed", "UUID"]
    await marked(group, 1, {made: "excused"})
    await marked(group, 1, {made: "excused"})
    assert [each["version"] for each in await Attendance.select(Attendance.version).order_by(Attendance.version)] == [1, 2]
    assert (await queries.marks_of(group))[made][row.id].mark == "excused"


async def test_nobody_without_a_seat_is_marked_and_nobody_of_another_group(desk: Desk) -> None:
    group, other = await a_group(), await a_group("violence")
    made, elsewhere = await agreed(desk.person, group), await enrolled(desk.person, other)
    with pytest.raises(NotAllowed):
        await marked(group, 1, {made: "present"})
    with pytest.raises(NotThere):
        await marked(group, 1, {elsewhere: "present"})


async def test_a_session_that_did_not_take_place_has_a_reason_and_can_take_place_after_all(desk: Desk) -> None:
    group = await a_group()
    made = await enrolled(desk.person, group)
    row = await session_number(group, 1)
    with pytest.raises(ReasonMissing):
        await planning.call_off(row.id, "no idea", seen_version=1, by=SOCIAL, now=NOW)
    await planning.call_off(row.id, "weather", seen_version=1, by=SOCIAL, now=NOW)
    with pytest.raises(NotAllowed):
        await marked(group, 1, {made: "present"})
    await planning.restore(row.id, seen_version=2, by=SOCIAL, now=NOW)
    await planning.move_session(row.id, row.starts_at + timedelta(hours=1), seen_version=3, by=SOCIAL, now=NOW)
    assert (await session_number(group, 1)).starts_at == FIRST + timedelta(hours=1)
    with pytest.raises(NotAllowed):
        await planning.catch_up(row.id, FIRST + WEEK, token=fresh(), by=SOCIAL, now=NOW)


async def test_a_group_ends_when_nobody_is_in_it_any_more(desk: Desk) -> None:
    group = await a_group()
    made = await invited(desk.person, group)
    with pytest.raises(NotAllowed):
        await set_state(group, GroupAct.END)
    with pytest.raises(ReasonMissing):
        await set_state(group, GroupAct.CANCEL)
    await step(made, Act.DECLINE)
    await set_state(group, GroupAct.CANCEL, "too_few_people")
    with pytest.raises(NotAllowed):
        await step(made, Act.INVITE)
    await set_state(group, GroupAct.REOPEN)
    await step(made, Act.INVITE)
    assert (await queries.participation_of(made, SOCIAL)).state == "invited"


async def test_nobody_is_invited_twice_and_nobody_comes_without_having_agreed(desk: Desk) -> None:
    group = await a_group()
    made = await invited(desk.person, group)
    with pytest.raises(NotAllowed):
        await invited(desk.person, group)
    with pytest.raises(ConsentMissing):
        await step(made, Act.AGREE)
    with pytest.raises(NotAllowed):
        await step(made, Act.ENROL)
    await step(made, Act.AGREE, Said(agreed_form="on_paper", paper_number="12"))
    (told,) = await ParticipationEvent.select(ParticipationEvent.told_on, ParticipationEvent.agreed_form).where(
        ParticipationEvent.act == "agree"
    )
    assert (str(told["told_on"]), told["agreed_form"]) == ("2026-01-01", "on_paper")


async def test_the_end_of_the_case_gives_the_seat_back(desk: Desk) -> None:
    new = NewCase("Walk In", 1990, None, "kk", Origin.WALK_IN, None, consent=True)
    own = await open_own_case(new, token=fresh(), by=SOCIAL, now=NOW)
    group = await a_group()
    made = await enrolled(own, group)
    await close(own, reason="goals_reached", words=None, by=SOCIAL, now=NOW)
    row = await queries.participation_of(made, SOCIAL)
    assert (row.state, row.reason, (await group_row(group)).taken) == ("ended", "case_closed", 0)


async def test_what_a_group_is_about_and_the_notes_are_readable_nowhere_outside(desk: Desk) -> None:
    group = await a_group()
    made = await enrolled(desk.person, group)
    await step(made, Act.END, Said("other_help", note=SECRET))
    (row,) = await ProgrammeGroup.select()
    stored = [row, *await ParticipationEvent.select(), *await opened_rows(ENTRY), *await Audit.select()]
    said = repr(stored)
    assert SECRET not in said
    assert "gambling" not in said
    assert (await group_row(group)).follows.title.en == "Living without gambling"
    assert await reencrypt_groups(by=SYSTEM, now=NOW) == 0, "the keys are the current ones"


async def test_another_desk_neither_reads_nor_changes_a_group(desk: Desk) -> None:
    group = await a_group()
    made = await enrolled(desk.person, group)
    await marked(group, 1, {made: "present"})
    for by in (SOCIAL_ELSEWHERE, HOST):
        with pytest.raises(NotThere):
            await queries.group_of(group, by)
        shown = await count_shown(DB, by)
        assert [shown[table] for table in TABLES] == [0] * 5
    own = await count_shown(DB, SOCIAL)
    assert all(own[table] for table in TABLES)
    with pytest.raises(NotThere):
        await planning.change_group(group, details(), seen_version=1, by=SOCIAL_ELSEWHERE, now=NOW)
    with acting(acting_for(SOCIAL_ELSEWHERE)), pytest.raises(NotThere):
        await step(made, Act.END, Said("moved_away"), by=SOCIAL_ELSEWHERE)
    coordinators = await planning.plan_group("violence", FIRST, details(), token=fresh(), by=COORDINATOR, now=NOW)
    assert {each.id for each in await queries.groups(SOCIAL, size=10)} == {group, coordinators}
    assert await queries.people_of(group, COLLEAGUE)


async def test_taking_part_is_a_consent_and_taking_it_back_stops_it(desk: Desk) -> None:
    group = await a_group()
    made = await enrolled(desk.person, group)
    (consent,) = [each for each in await consents_of(desk.person) if each.purpose == "group"]
    assert (consent.form, consent.categories, consent.answer) == ("screen", ["attendance"], "given")
    assert (await group_row(group)).taken == 1
    await withdraw(consent.id, TakenBack("phone", None, None), by=SOCIAL, now=NOW)
    row = await queries.participation_of(made, SOCIAL)
    assert (row.state, row.reason, (await group_row(group)).taken) == ("ended", "consent_withdrawn", 0)
    await step(made, Act.CORRECT)
    with pytest.raises(ConsentMissing):
        await step(made, Act.ENROL)


async def test_a_group_that_ends_early_ends_for_everybody_and_each_worker_is_told(desk: Desk) -> None:
    group, other = await a_group(), await opened("Second Person")
    made, second = await enrolled(desk.person, group), await invited(other.person, group)
    await set_state(group, GroupAct.CANCEL, "too_few_people")
    for number in (made, second):
        row = await queries.participation_of(number, SOCIAL)
        assert (row.state, row.reason) == ("ended", "group_cancelled")
    assert (await group_row(group)).taken == 0
    assert {(each.state, each.why_not) for each in await queries.sessions_of(group)} == {("not_held", "group_over")}
    tasks = await opened_rows(TASK)
    assert {each["person"] for each in tasks} == {desk.person, other.person}
    assert all("gambling" not in str(each["words"]).lower() for each in tasks)


async def test_a_free_seat_is_held_for_who_waits_longest_and_taken_with_a_yes(desk: Desk) -> None:
    group, second, third = await a_group(seats=1), await opened("Second Person"), await opened("Third Person")
    first = await enrolled(desk.person, group)
    waits, later = await agreed(second.person, group), await agreed(third.person, group)
    await step(waits, Act.WAIT)
    await step(later, Act.WAIT, now=NOW + timedelta(minutes=1))
    assert await offer_seats(now=NOW) == 0
    await step(first, Act.END, Said("work_or_study"))
    assert [await offer_seats(now=NOW) for _ in range(2)] == [1, 0]
    assert [(await queries.participation_of(each, SOCIAL)).state for each in (waits, later)] == ["offered", "waiting"]
    assert (await group_row(group)).taken == 1, "the seat is held"
    assert [each["person"] for each in await Task.select(Task.person)] == [second.person]
    await step(waits, Act.DECLINE)
    assert await offer_seats(now=NOW) == 1
    await step(later, Act.ENROL)
    assert ((await queries.participation_of(later, SOCIAL)).state, (await group_row(group)).taken) == ("enrolled", 1)


async def test_nobody_is_given_a_seat_while_somebody_waits_for_it(desk: Desk) -> None:
    group, second = await a_group(seats=1), await opened("Second Person")
    first, waits = await enrolled(desk.person, group), await agreed(second.person, group)
    await step(waits, Act.WAIT)
    await step(first, Act.END, Said("work_or_study"))
    await step(first, Act.CORRECT)
    with pytest.raises(NoSeat):
        await step(first, Act.ENROL)


async def test_two_sweeps_at_once_hold_one_seat(desk: Desk) -> None:
    group, second, third = await a_group(seats=1), await opened("Second Person"), await opened("Third Person")
    first = await enrolled(desk.person, group)
    for person in (second.person, third.person):
        await step(await agreed(person, group), Act.WAIT)
    await step(first, Act.END, Said("work_or_study"))
    assert sorted(await asyncio.gather(offer_seats(now=NOW), offer_seats(now=NOW))) == [0, 1]
    assert (await group_row(group)).taken == 1
