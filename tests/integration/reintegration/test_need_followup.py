"""A need is followed from the question to what came of it: its id goes along, workers link by hand, an end is answered."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest

from services.reintegration.continuation.actions import take_back_agreement
from services.reintegration.continuation.supervision_end import end_supervision
from services.reintegration.database import DB
from services.reintegration.errors import CaseClosed, EntryChanged, NotThere
from services.reintegration.need_followup.actions.linking import link
from services.reintegration.need_followup.domain import Answer, Kind, Stage
from services.reintegration.need_followup.queries.things import need_of, outcomes_of, things_of
from services.reintegration.need_followup.queries.waiting import table, waiting
from services.reintegration.needs.domain.pathways import Pathway
from services.reintegration.needs.domain.states import State
from services.reintegration.referrals.actions import refer, transfer
from services.reintegration.referrals.domain import Status
from services.reintegration.tasks.actions import take_task
from services.reintegration.tasks.domain import Outcome
from services.reintegration.tasks.ending import finish_task, reopen_task
from services.reintegration.timeline.tables import TimelineEntry
from shared.db.rows import fetch_values
from tests.builders.actors import AUDITOR, SOCIAL, SOCIAL_ELSEWHERE
from tests.builders.desk import BY, Desk, opened
from tests.builders.groups import a_group, enrolled
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.need_followup import asked_at_kiosk, came_of, completed
from tests.builders.needs import LATER, assessed, needs_by_pathway
from tests.builders.referrals import HOUSING, NOTE
from tests.builders.work import considered, open_vacancy
from tests.support.row_security import count_shown

OTHER_OFFER = "SELECT id FROM reintegration.service_offer WHERE id <> $1 AND ended_at IS NULL ORDER BY id LIMIT 1"
LINKED = {
    "task": "SELECT need_id FROM reintegration.task WHERE id = $1",
    "goal": "SELECT need_id FROM reintegration.goal WHERE plan = $1",
    "referral": "SELECT need_id FROM reintegration.referral WHERE id = $1",
    "job": "SELECT need_id FROM reintegration.job_application WHERE id = $1",
    "group": "SELECT need_id FROM reintegration.participation WHERE id = $1",
}


async def need_id(kind: str, number: UUID) -> UUID | None:
    (found,) = await fetch_values(DB, LINKED[kind], number)
    return found  # type: ignore[no-any-return]


async def stage_of(need: UUID) -> Stage | None:
    for stage in Stage:
        if need in {each.id for each in await waiting(SOCIAL, stage, "", before=None, size=50)}:
            return stage
    return None


async def test_a_question_at_the_kiosk_is_a_need_and_its_id_goes_with_the_task_the_plan_and_the_referral(desk: Desk) -> None:
    task, need = await asked_at_kiosk(desk.person)
    assert (await needs_by_pathway(desk.person))[Pathway.HOUSING].id == need
    assert (await asked_at_kiosk(desk.person))[1] == need, "asked twice, it is one need"
    plan = await desk.plan(task=task)
    assert await need_id("goal", plan) == need
    referral = await refer(desk.person, offer=HOUSING, note=NOTE, consent=True, plan=plan, token=fresh(), by=SOCIAL, now=NOW)
    assert await need_id("referral", referral) == need
    (another,) = await fetch_values(DB, OTHER_OFFER, HOUSING)
    passed_on = await transfer(referral, offer=another, note=NOTE, consent=True, token=fresh(), by=SOCIAL, now=NOW)
    assert await need_id("referral", passed_on) == need, "another provider, the same need"


async def test_a_task_that_is_taken_up_again_keeps_its_need(desk: Desk) -> None:
    task, need = await asked_at_kiosk(desk.person)
    await take_task(task, by=SOCIAL, now=NOW)
    await finish_task(task, Outcome.MET, words="Found a room", by=SOCIAL, now=NOW)
    await reopen_task(task, words="The room was lost", by=SOCIAL, now=NOW)
    assert await need_id("task", task) == need


async def test_an_assessment_links_the_question_that_waits_and_a_job_finds_its_need(desk: Desk) -> None:
    task = await desk.task("work")
    assert await need_id("task", task) is None, "nobody has said yet that there is a need"
    await assessed(desk.person, {Pathway.WORK: LATER})
    need = (await needs_by_pathway(desk.person))[Pathway.WORK].id
    assert await need_id("task", task) == need
    assert await need_id("job", await considered(desk.person, await open_vacancy())) == need


async def test_a_sensitive_question_is_a_need_whose_row_does_not_say_which(desk: Desk) -> None:
    task, need = await asked_at_kiosk(desk.person, "drugs")
    assert await fetch_values(DB, "SELECT pathway FROM reintegration.case_need WHERE id = $1", need) == [None]
    assert await need_id("task", task) == need
    _, shown = await need_of(need, SOCIAL)
    assert shown.pathway is Pathway.ADDICTIONS
    with pytest.raises(NotThere):
        await need_of(need, AUDITOR)
    referral = await refer(desk.person, offer=HOUSING, note=NOTE, consent=True, need_id=need, token=fresh(), by=SOCIAL, now=NOW)
    assert await need_id("referral", referral) == need


async def test_what_was_met_begins_anew_when_the_person_asks_again(desk: Desk) -> None:
    _, need = await asked_at_kiosk(desk.person)
    referral = await desk.referral()
    await completed(referral)
    await came_of(need, referral, Answer.MET)
    assert (await needs_by_pathway(desk.person))[Pathway.HOUSING].state is State.MET
    await asked_at_kiosk(desk.person, at=NOW + timedelta(days=30))
    assert (await needs_by_pathway(desk.person))[Pathway.HOUSING].state is State.NOT_STARTED


async def test_somebody_else_s_need_is_linked_to_nothing(desk: Desk) -> None:
    other = await opened("Another Person")
    _, foreign = await asked_at_kiosk(other.person)
    _, own = await asked_at_kiosk(desk.person)
    with pytest.raises(NotThere):
        await refer(desk.person, offer=HOUSING, note=NOTE, consent=True, need_id=foreign, token=fresh(), by=SOCIAL, now=NOW)
    task = await desk.task("legal")
    for need, by, error in ((foreign, SOCIAL, EntryChanged), (own, SOCIAL_ELSEWHERE, NotThere)):
        with pytest.raises(error):
            await link(need, "task", task, on=True, by=by, now=NOW)
    assert await need_id("task", task) is None


async def test_a_worker_links_by_hand_takes_the_link_off_and_two_at_once_do_not_overwrite_each_other(desk: Desk) -> None:
    _, housing = await asked_at_kiosk(desk.person)
    _, health = await asked_at_kiosk(desk.person, "health")
    group = await enrolled(desk.person, await a_group())
    assert await need_id("group", group) is None
    outcomes = await asyncio.gather(
        *(link(need, "group", group, on=True, by=SOCIAL, now=NOW) for need in (housing, health)), return_exceptions=True
    )
    assert [type(each) for each in outcomes if isinstance(each, Exception)] == [EntryChanged]
    holder = await need_id("group", group)
    assert holder in (housing, health)
    other = health if holder == housing else housing
    with pytest.raises(EntryChanged):
        await link(other, "group", group, on=False, by=SOCIAL, now=NOW)
    for _ in range(2):  # sent twice
        await link(holder, "group", group, on=False, by=SOCIAL, now=NOW)
    assert await need_id("group", group) is None
    entries = [row["kind"] for row in await TimelineEntry.select(TimelineEntry.kind).where(TimelineEntry.person == desk.person)]
    assert (entries.count("need_linked"), entries.count("need_unlinked")) == (1, 1)


@pytest.mark.parametrize("kind", ["task", "goal", "referral", "group"])
async def test_every_kind_can_be_linked_and_unlinked(desk: Desk, kind: Kind) -> None:
    _, need = await asked_at_kiosk(desk.person, "legal")
    _, another = await asked_at_kiosk(desk.person, "family")
    made = {"task": lambda: desk.task("work"), "goal": desk.plan, "referral": desk.referral}
    number = await made[kind]() if kind in made else await enrolled(desk.person, await a_group())
    (thing,) = [each for each in await things_of(desk.person) if each.kind == kind and each.need_id is None]
    await link(need, kind, thing.id, on=True, by=SOCIAL, now=NOW)
    with pytest.raises(EntryChanged):
        await link(another, kind, thing.id, on=True, by=SOCIAL, now=NOW)
    assert await need_id(kind, number) == need
    await link(need, kind, thing.id, on=False, by=SOCIAL, now=NOW)
    assert await need_id(kind, number) is None


async def test_an_answer_keeps_or_closes_the_need_and_is_corrected_with_its_history(desk: Desk) -> None:
    _, need = await asked_at_kiosk(desk.person)
    referral = await desk.referral()
    await completed(referral)
    assert await stage_of(need) is Stage.OUTCOME
    await came_of(need, referral, Answer.PARTLY, why="no_capacity", note="Two months alone")
    assert (await needs_by_pathway(desk.person))[Pathway.HOUSING].state is State.IN_PROGRESS
    assert await stage_of(need) is Stage.ASKED, "it is not asked again; the desk begins anew"
    with pytest.raises(EntryChanged):
        await came_of(need, referral, Answer.MET)  # a stale page
    later = NOW + timedelta(hours=1)
    await came_of(need, referral, Answer.MET, seen=1, now=later)
    assert (await needs_by_pathway(desk.person))[Pathway.HOUSING].state is State.MET
    assert await stage_of(need) is None
    seen = await outcomes_of(desk.person, need, Pathway.HOUSING)
    assert [(each.number, each.answer, each.why, each.note) for each in seen] == [
        (2, Answer.MET, None, ""),
        (1, Answer.PARTLY, "no_capacity", "Two months alone"),
    ]
    await came_of(need, referral, Answer.NOT_MET, why="other", seen=2, now=later + timedelta(hours=1))
    assert (await needs_by_pathway(desk.person))[Pathway.HOUSING].state is State.IN_PROGRESS
    assert await fetch_values(DB, "SELECT count(*) FROM reintegration.need_outcome WHERE sealed IS NOT NULL") == [1]


async def test_two_workers_answer_at_once_and_one_of_them_sees_the_other(desk: Desk) -> None:
    _, need = await asked_at_kiosk(desk.person)
    referral = await desk.referral()
    await completed(referral)
    answers = (came_of(need, referral, Answer.MET), came_of(need, referral, Answer.NOT_MET, why="other"))
    found = await asyncio.gather(*answers, return_exceptions=True)
    assert sorted(type(each).__name__ for each in found) == ["EntryChanged", "UUID"]


async def test_a_note_about_a_sensitive_need_is_not_kept_and_what_is_not_linked_has_no_answer(desk: Desk) -> None:
    _, need = await asked_at_kiosk(desk.person, "health")
    referral = await desk.referral()
    await completed(referral)
    with pytest.raises(EntryChanged):
        await came_of(need, referral, Answer.MET)
    await link(need, "referral", referral, on=True, by=SOCIAL, now=NOW)
    await came_of(need, referral, Answer.NOT_MET, why="other", note="Still ill")
    assert await fetch_values(DB, "SELECT sealed FROM reintegration.need_outcome") == [None]
    assert "Still ill" not in str(await TimelineEntry.select())


async def test_another_region_s_desk_has_no_row_of_an_outcome(desk: Desk) -> None:
    _, need = await asked_at_kiosk(desk.person)
    referral = await desk.referral()
    await completed(referral)
    await came_of(need, referral, Answer.MET)
    shown = [(await count_shown(DB, by))["reintegration.need_outcome"] for by in (SOCIAL, SOCIAL_ELSEWHERE)]
    assert shown == [1, 0]


async def test_a_closed_case_refuses(desk: Desk) -> None:
    await asked_at_kiosk(desk.person)
    other = await opened("Closing Person")
    task, need = await asked_at_kiosk(other.person)
    referral = await other.referral()
    await completed(referral)
    await _close(other)
    with pytest.raises(CaseClosed):
        await link(need, "task", task, on=False, by=SOCIAL, now=NOW)
    with pytest.raises(CaseClosed):
        await came_of(need, referral, Answer.MET)


async def test_each_stage_is_counted_where_it_waits_and_listed_behind_its_number(desk: Desk) -> None:
    task, need = await asked_at_kiosk(desk.person)
    assert await stage_of(need) is Stage.ASKED
    await take_task(task, by=SOCIAL, now=NOW)
    assert await stage_of(need) is Stage.TASK
    await desk.plan(task=task)
    assert await stage_of(need) is Stage.PLANNED
    referral = await desk.referral()
    assert await stage_of(need) is Stage.ANSWER
    await completed(referral, until=Status.ACCEPTED)
    assert await stage_of(need) is Stage.ARRIVAL
    other = await opened("Another Person")
    _, second = await asked_at_kiosk(other.person)
    _, hidden = await asked_at_kiosk(other.person, "health")
    cells = {(each.pathway, each.stage): (each.number, each.unmoved) for each in await table(SOCIAL, NOW + timedelta(days=1))}
    assert cells == {("housing", "arrival"): (1, 1), ("housing", "asked"): (1, 1), (None, "asked"): (1, 1)}
    assert all(each.unmoved == 0 for each in await table(SOCIAL, NOW))
    assert await table(SOCIAL_ELSEWHERE, NOW) == []
    listed = await waiting(SOCIAL, Stage.ASKED, "sensitive", before=None, size=5)
    assert [(each.id, each.pathway) for each in listed] == [(hidden, None)]
    first = await waiting(SOCIAL, Stage.ASKED, "", before=None, size=1)
    rest = await waiting(SOCIAL, Stage.ASKED, "", before=None, size=1, after=first.rows[0].id)
    assert {first.rows[0].id, rest.rows[0].id} == {second, hidden}
    assert (first.after, rest.after) == (first.rows[0].id, None)
    assert not (await waiting(SOCIAL, Stage.ASKED, "", before=NOW, size=5)).rows


async def _close(desk: Desk) -> None:
    await end_supervision(desk.closing(), by=BY, now=NOW)
    await take_back_agreement(desk.person, by=BY, now=NOW)
