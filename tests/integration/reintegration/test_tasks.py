"""A task ends with an outcome, can be taken up again, and a worker adds one."""

import asyncio
import re
from uuid import UUID

import httpx
import pytest

from services.reintegration.continuation.actions import close
from services.reintegration.continuation.supervision_end import end_supervision
from services.reintegration.errors import AlreadyWaiting, CaseClosed, NotAllowed, NotThere, ReasonMissing, TaskTaken
from services.reintegration.tasks.actions import take_task
from services.reintegration.tasks.adding import add_task
from services.reintegration.tasks.domain import Outcome
from services.reintegration.tasks.ending import finish_task, reopen_task
from services.reintegration.tasks.tables import TASK, TASK_EVENT, Task, TaskEvent
from shared.values import JsonObject
from tests.builders.actors import COLLEAGUE, SOCIAL, SOCIAL_ELSEWHERE
from tests.builders.desk import BY, Desk
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.texts import opened_rows
from tests.support.clients import SignedIn
from tests.support.forms import submit

EVENT = ("act", "outcome", "why", "words")


async def state(task: UUID) -> JsonObject:
    row = await Task.select(Task.status, Task.outcome, Task.taken_by).where(Task.id == task).first()
    assert row is not None
    return row


@pytest.fixture
async def taken(desk: Desk) -> UUID:
    task = await desk.task()
    await take_task(task, by=SOCIAL, now=NOW)
    return task


@pytest.fixture
async def social(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    return await signed_in("reintegration", "social")


async def test_a_task_ends_with_what_was_done_and_why_not_all(taken: UUID) -> None:
    for outcome, why, words in ((Outcome.MET, None, " "), (Outcome.PARTLY, None, "half"), (Outcome.NOT_MET, "made up", "no")):
        with pytest.raises(ReasonMissing):
            await finish_task(taken, outcome, why=why, words=words, by=SOCIAL, now=NOW)
    for _ in range(2):  # sent twice
        await finish_task(taken, Outcome.NOT_MET, why="no_service", words="Asked four hostels", by=SOCIAL, now=NOW)
    assert await state(taken) == {"status": "done", "outcome": "not_met", "taken_by": SOCIAL.id}
    events = await opened_rows(TASK_EVENT, task=taken)
    found = [{name: row[name] for name in EVENT} for row in events]
    assert found == [{"act": "finished", "outcome": "not_met", "why": "no_service", "words": "Asked four hostels"}]


async def test_a_finished_task_is_taken_up_again_with_a_reason(taken: UUID) -> None:
    with pytest.raises(TaskTaken):
        await reopen_task(taken, words="Too early", by=COLLEAGUE, now=NOW)
    await finish_task(taken, Outcome.MET, words="A room until May", by=SOCIAL, now=NOW)
    with pytest.raises(ReasonMissing):
        await reopen_task(taken, words=" ", by=COLLEAGUE, now=NOW)
    for _ in range(2):
        await reopen_task(taken, words="The room was given to somebody else", by=COLLEAGUE, now=NOW)
    assert await state(taken) == {"status": "taken", "outcome": None, "taken_by": COLLEAGUE.id}
    assert await TaskEvent.count().where(TaskEvent.task == taken) == 2


async def test_it_is_not_taken_up_again_beside_a_newer_one_or_in_a_closed_case(desk: Desk, taken: UUID) -> None:
    await finish_task(taken, Outcome.MET, words="A room until May", by=SOCIAL, now=NOW)
    newer = await desk.task()
    with pytest.raises(AlreadyWaiting):
        await reopen_task(taken, words="Again", by=SOCIAL, now=NOW)
    await end_supervision(desk.closing(), by=BY, now=NOW)
    await close(desk.person, reason="goals_reached", words=None, by=SOCIAL, now=NOW)
    with pytest.raises(CaseClosed):
        await reopen_task(taken, words="Again", by=SOCIAL, now=NOW)
    assert (await state(newer))["status"] == "cancelled"
    with pytest.raises((CaseClosed, NotAllowed)):
        await reopen_task(newer, words="Again", by=SOCIAL, now=NOW)


async def test_a_plan_is_an_outcome_too(desk: Desk, taken: UUID) -> None:
    await desk.plan("Visit the centre", task=taken)
    assert (await state(taken))["outcome"] == "plan"


async def test_a_worker_adds_a_task_once_however_often_it_is_sent(desk: Desk) -> None:
    token = fresh()
    await asyncio.gather(
        *(add_task(desk.person, need="work", words="Looks for work", mine=True, token=token, by=SOCIAL, now=NOW) for _ in range(2))
    )
    await add_task(desk.person, need="work", words="Can begin on Monday", mine=False, token=fresh(), by=COLLEAGUE, now=NOW)
    (row,) = await opened_rows(TASK)
    assert (row["status"], row["taken_by"], row["words"]) == ("taken", SOCIAL.id, "Looks for work")
    with pytest.raises(NotThere):
        await add_task(desk.person, need="work", words="x", mine=True, token=fresh(), by=SOCIAL_ELSEWHERE, now=NOW)


async def test_the_pages_lead_from_adding_to_the_outcome_and_back(desk: Desk, social: httpx.AsyncClient) -> None:
    case = f"/cases/{desk.person}"
    form = await social.get(f"{case}/tasks/new")
    token = re.search(r'name="token" value="([^"]+)"', form.text)
    assert token is not None
    added = {"need": "documents", "words": "Identity card is lost", "who": "me", "token": token[1]}
    for left_out in ("need", "words", "who"):
        wrong = await submit(social, f"{case}/tasks/new", added | {left_out: ""})
        assert wrong.status_code == 422, left_out
    assert (await submit(social, f"{case}/tasks/new", added)).status_code == 303
    row = await Task.select(Task.id).first()
    assert row is not None
    ending = await social.get(f"/tasks/{row['id']}/done")
    assert "checked" not in ending.text
    assert f"/tasks/{row['id']}/done" in (await social.get(case)).text
    assert (await submit(social, f"/tasks/{row['id']}/done", {"outcome": "partly", "words": "Applied"})).status_code == 422
    sent = {"outcome": "partly", "why": "documents_missing", "words": "Applied for it"}
    assert (await submit(social, f"/tasks/{row['id']}/done", sent)).status_code == 303
    shown = (await social.get(f"{case}/tasks")).text
    assert all(said in shown for said in ("Met in part", "Documents are missing", "Applied for it", f"/tasks/{row['id']}/reopen"))
    assert (await submit(social, f"/tasks/{row['id']}/reopen", {"words": "The card did not come"})).status_code == 303
    assert (await state(row["id"]))["status"] == "taken"
