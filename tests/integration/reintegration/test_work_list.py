"""One list of work: what was asked for and the tasks of stages, in one order, by who has them and by the day on which they are due."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from services.reintegration.cases.queries import case as case_of
from services.reintegration.contacts.actions import NewContact, write_down
from services.reintegration.database import DB
from services.reintegration.owning.actions.taking import take
from services.reintegration.stages.actions.standing import note_standing
from services.reintegration.stages.actions.tasks import end_task, undo_task
from services.reintegration.stages.domain.kinds import fulfilments, task_kinds
from services.reintegration.stages.domain.standing import Act, Standing
from services.reintegration.stages.queries import shown
from services.reintegration.stages.tables import StageEvent, StageTask
from services.reintegration.tasks.actions import take_task
from services.reintegration.tasks.domain import Outcome
from services.reintegration.tasks.ending import finish_task
from services.reintegration.tasks.tables import Task
from services.reintegration.timeline.tables import TimelineEntry
from services.reintegration.work_list.domain import Due, WorkItem
from services.reintegration.work_list.queries import count_work, ended_work, work, work_of
from shared.db.engine import transaction
from shared.registry import ActDone, registry
from tests.builders.actors import COLLEAGUE, SOCIAL
from tests.builders.desk import BY, Desk, opened
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.support.clients import SignedIn

DAY = timedelta(days=1)


@pytest.fixture
async def social(desk: Desk, signed_in: SignedIn, fixed_clock: FixedClock) -> httpx.AsyncClient:
    return await signed_in("reintegration", "social")


async def all_pages(held_by: str, *, size: int, due: Due | None = None) -> list[WorkItem]:
    found: list[WorkItem] = []
    after: UUID | None = None
    while True:
        rows = await work(SOCIAL, held_by, NOW + 4 * DAY, size=size, due=due, after=after)  # type: ignore[arg-type]
        found += rows
        if rows.after is None:
            return found
        after = UUID(str(rows.after))


@pytest.mark.parametrize("size", [1, 2, 3, 50])
async def test_both_kinds_come_in_one_order_however_the_pages_fall(desk: Desk, size: int) -> None:
    for number in range(3):
        other = await opened()
        for need in ("housing", "work", "documents")[: number + 1]:
            await other.task(need)  # type: ignore[arg-type]
        end = (NOW + (2 + number) * DAY).replace(hour=19, minute=0)  # the end of a day at the desk, as a task of a stage is due
        await Task.update({Task.due_at: end}).where(Task.person == other.person, Task.need == "work")
    found = await all_pages("free", size=size)
    assert len(found) == len({each.id for each in found}) == 6 + 8
    assert {each.kind for each in found} == {"request", "stage"}
    now = NOW + 4 * DAY
    keys = [(each.due_at > now, not each.urgent, each.due_at, each.created_at, each.id.int) for each in found]
    assert keys == sorted(keys)
    assert any(each.due_at <= now for each in found if each.kind == "stage"), "some are overdue"


async def test_a_task_of_a_stage_is_of_whoever_has_the_case_and_of_who_stands_in(desk: Desk) -> None:
    before = await count_work(SOCIAL, "free", NOW)
    await take(desk.person, by=SOCIAL, now=NOW)
    assert await count_work(SOCIAL, "free", NOW) == before - 2
    assert [each.code for each in await work(SOCIAL, "mine", NOW, size=9)] == ["needs_asked", "first_plan"]
    assert [each.holder for each in await work(COLLEAGUE, "others", NOW, size=9)] == [SOCIAL.name] * 2
    assert len(await work(replace(COLLEAGUE, covers=(SOCIAL.id,)), "mine", NOW, size=9)) == 2


@pytest.mark.parametrize(
    ("due", "codes"), [(Due.OVERDUE, []), (Due.TODAY, []), (Due.WEEK, ["needs_asked"]), (None, ["needs_asked", "first_plan"])]
)
async def test_the_list_is_filtered_by_the_day(desk: Desk, due: Due | None, codes: list[str]) -> None:
    """Tuesday; needs are to be asked by Friday, the plan is to be agreed by the next Tuesday."""
    assert [each.code for each in await work(SOCIAL, "free", NOW, size=9, due=due)] == codes
    assert await count_work(SOCIAL, "free", NOW, due) == len(codes)


async def test_a_case_shows_what_waits_and_what_ended_as_one(desk: Desk) -> None:
    task = await desk.task()
    case = await case_of(desk.person, SOCIAL)
    assert [(each.kind, each.code) for each in await work_of(case, NOW)] == [
        ("request", "support"), ("stage", "needs_asked"), ("stage", "first_plan"),
    ]  # fmt: skip
    await take_task(task, by=SOCIAL, now=NOW)
    await end_task(desk.person, "needs_asked", Outcome.PARTLY, why="cannot_reach", words="By phone", by=SOCIAL, now=NOW + DAY)
    await finish_task(task, Outcome.MET, words="Has a place", by=SOCIAL, now=NOW + 2 * DAY)
    ended = await ended_work(case, size=5)
    assert [(each.kind, each.outcome, each.why) for each in ended] == [("request", "met", None), ("stage", "partly", "cannot_reach")]
    assert [each.code for each in await work_of(case, NOW)] == ["first_plan"]


@pytest.mark.parametrize(
    ("outcome", "why", "state"),
    [
        (Outcome.MET, None, "done"), (Outcome.PARTLY, "no_service", "done"), (Outcome.NOT_MET, "cannot_reach", "not_met"),
        (Outcome.NOT_MET, "not_needed", "not_needed"), (Outcome.NOT_MET, "entered_in_error", "not_needed"),
    ],
)  # fmt: skip
async def test_a_task_of_a_stage_ends_with_an_outcome_and_can_be_taken_up_again(
    desk: Desk, outcome: Outcome, why: str | None, state: str
) -> None:
    await end_task(desk.person, "needs_asked", outcome, why=why, words="What was done", by=SOCIAL, now=NOW)
    columns = StageTask.state, StageTask.outcome, StageTask.why
    row = await StageTask.select(*columns).where(StageTask.task == "needs_asked").first()
    assert row == {"state": state, "outcome": outcome.value, "why": why}
    await undo_task(desk.person, "needs_asked", words="By mistake", by=SOCIAL, now=NOW + DAY)
    row = await StageTask.select(*columns).where(StageTask.task == "needs_asked").first()
    assert row == {"state": "open", "outcome": None, "why": None}
    history = await StageEvent.select(StageEvent.act, StageEvent.outcome).where(StageEvent.task == "needs_asked").order_by(StageEvent.at)
    assert history == [{"act": state, "outcome": outcome.value}, {"act": "undone", "outcome": None}]


async def tell(done: ActDone) -> None:
    async with transaction(DB):
        await registry("reintegration").act_done(done)


async def waiting(person: UUID) -> set[str]:
    found = await shown(person)
    return {each.task for each in found.tasks if each.open} if found else set()


async def test_an_act_ends_the_task_that_it_fulfils_and_the_worker_takes_it_up_again(desk: Desk) -> None:
    await tell(ActDone(desk.person, "needs_assessed", SOCIAL, NOW))
    assert await waiting(desk.person) == {"first_plan"}
    row = await StageTask.select().where(StageTask.task == "needs_asked").first()
    assert row is not None
    assert (row["state"], row["outcome"], row["through"], row["ended_by_name"]) == ("done", "met", "needs_assessed", SOCIAL.name)
    entry = await TimelineEntry.select(TimelineEntry.details).where(TimelineEntry.kind == "stage_task_done").first()
    assert entry is not None
    assert '"needs_assessed"' in entry["details"]
    await undo_task(desk.person, "needs_asked", words="It was for another person", by=SOCIAL, now=NOW)
    assert await waiting(desk.person) == {"needs_asked", "first_plan"}


async def test_an_act_leaves_alone_what_it_does_not_fulfil_and_help_that_rests(desk: Desk) -> None:
    await tell(ActDone(desk.person, "referral_accepted", BY, NOW, need="housing"))  # before release alone
    await tell(ActDone(desk.person, "talked", BY, NOW))
    await tell(ActDone(fresh(), "needs_assessed", BY, NOW))
    await note_standing(desk.person, Act.CUSTODY, seen=Standing.ON_PATH, words="Told by phone", by=SOCIAL, now=NOW)
    await tell(ActDone(desk.person, "needs_assessed", BY, NOW))
    assert await waiting(desk.person) == {"needs_asked", "first_plan"}


async def test_a_letter_is_no_talk(desk: Desk) -> None:
    told: list[str] = []
    real = registry("reintegration").act_done

    async def note(done: ActDone) -> None:
        told.append(done.act)
        await real(done)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(registry("reintegration")), "act_done", lambda _, done: note(done))
        for kind, with_whom in (("letter", "person"), ("call", "relative"), ("call", "person")):
            await write_down(desk.person, NewContact(kind, with_whom, None, NOW, "Papers"), token=fresh(), by=SOCIAL, now=NOW)
    assert told == ["talked"]


def test_every_act_names_a_task_that_there_is() -> None:
    known = {each.code for each in task_kinds(TODAY)}
    assert {each.task for each in fulfilments(TODAY)} <= known
    assert not fulfilments(TODAY.replace(year=2020))


async def test_the_desk_and_the_case_show_one_list(desk: Desk, social: httpx.AsyncClient) -> None:
    await desk.task()
    page = (await social.get("/desk")).text
    assert "Needs have been assessed" in page
    assert "Tasks of stages" not in page
    assert "Needs have been assessed" in (await social.get("/desk?due=week")).text
    assert "Needs have been assessed" not in (await social.get("/desk?due=today")).text
    case = (await social.get(f"/cases/{desk.person}")).text
    assert case.index("Housing") < case.index("Needs have been assessed")
    form = await social.get(f"/cases/{desk.person}/stages/tasks/needs_asked")
    assert "How did it end?" in form.text
    assert "checked" not in form.text
