"""Plans: goals and steps through all that happens to them, without losing what stood there; two workers at once; words encrypted."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest

from services.reintegration.cases.tables import Case
from services.reintegration.database import DB, Audit
from services.reintegration.errors import NotAllowed, NotThere, PlanChanged, ReasonMissing
from services.reintegration.needs.domain.pathways import Pathway
from services.reintegration.plans.actions.closing import archive_open_plans
from services.reintegration.plans.actions.goals import correct_goal, reorder_goal, set_goal_state
from services.reintegration.plans.actions.noting import NewNote, add_progress_note
from services.reintegration.plans.actions.returning import bring_back_steps, seal_older_texts
from services.reintegration.plans.actions.starting import NewStep, add_goal, add_step
from services.reintegration.plans.actions.steps import (
    Evidence,
    Sent,
    archive_step,
    block_step,
    complete_step,
    correct_step,
    move_due,
    reopen_step,
    restore_step,
    unblock_step,
)
from services.reintegration.plans.desk_queries import steps_until
from services.reintegration.plans.domain.steps import Step as StepOf
from services.reintegration.plans.queries import events_of_goal, events_of_step, plans_of
from services.reintegration.plans.stored.notes import notes_of
from services.reintegration.plans.tables import Goal, Plan, PlanEvent, Step
from services.reintegration.sealing.tables import NeedKey
from services.reintegration.timeline.tables import TimelineEntry
from shared.db.engine import transaction
from shared.db.rows import fetch_values
from tests.builders.actors import AUDITOR, COLLEAGUE, SOCIAL, SOCIAL_ELSEWHERE
from tests.builders.desk import Desk
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.builders.needs import LATER as NEED_LATER
from tests.builders.needs import assessed, needs_by_pathway
from tests.builders.plans import IN_TWO_DAYS, shown, steps

SOON = TODAY + timedelta(days=5)
TOLD = "SELECT body ->> 'milestone' FROM reintegration.outbox WHERE body ->> 'person' = $1 ORDER BY sequence"


async def told(desk: Desk) -> list[str]:
    """The milestones that probation was told, in order."""
    return await fetch_values(DB, TOLD, str(desk.person))


async def only_step(desk: Desk) -> StepOf:
    return (await shown(desk.person)).goals[0].steps[0]


async def test_a_step_has_an_owner_evidence_and_a_history(desk: Desk) -> None:
    await desk.plan()
    step = await only_step(desk)
    await correct_step(step.id, "Visit the new centre", "organisation", "Demo Adaptation Centre", by=SOCIAL, now=NOW)
    await move_due(step.id, SOON, "The centre was closed", by=SOCIAL, now=NOW)
    await complete_step(step.id, Evidence("Was there with me", TODAY, "Certificate"), by=SOCIAL, now=NOW)
    done = await only_step(desk)
    assert (done.text, done.owner_name, done.due_on, done.first_due_on) == (
        "Visit the new centre",
        "Demo Adaptation Centre",
        SOON,
        IN_TWO_DAYS,
    )
    assert (done.evidence, done.document, done.done_on) == ("Was there with me", "Certificate", TODAY)
    events = await events_of_step(desk.person, step.id)
    assert {event.act for event in events} == {"correct", "due", "complete"}
    before = {event.act: event for event in events}
    assert before["correct"].before["text"] == "Visit the centre"
    assert (before["due"].due_on, before["due"].before["why"]) == (IN_TWO_DAYS, "The centre was closed")


async def test_a_step_completed_by_mistake_is_opened_again_and_nothing_is_told_twice(desk: Desk) -> None:
    await desk.plan()
    step = (await only_step(desk)).id
    await complete_step(step, Evidence("Said so"), by=SOCIAL, now=NOW)
    with pytest.raises(ReasonMissing):
        await reopen_step(step, "  ", by=SOCIAL, now=NOW)
    await reopen_step(step, "It was another person", by=SOCIAL, now=NOW)
    plan = await shown(desk.person)
    assert (plan.state, plan.goals[0].state, plan.goals[0].steps[0].state) == ("active", "active", "active")
    assert (await Case.select(Case.next_due_on).where(Case.person == desk.person).first()) == {"next_due_on": IN_TWO_DAYS}
    assert (await events_of_step(desk.person, step))[0].before["evidence"] == "Said so"
    await complete_step(step, by=SOCIAL, now=NOW)
    assert await told(desk) == ["plan_started", "goal_met", "plan_completed"]
    assert (await shown(desk.person)).state == "met"


async def test_what_cannot_be_done_yet_waits_and_comes_back_by_itself(desk: Desk) -> None:
    await desk.plan()
    step = (await only_step(desk)).id
    await block_step(step, "The office is closed", SOON, by=SOCIAL, now=NOW)
    assert (await steps_until(SOCIAL, SOON, size=10)).rows == []
    assert (await Case.select(Case.next_due_on).where(Case.person == desk.person).first()) == {"next_due_on": None}
    assert await bring_back_steps(now=NOW) == 0
    assert await bring_back_steps(now=NOW + timedelta(days=5)) == 1
    assert await bring_back_steps(now=NOW + timedelta(days=5)) == 0
    found = await only_step(desk)
    assert (found.state, found.why, found.due_on) == ("active", "", IN_TWO_DAYS)
    await block_step(step, "Ill", SOON, by=SOCIAL, now=NOW)
    await unblock_step(step, by=SOCIAL, now=NOW)
    assert [row.text for row in await steps_until(SOCIAL, SOON, size=10)] == ["Visit the centre"]


async def test_goals_are_put_off_removed_and_taken_up_again(desk: Desk) -> None:
    plan = await desk.plan("Visit the centre", "Sign the contract")
    await add_goal(plan, text="A job nearby", steps=steps("Write a letter"), token=fresh(), by=SOCIAL, now=NOW)
    home, job = (goal.id for goal in (await shown(desk.person)).goals)
    await set_goal_state(job, "later", by=SOCIAL, now=NOW)
    assert len(await steps_until(SOCIAL, SOON, size=10)) == 2
    with pytest.raises(ReasonMissing):
        await set_goal_state(home, "removed", by=SOCIAL, now=NOW)
    await set_goal_state(home, "removed", "person_declined", by=SOCIAL, now=NOW)
    now = await shown(desk.person)
    assert [(goal.state, goal.reason) for goal in now.goals] == [("removed", "person_declined"), ("later", None)]
    assert now.state == "active"
    await set_goal_state(home, "active", by=SOCIAL, now=NOW)
    assert {step.state for step in (await shown(desk.person)).goals[0].steps} == {"active"}
    await set_goal_state(home, "achieved", by=SOCIAL, now=NOW)
    await set_goal_state(home, "active", by=SOCIAL, now=NOW)
    await set_goal_state(home, "achieved", by=SOCIAL, now=NOW)
    assert await told(desk) == ["plan_started", "goal_met"]
    await set_goal_state(job, "achieved", by=SOCIAL, now=NOW)
    assert await told(desk) == ["plan_started", "goal_met", "goal_met", "plan_completed"]
    with pytest.raises(NotAllowed):
        await set_goal_state(job, "later", by=SOCIAL, now=NOW)
    assert [event.act for event in await events_of_goal(desk.person, job)] == ["goal_achieved", "goal_later", "added"]


async def test_a_goal_is_about_a_need_corrected_and_moved_in_the_order(desk: Desk) -> None:
    await assessed(desk.person, {Pathway.WORK: NEED_LATER})
    need = (await needs_by_pathway(desk.person))[Pathway.WORK].id
    plan = await desk.plan()
    await add_goal(plan, text="A job", steps=steps("Write a letter"), need_id=need, token=fresh(), by=SOCIAL, now=NOW)
    home, job = (goal.id for goal in (await shown(desk.person)).goals)
    await reorder_goal(job, "up", by=SOCIAL, now=NOW)
    await reorder_goal(job, "up", by=SOCIAL, now=NOW)
    assert [goal.id for goal in (await shown(desk.person)).goals] == [job, home]
    await correct_goal(job, "A job as a cook", None, by=SOCIAL, now=NOW)
    goal = (await shown(desk.person)).goals[0]
    assert (goal.text, goal.need_id) == ("A job as a cook", None)
    assert (await events_of_goal(desk.person, job))[0].before["text"] == "A job"
    with pytest.raises(NotThere):
        await correct_goal(job, "A job", fresh(), by=SOCIAL, now=NOW)


async def test_steps_are_added_to_the_goal_that_is_meant(desk: Desk) -> None:
    plan = await desk.plan()
    await add_goal(plan, text="A job", steps=steps("Write a letter"), token=fresh(), by=SOCIAL, now=NOW)
    home, job = (goal.id for goal in (await shown(desk.person)).goals)
    await add_step(plan, NewStep("Ask a friend", SOON, "worker", "Aigul"), goal=home, token=fresh(), by=SOCIAL, now=NOW)
    await add_step(plan, NewStep("Call", SOON), token=fresh(), by=SOCIAL, now=NOW)
    assert [[step.text for step in goal.steps] for goal in (await shown(desk.person)).goals] == [
        ["Visit the centre", "Ask a friend"],
        ["Write a letter", "Call"],
    ]
    await set_goal_state(job, "removed", "not_needed", by=SOCIAL, now=NOW)
    with pytest.raises(NotAllowed):
        await add_step(plan, NewStep("Call", SOON), goal=job, token=fresh(), by=SOCIAL, now=NOW)


async def test_of_two_workers_at_once_one_is_told_that_it_changed(desk: Desk) -> None:
    await desk.plan()
    step = await only_step(desk)
    seen = Sent(step.version)
    results = await asyncio.gather(
        complete_step(step.id, sent=seen, by=SOCIAL, now=NOW),
        archive_step(step.id, "not_needed", sent=seen, by=COLLEAGUE, now=NOW),
        return_exceptions=True,
    )
    assert sorted(type(each).__name__ for each in results) == ["PlanChanged", "UUID"]
    assert (await only_step(desk)).version == step.version + 1
    goal = (await shown(desk.person)).goals[0]
    with pytest.raises(PlanChanged):
        await correct_goal(goal.id, "Another", None, sent=Sent(goal.version - 1), by=SOCIAL, now=NOW)


async def test_a_form_sent_twice_acts_once(desk: Desk) -> None:
    await desk.plan("Visit the centre", "Bring the papers")
    step = await only_step(desk)
    sent = Sent(step.version, fresh())
    for _ in range(2):
        await block_step(step.id, "Ill", SOON, sent=sent, by=SOCIAL, now=NOW)
    assert [event.act for event in await events_of_step(desk.person, step.id)] == ["block"]


async def test_another_office_changes_nothing(desk: Desk) -> None:
    await desk.plan()
    step, goal = (await only_step(desk)).id, (await shown(desk.person)).goals[0].id
    for attempt in (
        complete_step(step, by=SOCIAL_ELSEWHERE, now=NOW),
        reopen_step(step, "Why not", by=SOCIAL_ELSEWHERE, now=NOW),
        set_goal_state(goal, "later", by=SOCIAL_ELSEWHERE, now=NOW),
        add_progress_note(desk.person, NewNote("Mine"), token=fresh(), by=SOCIAL_ELSEWHERE, now=NOW),
        complete_step(fresh(), by=SOCIAL, now=NOW),
        restore_step(step, by=AUDITOR, now=NOW),
    ):
        with pytest.raises(NotThere):
            await attempt
    assert (await only_step(desk)).state == "active"


async def test_words_stand_nowhere_in_plain(desk: Desk) -> None:
    await desk.plan()
    step = (await only_step(desk)).id
    await block_step(step, "Visit the doctor first", SOON, by=SOCIAL, now=NOW)
    await complete_step(step, Evidence("Visit confirmed"), by=SOCIAL, now=NOW)
    await add_progress_note(desk.person, NewNote("Visit went well", "Visit noted"), token=fresh(), by=SOCIAL, now=NOW)
    for table in (Goal, Step, PlanEvent, TimelineEntry, Audit):
        assert "Visit" not in str(await table.select())
    assert await Step.select(Step.text) == [{"text": None}]
    await NeedKey.delete(force=True)
    plan = await shown(desk.person)
    assert (plan.goals[0].text, plan.goals[0].steps[0].text) == ("", "")


async def test_what_was_written_before_is_encrypted_without_loss(desk: Desk) -> None:
    await desk.plan("Visit the centre", "Bring the papers")
    was = await shown(desk.person)
    for goal in was.goals:
        await Goal.update({Goal.text: goal.text, Goal.sealed: None, Goal.state: None}).where(Goal.id == goal.id)
        for step in goal.steps:
            await Step.update({Step.text: step.text, Step.sealed: None}).where(Step.id == step.id)
    assert await shown(desk.person) == was
    assert [row.text for row in await steps_until(SOCIAL, SOON, size=10)] == [
        step.text for step in sorted(was.goals[0].steps, key=lambda s: s.id)
    ]
    assert await seal_older_texts(now=NOW) == 1
    assert await seal_older_texts(now=NOW) == 0
    assert await shown(desk.person) == was
    assert {row["text"] for row in [*await Step.select(Step.text), *await Goal.select(Goal.text)]} == {None}


async def test_a_sensitive_plan_has_no_words_for_who_may_not_read_them(desk: Desk) -> None:
    await desk.plan()
    await Plan.update({Plan.need: "drugs"}).where(Plan.person == desk.person)
    (hidden,) = await plans_of(desk.person, sensitive=False)
    assert (hidden.hidden, hidden.goals[0].text, hidden.goals[0].steps[0].text, hidden.state) == (True, "", "", "active")
    assert [row.text for row in await steps_until(AUDITOR, SOON, size=10)] == [""]
    assert [row.text for row in await steps_until(SOCIAL, SOON, size=10)] == ["Visit the centre"]


async def test_a_note_keeps_the_person_s_words_apart_and_is_corrected_by_a_later_one(desk: Desk) -> None:
    await desk.plan()
    goal = (await shown(desk.person)).goals[0].id
    await add_progress_note(desk.person, NewNote("I was there", "Came on time", goal), token=fresh(), by=SOCIAL, now=NOW)
    (first,) = await notes_of(desk.person, size=10)
    corrects = NewNote("I was there twice", corrects=first.id)
    await add_progress_note(desk.person, corrects, token=fresh(), by=SOCIAL, now=NOW + timedelta(minutes=1))
    with pytest.raises(PlanChanged):
        await add_progress_note(desk.person, corrects, token=fresh(), by=COLLEAGUE, now=NOW)
    with pytest.raises(ReasonMissing):
        await add_progress_note(desk.person, NewNote(" "), token=fresh(), by=SOCIAL, now=NOW)
    with pytest.raises(NotThere):
        await add_progress_note(desk.person, NewNote("x", goal=fresh()), token=fresh(), by=SOCIAL, now=NOW)
    notes = await notes_of(desk.person, size=10)
    assert [(note.own, note.worker, note.goal, note.corrected) for note in notes] == [
        ("I was there twice", "", goal, False),
        ("I was there", "Came on time", goal, True),
    ]
    paged = await notes_of(desk.person, size=1)
    assert isinstance(paged.after, UUID)
    assert [note.own for note in await notes_of(desk.person, size=1, after=paged.after)] == ["I was there"]


async def test_the_end_of_the_case_ends_every_step_that_is_open(desk: Desk) -> None:
    await desk.plan("Visit the centre", "Bring the papers")
    step = (await only_step(desk)).id
    await block_step(step, "Ill", SOON, by=SOCIAL, now=NOW)
    async with transaction(DB):
        assert await archive_open_plans(desk.person, now=NOW) == 1
    plan = await shown(desk.person)
    assert (plan.state, plan.goals[0].state) == ("archived", "removed")
    assert {(each.state, each.reason) for each in plan.goals[0].steps} == {("archived", "case_closed")}
