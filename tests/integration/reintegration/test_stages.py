"""The stages of a case: a release in a year walks to its end, days are corrected, jobs are killed, people leave the path and come back."""

import asyncio
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from services.reintegration.cases.domain import Origin
from services.reintegration.cases.opening import hand_over_case
from services.reintegration.cases.own import NewCase, open_own_case
from services.reintegration.cases.tables import Case
from services.reintegration.contacts.tables import Appointment
from services.reintegration.continuation.supervision_end import end_supervision
from services.reintegration.database import BY
from services.reintegration.errors import CaseClosed, DayTooFar, HelpRests, NotAllowed, NotThere, ReasonMissing
from services.reintegration.stages import jobs
from services.reintegration.stages.actions import walking
from services.reintegration.stages.actions.release import set_release
from services.reintegration.stages.actions.standing import note_standing
from services.reintegration.stages.actions.tasks import end_task, undo_task
from services.reintegration.stages.domain.standing import Act, Standing
from services.reintegration.stages.paths import path_row
from services.reintegration.stages.queries import events_of, shown, words_of
from services.reintegration.stages.tables import CasePath, CaseStage, StageEvent, StageTask
from services.reintegration.tasks.actions import open_task
from services.reintegration.tasks.domain import Outcome
from services.reintegration.tasks.tables import Task
from services.reintegration.timeline.tables import ENTRY, TimelineEntry
from services.reintegration.work_list.domain import WorkItem
from services.reintegration.work_list.queries import work
from shared.actors import Actor
from shared.db.keyset import KeysetPage
from shared.messages.probation import CaseTransferredForReintegration
from tests.builders.actors import COLLEAGUE, SOCIAL, SOCIAL_ELSEWHERE
from tests.builders.desk import Desk
from tests.builders.ids import fresh
from tests.builders.moments import NOW, FixedClock
from tests.builders.texts import words_in

TODAY = NOW.date()
RELEASE = date(2027, 11, 27)
"""A Saturday."""
HAND_COUNTED = {
    "year_before": (date(2026, 11, 27), {"notice": date(2026, 12, 11), "first_talk": date(2026, 12, 28), "programme": date(2027, 1, 14)}),
    "half_year_before": (
        date(2027, 5, 27),
        {"identity_papers": date(2027, 6, 24), "special_notices": date(2027, 6, 24), "housing_plan": date(2027, 6, 24)},
    ),
    "month_before": (date(2027, 10, 27), {"court_papers": date(2027, 11, 3), "first_week": date(2027, 11, 10)}),
    "release_day": (RELEASE, {"travel_food_clothes": RELEASE, "first_night": RELEASE}),
    "first_days": (
        date(2027, 11, 28),
        {"needs_asked": date(2027, 12, 1), "report_to_probation": date(2027, 12, 3), "first_plan": date(2027, 12, 3)},
    ),
    "day_30": (date(2027, 12, 27), {"papers_and_income": date(2028, 1, 5), "plan_review_30": date(2028, 1, 5)}),
    "day_90": (date(2028, 2, 25), {"work_and_home": date(2028, 3, 13), "needs_again": date(2028, 3, 13)}),
    "day_180": (date(2028, 5, 25), {"half_year_review": date(2028, 6, 8)}),
    "exit": (date(2028, 11, 27), {"final_talk": date(2028, 12, 11), "end_or_go_on": date(2028, 12, 26)}),
}
"""Counted by hand from a calendar. Independence Day 2026 is a Wednesday. 2 January 2027 is a Saturday, so Monday the 4th is a day off; the
7th is off every year. 1 and 2 January 2028 are a weekend, so the 3rd and the 4th are days off. 8 March 2028 is a Wednesday, 16 December
2028 a Saturday."""


def at(day: date) -> datetime:
    """Eleven in the morning in Almaty."""
    return datetime(day.year, day.month, day.day, 6, tzinfo=UTC)


async def from_institution(release_on: date | None = RELEASE, *, now: datetime = NOW) -> UUID:
    origin = Origin.INSTITUTION if release_on else Origin.WALK_IN
    new = NewCase("Demo Person", 1990, None, "kk", origin, release_on, consent=True)
    return await open_own_case(new, token=fresh(), by=SOCIAL, now=now)


async def stages(person: UUID) -> dict[str, str]:
    rows = await CaseStage.select(CaseStage.stage, CaseStage.state).where(CaseStage.person == person).order_by(CaseStage.starts_on)
    return {row["stage"]: row["state"] for row in rows}


async def tasks(person: UUID) -> dict[str, tuple[str, date]]:
    rows = await StageTask.select(StageTask.task, StageTask.state, StageTask.due_on).where(StageTask.person == person)
    assert len({row["task"] for row in rows}) == len(rows)
    return {row["task"]: (row["state"], row["due_on"]) for row in rows}


async def due_tasks(by: Actor) -> KeysetPage[WorkItem]:
    return await work(by, "free", NOW, size=10)


async def done(person: UUID, task: str, *, now: datetime = NOW) -> None:
    await end_task(person, task, Outcome.MET, words="Seen on paper", by=SOCIAL, now=now)


async def rest(person: UUID, act: Act, seen: Standing = Standing.ON_PATH, *, now: datetime = NOW, release_on: date | None = None) -> None:
    await note_standing(person, act, seen=seen, words="Told by phone", release_on=release_on, by=SOCIAL, now=now)


async def test_a_release_in_a_year_walks_through_every_stage_to_the_exit(desk: Desk, fixed_clock: FixedClock) -> None:
    person = await from_institution()
    assert set((await stages(person)).values()) == {"planned"}
    for number, (stage, (starts_on, due)) in enumerate(HAND_COUNTED.items()):
        fixed_clock.move_to(at(starts_on))
        for _ in range(2):  # the job runs again and again
            await jobs.walk_paths({})
        states = list((await stages(person)).values())
        assert states == ["left"] * number + ["entered"] + ["planned"] * (8 - number), stage
        found = await tasks(person)
        assert {task: found[task][1] for task in due} == due
        assert all(found[task][0] == "open" for task in due)
        for task in due:
            await done(person, task, now=at(starts_on))
    found = await tasks(person)
    assert len(found) == sum(len(due) for _, due in HAND_COUNTED.values())
    assert {state for state, _ in found.values()} == {"done"}
    entered = [
        row["details"] for row in await TimelineEntry.select().where(TimelineEntry.kind == "stage_entered", TimelineEntry.person == person)
    ]
    assert len(entered) == 9


async def test_without_a_release_the_path_begins_with_the_first_days(desk: Desk) -> None:
    person = await from_institution(None)
    assert list((await stages(person)).items()) == [
        ("first_days", "entered"), ("day_30", "planned"), ("day_90", "planned"), ("day_180", "planned"), ("exit", "planned"),
    ]  # fmt: skip
    assert await tasks(person) == {"needs_asked": ("open", date(2026, 11, 27)), "first_plan": ("open", date(2026, 12, 1))}
    assert await tasks(desk.person) == await tasks(person)  # a case that a registration opened, too


async def test_a_case_opened_late_has_nothing_overdue(desk: Desk) -> None:
    released_long_ago = await from_institution(date(2026, 7, 1))
    assert list((await stages(released_long_ago)).values()) == [*["not_begun"] * 6, "entered", "planned", "planned"]
    assert all(day > TODAY for _, day in (await tasks(released_long_ago)).values())


async def test_after_an_outage_every_missed_stage_is_entered_and_what_nobody_could_have_met_has_its_time(
    desk: Desk, fixed_clock: FixedClock
) -> None:
    person = await from_institution(date(2026, 11, 28))
    fixed_clock.move_to(at(date(2027, 1, 4)))
    await jobs.walk_paths({})
    assert [state for _, state in (await stages(person)).items()][2:6] == ["left", "left", "left", "entered"]
    found = await tasks(person)
    assert found["first_night"] == ("open", date(2027, 1, 4))
    assert found["first_plan"] == ("open", date(2027, 1, 12))  # 7 January is off
    assert found["plan_review_30"] == ("open", date(2027, 1, 6))  # counted from 28 December: it can still be met
    assert "court_papers" in found  # begun before the outage


async def test_a_corrected_day_counts_anew_what_is_open_and_keeps_what_is_done(desk: Desk, fixed_clock: FixedClock) -> None:
    person = await from_institution(date(2027, 3, 1))  # half a year before has begun
    await done(person, "identity_papers")
    row = await path_row(person)
    assert row is not None
    version = row.version
    await set_release(person, date(2028, 2, 29), words="The court extended it", seen_version=version, by=SOCIAL, now=NOW)
    assert list((await stages(person)).values()) == ["planned"] * 9
    assert await tasks(person) == {"identity_papers": ("done", date(2026, 12, 23))}
    assert (await CaseStage.select(CaseStage.starts_on).where(CaseStage.stage == "year_before").first()) == {"starts_on": date(2027, 2, 28)}
    with pytest.raises(NotAllowed):
        await set_release(person, date(2027, 5, 1), words="Again", seen_version=version, by=COLLEAGUE, now=NOW)
    await set_release(person, date(2027, 3, 1), words="It was a mistake", seen_version=version + 1, by=SOCIAL, now=NOW)
    assert await tasks(person) == {
        "identity_papers": ("done", date(2026, 12, 23)), "special_notices": ("open", date(2026, 12, 23)),
        "housing_plan": ("open", date(2026, 12, 23)),
    }  # fmt: skip
    assert await Case.select(Case.release_on).where(Case.person == person) == [{"release_on": date(2027, 3, 1)}]


async def test_a_day_of_release_in_the_past_goes_on_with_the_stage_that_runs(desk: Desk) -> None:
    await set_release(desk.person, date(2026, 10, 1), words="He said so", seen_version=1, by=SOCIAL, now=NOW)
    assert list((await stages(desk.person)).values()) == [*["not_begun"] * 4, "left", "entered", "planned", "planned", "planned"]
    assert all(day >= TODAY for _, day in (await tasks(desk.person)).values())


async def test_what_a_day_of_release_needs(desk: Desk) -> None:
    with pytest.raises(DayTooFar):
        await set_release(desk.person, date(9999, 12, 31), words="For ever", seen_version=1, by=SOCIAL, now=NOW)
    with pytest.raises(ReasonMissing):
        await set_release(desk.person, RELEASE, words=" ", seen_version=1, by=SOCIAL, now=NOW)
    with pytest.raises(NotThere):
        await set_release(desk.person, RELEASE, words="Elsewhere", seen_version=1, by=SOCIAL_ELSEWHERE, now=NOW)
    await rest(desk.person, Act.CUSTODY)
    with pytest.raises(HelpRests):
        await set_release(desk.person, RELEASE, words="Later", seen_version=1, by=SOCIAL, now=NOW)


async def test_a_task_is_ended_once_and_can_be_taken_up_again(desk: Desk) -> None:
    await done(desk.person, "needs_asked")
    await done(desk.person, "needs_asked")
    with pytest.raises(NotAllowed):
        await end_task(desk.person, "needs_asked", Outcome.NOT_MET, why="not_needed", words="No", by=COLLEAGUE, now=NOW)
    with pytest.raises(ReasonMissing):
        await end_task(desk.person, "first_plan", Outcome.MET, words="", by=SOCIAL, now=NOW)
    with pytest.raises(NotThere):
        await done(desk.person, "first_night")
    for _ in range(2):
        await undo_task(desk.person, "needs_asked", words="The wrong person", by=SOCIAL, now=NOW)
    assert await tasks(desk.person) == {"needs_asked": ("open", date(2026, 11, 27)), "first_plan": ("open", date(2026, 12, 1))}
    assert [row["act"] for row in await StageEvent.select(StageEvent.act).order_by(StageEvent.at)] == ["entered", "done", "undone"]


async def test_the_words_are_stored_under_the_persons_key_and_stand_nowhere_else(desk: Desk) -> None:
    await done(desk.person, "needs_asked")
    rows = await StageEvent.select(StageEvent.sealed).where(StageEvent.act == "done")
    assert b"Seen on paper" not in rows[0]["sealed"]
    events = await events_of(desk.person, size=10)
    assert list((await words_of(desk.person, events)).values()) == ["Seen on paper"]
    assert set(await words_in(ENTRY)) == {None}


async def test_two_at_once_end_a_task_once(desk: Desk) -> None:
    results = await asyncio.gather(
        done(desk.person, "needs_asked"),
        end_task(desk.person, "needs_asked", Outcome.NOT_MET, why="not_needed", words="Not needed", by=COLLEAGUE, now=NOW),
        return_exceptions=True,
    )
    assert [type(each) for each in results if each is not None] == [NotAllowed]
    assert await StageEvent.count().where(StageEvent.task == "needs_asked") == 1


async def test_a_job_killed_in_the_middle_does_the_rest_and_nothing_twice(
    desk: Desk, fixed_clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = sorted([desk.person, *[await from_institution(None) for _ in range(3)]])
    fixed_clock.move_to(at(date(2026, 12, 24)))
    real, calls = walking.walk_case, list[UUID]()

    async def killed(person: UUID, *, by: Actor, now: datetime) -> bool:
        calls.append(person)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return await real(person, by=by, now=now)

    monkeypatch.setattr(jobs, "walk_case", killed)
    with pytest.raises(KeyboardInterrupt):
        await jobs.walk_paths({})
    assert [(await stages(each))["day_30"] for each in people] == ["entered", "entered", "planned", "planned"]
    monkeypatch.setattr(jobs, "walk_case", real)
    await asyncio.gather(jobs.walk_paths({}), jobs.walk_paths({}))  # two workers
    assert {(await stages(each))["day_30"] for each in people} == {"entered"}
    assert {len(await tasks(each)) for each in people} == {4}
    entries = await TimelineEntry.select(TimelineEntry.details).where(TimelineEntry.kind == "stage_entered")
    assert len(entries) == 8


async def test_a_transaction_that_breaks_leaves_the_path_as_it_was(
    desk: Desk, fixed_clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    fixed_clock.move_to(at(date(2026, 12, 24)))
    before = await stages(desk.person)

    async def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(walking, "note", broken)
    with pytest.raises(ExceptionGroup):
        await jobs.walk_paths({})
    assert await stages(desk.person) == before
    assert len(await tasks(desk.person)) == 2


async def test_a_case_that_cannot_be_walked_keeps_nobody_else_waiting(
    desk: Desk, fixed_clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = sorted([desk.person, *[await from_institution(None) for _ in range(2)]])
    fixed_clock.move_to(at(date(2026, 12, 24)))
    real, wrong = walking.walk_case, dict[UUID, Exception]()

    async def broken(person: UUID, *, by: Actor, now: datetime) -> bool:
        if person in wrong:
            raise wrong[person]
        return await real(person, by=by, now=now)

    monkeypatch.setattr(jobs, "walk_case", broken)
    wrong |= {people[0]: NotThere()}
    await jobs.walk_paths({})  # expected in daily work: the run has not failed
    assert [(await stages(each))["day_30"] for each in people] == ["planned", "entered", "entered"]
    wrong[people[0]] = ValueError("a mistake of ours")
    with pytest.raises(ExceptionGroup) as raised:
        await jobs.walk_paths({})
    assert [type(each) for each in raised.value.exceptions] == [ValueError]
    wrong.clear()
    await jobs.walk_paths({})
    assert (await stages(people[0]))["day_30"] == "entered"


async def test_a_case_without_a_path_gets_one(desk: Desk, fixed_clock: FixedClock) -> None:
    await CasePath.delete().where(CasePath.person == desk.person)
    await StageTask.delete(force=True)
    await CaseStage.delete(force=True)
    fixed_clock.move_to(at(date(2027, 3, 1)))
    await jobs.walk_paths({})
    assert list((await stages(desk.person)).values()) == ["not_begun", "not_begun", "entered", "planned", "planned"]


async def test_a_path_that_other_values_computed_is_computed_anew(desk: Desk, fixed_clock: FixedClock) -> None:
    exit_row = CaseStage.person == desk.person, CaseStage.stage == "exit"
    await CaseStage.update({CaseStage.starts_on: TODAY.replace(year=2030)}).where(*exit_row)
    await jobs.walk_paths({})
    assert (await CaseStage.select(CaseStage.starts_on).where(*exit_row))[0]["starts_on"].year == 2030  # nothing to enter, the same values
    await CasePath.update({CasePath.law: "before"}).where(CasePath.person == desk.person)
    await jobs.walk_paths({})
    assert (await CaseStage.select(CaseStage.starts_on).where(*exit_row))[0]["starts_on"] == date(2027, 11, 24)


async def test_custody_stops_clocks_appointments_and_letters_until_the_return(desk: Desk, fixed_clock: FixedClock) -> None:
    await desk.appointment()
    await done(desk.person, "needs_asked")
    for _ in range(2):  # sent twice
        await rest(desk.person, Act.CUSTODY)
    assert await Case.select(Case.status, Case.rests).where(Case.person == desk.person) == [{"status": "open", "rests": "in_custody"}]
    assert await Appointment.select(Appointment.state) == [{"state": "cancelled"}]
    for refused in (desk.appointment(), desk.plan(), done(desk.person, "first_plan")):
        with pytest.raises(HelpRests):
            await refused
    assert await open_task(desk.person, kind="contact", need="other", words="", asked_at=NOW, by=BY, now=NOW) is None
    assert list(await due_tasks(SOCIAL)) == []
    later = date(2027, 6, 1)
    fixed_clock.move_to(at(later))
    await jobs.walk_paths({})
    assert (await stages(desk.person))["day_30"] == "planned"
    await rest(desk.person, Act.RETURN, Standing.IN_CUSTODY, now=at(later), release_on=later)
    assert await Case.select(Case.rests, Case.release_on).where(Case.person == desk.person) == [{"rests": None, "release_on": later}]
    found = await tasks(desk.person)
    assert found["needs_asked"] == ("done", date(2026, 11, 27))
    assert {task for task, (state, _) in found.items() if state == "open"} == {"travel_food_clothes", "first_night"}
    fixed_clock.move_to(at(date(2027, 6, 2)))
    await jobs.walk_paths({})
    assert (await tasks(desk.person))["first_plan"] == ("open", date(2027, 6, 9))


async def test_after_death_everything_planned_ends_and_nobody_is_asked(desk: Desk) -> None:
    await desk.task()
    await desk.appointment()
    await rest(desk.person, Act.DEATH)
    assert await Task.select(Task.status) == [{"status": "cancelled"}]
    assert await Appointment.select(Appointment.state) == [{"state": "cancelled"}]
    with pytest.raises(NotAllowed):
        await rest(desk.person, Act.RETURN, Standing.DIED)
    await end_supervision(desk.closing(), by=BY, now=NOW)
    row = await Case.select(Case.status, Case.closing_reason, Case.consent_due_on).where(Case.person == desk.person).first()
    assert row == {"status": "closed", "closing_reason": "died", "consent_due_on": None}
    with pytest.raises(CaseClosed):
        await desk.appointment()


async def test_a_death_noted_by_mistake_is_taken_back(desk: Desk) -> None:
    await rest(desk.person, Act.DEATH)
    await rest(desk.person, Act.CORRECT, Standing.DIED)
    assert await Case.select(Case.rests).where(Case.person == desk.person) == [{"rests": None}]
    assert len(await due_tasks(SOCIAL)) == 3, "two of the stage, and to decide what of what had stopped goes on"


@pytest.mark.parametrize(("act", "reason"), [(Act.CUSTODY, "in_custody"), (Act.DECLINE, "help_declined"), (Act.MOVE, "moved_away")])
async def test_without_a_register_the_case_closes_with_the_reason_and_the_return_opens_it(desk: Desk, act: Act, reason: str) -> None:
    person = await from_institution(None)
    await done(person, "needs_asked")
    await rest(person, act)
    row = await Case.select(Case.status, Case.closing_reason, Case.rests).where(Case.person == person).first()
    assert row == {"status": "closed", "closing_reason": reason, "rests": None}
    later = at(date(2027, 2, 1))
    await rest(person, Act.RETURN, Standing(reason), now=later)
    assert (await stages(person))["first_days"] == "entered"
    assert await tasks(person) == {"needs_asked": ("done", date(2026, 11, 27)), "first_plan": ("open", date(2027, 2, 8))}


async def test_two_notes_at_once_leave_one_standing(desk: Desk) -> None:
    results = await asyncio.gather(rest(desk.person, Act.CUSTODY), rest(desk.person, Act.DECLINE), return_exceptions=True)
    assert [type(each) for each in results if each is not None] == [NotAllowed]


async def test_the_path_moves_with_the_case_to_another_desk(desk: Desk) -> None:
    message = CaseTransferredForReintegration(person=desk.person, office="71", region="71")
    await hand_over_case(message, by=BY, now=NOW)
    assert list(await due_tasks(SOCIAL)) == []
    assert len(await due_tasks(SOCIAL_ELSEWHERE)) == 2
    await end_task(desk.person, "needs_asked", Outcome.MET, words="Seen on paper", by=SOCIAL_ELSEWHERE, now=NOW)
    found = await shown(desk.person)
    assert found is not None
    assert found.row.due_on == date(2026, 12, 1)
