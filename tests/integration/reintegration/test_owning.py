"""Who has a case: taken by one, handed over when the other accepts, given by the manager, ended with the case and with the office."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import asyncpg
import pytest

from services.reintegration.cases.opening import hand_over_case, set_access
from services.reintegration.continuation.actions import close, reopen, take_back_agreement
from services.reintegration.continuation.supervision_end import end_supervision
from services.reintegration.database import DB
from services.reintegration.errors import AlreadyAsked, AlreadyOwned, CaseClosed, NotAllowed, NotThere, ReasonMissing, Refused
from services.reintegration.owning.actions.capacity import set_capacity
from services.reintegration.owning.actions.handing_over import accept, ask, decline, withdraw
from services.reintegration.owning.actions.taking import give, give_back, take
from services.reintegration.owning.domain import Worker
from services.reintegration.owning.queries.lists import count_owned, count_without, owned, without_worker
from services.reintegration.owning.queries.loads import loads, team_of, workers_of
from services.reintegration.owning.queries.owners import asked_by, asked_of, history_of, owner_of
from services.reintegration.owning.tables import CaseOwner, Handover
from services.reintegration.tasks.actions import take_task
from services.reintegration.tasks.tables import Task
from services.reintegration.timeline.tables import ENTRY, TimelineEntry
from shared.actors import Actor, Role
from shared.db.engine import transaction
from shared.identity.accounts import set_disabled
from shared.identity.cover.actions import NotInOffice, arrange_cover
from shared.identity.permissions import AccountPermission
from shared.messages.probation import CaseTransferredForReintegration, RegistrationAccessForReintegration
from tests.builders.actors import COLLEAGUE, MANAGER, OFFICER, SOCIAL, SOCIAL_ELSEWHERE, SYSTEM, actor
from tests.builders.desk import BY, Desk, opened
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.builders.staff import make_account
from tests.builders.texts import words_in

DAY = timedelta(days=1)
BRANCH = actor("branch", Role.SOCIAL_WORKER, office="75-02")


@pytest.fixture(autouse=True)
async def colleagues(engines: object) -> None:
    await make_account(COLLEAGUE, "colleague")
    await make_account(SOCIAL_ELSEWHERE, "social-elsewhere")


async def holder(person: UUID) -> str | None:
    owner = await owner_of(person)
    return owner.name if owner else None


async def asked(desk: Desk, by: Actor = SOCIAL, to: Actor = COLLEAGUE) -> UUID:
    return await ask(desk.person, to.id, why="I change to another desk", token=fresh(), by=by, now=NOW)


async def test_of_two_who_take_a_case_one_gets_it(desk: Desk) -> None:
    results = await asyncio.gather(*(take(desk.person, by=by, now=NOW) for by in (SOCIAL, COLLEAGUE)), return_exceptions=True)
    (refused,) = [each for each in results if each is not None]
    assert isinstance(refused, AlreadyOwned)
    assert refused.holder == await holder(desk.person)
    winner = SOCIAL if refused.holder == SOCIAL.name else COLLEAGUE
    await take(desk.person, by=winner, now=NOW)
    assert len(await history_of(desk.person)) == 1, "taken twice, it is taken once"


async def test_a_case_changes_its_worker_only_when_the_other_accepts(desk: Desk) -> None:
    await take(desk.person, by=SOCIAL, now=NOW)
    task = await desk.task()
    await take_task(task, by=SOCIAL, now=NOW)
    handover = await asked(desk)
    assert await holder(desk.person) == SOCIAL.name
    assert [each.id for each in await asked_of(COLLEAGUE)] == [handover]
    with pytest.raises(NotThere):
        await accept(handover, by=SOCIAL, now=NOW)
    await accept(handover, by=COLLEAGUE, now=NOW + DAY)
    assert await holder(desk.person) == COLLEAGUE.name
    assert [(row.name, row.ended) for row in await history_of(desk.person)] == [(COLLEAGUE.name, None), (SOCIAL.name, "handed_over")]
    row = await Task.select(Task.taken_by, Task.status).where(Task.id == task).first()
    assert row == {"taken_by": COLLEAGUE.id, "status": "taken"}, "what the first had taken goes along"
    assert [each.state for each in await asked_by(SOCIAL, NOW + DAY)] == ["accepted"], "who asked is told"
    assert not await asked_by(SOCIAL, NOW + 9 * DAY)
    with pytest.raises(NotAllowed):
        await accept(handover, by=COLLEAGUE, now=NOW + DAY)


async def test_a_no_leaves_the_case_where_it_is_and_has_a_reason(desk: Desk) -> None:
    await take(desk.person, by=SOCIAL, now=NOW)
    handover = await asked(desk)
    for reason, words in (("", None), ("no such", None), ("other", None)):
        with pytest.raises(ReasonMissing):
            await decline(handover, reason=reason, words=words, by=COLLEAGUE, now=NOW)
    await decline(handover, reason="other", words="My mother is her neighbour", by=COLLEAGUE, now=NOW)
    assert await holder(desk.person) == SOCIAL.name
    stored = await Handover.select().where(Handover.id == handover).first()
    assert stored is not None
    assert b"neighbour" not in stored["sealed_answer"]
    assert b"another desk" not in stored["sealed"]
    assert await words_in(ENTRY, kind="handover_declined") == [None], "the reason is not on the timeline"
    await withdraw(await asked(desk), leads=False, by=SOCIAL, now=NOW)
    assert await holder(desk.person) == SOCIAL.name


async def test_one_is_asked_at_a_time(desk: Desk) -> None:
    third = actor("third", Role.SOCIAL_WORKER)
    await make_account(third, "third")
    await take(desk.person, by=SOCIAL, now=NOW)
    results = await asyncio.gather(asked(desk), asked(desk, to=third), return_exceptions=True)
    (refused,) = [each for each in results if isinstance(each, Exception)]
    assert isinstance(refused, AlreadyAsked)
    token = fresh()
    await withdraw(next(each for each in results if isinstance(each, UUID)), leads=True, by=MANAGER, now=NOW)
    sent = [await ask(desk.person, third.id, why="Leaving", token=token, by=SOCIAL, now=NOW) for _ in range(2)]
    assert sent[0] == sent[1], "sent twice, it is asked once"


async def test_accepting_and_withdrawing_at_once_only_one_happens(desk: Desk) -> None:
    await take(desk.person, by=SOCIAL, now=NOW)
    handover = await asked(desk)
    results = await asyncio.gather(
        accept(handover, by=COLLEAGUE, now=NOW), withdraw(handover, leads=False, by=SOCIAL, now=NOW), return_exceptions=True
    )
    assert sum(isinstance(each, NotAllowed) for each in results) == 1
    state = await Handover.select(Handover.state).where(Handover.id == handover).first()
    expected = COLLEAGUE.name if state == {"state": "accepted"} else SOCIAL.name
    assert await holder(desk.person) == expected


@pytest.mark.parametrize("by", [COLLEAGUE, SOCIAL_ELSEWHERE, OFFICER, MANAGER], ids=lambda each: each.name)
async def test_only_who_has_the_case_hands_it_over(by: Actor, desk: Desk) -> None:
    await take(desk.person, by=SOCIAL, now=NOW)
    with pytest.raises(Refused):
        await asked(desk, by=by, to=SOCIAL_ELSEWHERE if by is COLLEAGUE else COLLEAGUE)
    assert not await Handover.exists().where(Handover.person == desk.person)


async def test_nobody_of_another_office_is_asked(desk: Desk) -> None:
    await take(desk.person, by=SOCIAL, now=NOW)
    for nobody in (SOCIAL_ELSEWHERE, SOCIAL, OFFICER, MANAGER):
        with pytest.raises(NotThere):
            await asked(desk, to=nobody)


async def test_the_manager_gives_a_case_and_a_hand_over_lapses(desk: Desk) -> None:
    await give(desk.person, SOCIAL.id, why="New on the desk", before=None, by=MANAGER, now=NOW)
    handover = await asked(desk)
    with pytest.raises(NotAllowed):
        await give(desk.person, COLLEAGUE.id, why="Less to do", before=None, by=MANAGER, now=NOW)
    with pytest.raises(ReasonMissing):
        await give(desk.person, COLLEAGUE.id, why=" ", before=SOCIAL.id, by=MANAGER, now=NOW)
    await give(desk.person, COLLEAGUE.id, why="Less to do", before=SOCIAL.id, by=MANAGER, now=NOW)
    await give(desk.person, COLLEAGUE.id, why="Less to do", before=SOCIAL.id, by=MANAGER, now=NOW)
    assert [(row.name, row.how) for row in await history_of(desk.person)] == [(COLLEAGUE.name, "given"), (SOCIAL.name, "given")]
    with pytest.raises(NotAllowed):
        await accept(handover, by=COLLEAGUE, now=NOW)
    assert [each.state for each in await asked_by(SOCIAL, NOW)] == ["lapsed"]
    with pytest.raises(NotThere):
        await give(desk.person, SOCIAL_ELSEWHERE.id, why="Far away", before=COLLEAGUE.id, by=MANAGER, now=NOW)


async def test_a_case_given_back_waits_for_a_worker(desk: Desk) -> None:
    await take(desk.person, by=SOCIAL, now=NOW)
    with pytest.raises(AlreadyOwned):
        await give_back(desk.person, by=COLLEAGUE, now=NOW)
    await asked(desk)
    await give_back(desk.person, by=SOCIAL, now=NOW)
    await give_back(desk.person, by=SOCIAL, now=NOW)
    assert await holder(desk.person) is None
    assert not await asked_of(COLLEAGUE)
    await take(desk.person, by=COLLEAGUE, now=NOW)


async def test_the_cases_of_an_account_that_was_switched_off_have_no_worker(desk: Desk) -> None:
    await take(desk.person, by=COLLEAGUE, now=NOW)
    assert await count_without(MANAGER, await workers_of(MANAGER)) == 0
    with pytest.raises(AlreadyOwned):
        await take(desk.person, by=SOCIAL, now=NOW)
    await set_disabled(COLLEAGUE.id, True, by=SYSTEM, at=NOW)
    (found,) = await without_worker(MANAGER, await workers_of(MANAGER), size=10)
    assert (found.person, found.last_worker) == (desk.person, COLLEAGUE.name)
    await take(desk.person, by=SOCIAL, now=NOW)
    assert [(row.name, row.ended) for row in await history_of(desk.person)] == [(SOCIAL.name, None), (COLLEAGUE.name, "left")]


async def test_closing_ends_it_and_opening_again_asks_who(desk: Desk) -> None:
    await take(desk.person, by=SOCIAL, now=NOW)
    handover = await asked(desk)
    await end_supervision(desk.closing(), by=BY, now=NOW)
    await close(desk.person, reason="goals_reached", words=None, by=SOCIAL, now=NOW)
    assert [(row.name, row.ended) for row in await history_of(desk.person)] == [(SOCIAL.name, "closed")]
    for refused in (take(desk.person, by=SOCIAL, now=NOW), accept(handover, by=COLLEAGUE, now=NOW)):
        with pytest.raises(CaseClosed):
            await refused
    await reopen(desk.person, by=SOCIAL, now=NOW)
    assert await holder(desk.person) is None
    assert await count_without(SOCIAL, await workers_of(SOCIAL)) == 1
    with pytest.raises(NotAllowed):
        await accept(handover, by=COLLEAGUE, now=NOW)


@pytest.mark.parametrize(("office", "region", "stays"), [("75-02", "75", True), ("71", "71", False)])
async def test_another_region_begins_without_a_worker(office: str, region: str, stays: bool, desk: Desk) -> None:
    await take(desk.person, by=SOCIAL, now=NOW)
    await hand_over_case(CaseTransferredForReintegration(person=desk.person, office=office, region=region), by=BY, now=NOW)
    assert (await holder(desk.person) == SOCIAL.name) is stays
    assert await count_without(SOCIAL_ELSEWHERE, await workers_of(SOCIAL_ELSEWHERE)) == (0 if stays else 1)


async def test_a_branch_loses_the_case_to_another_branch() -> None:
    await make_account(BRANCH, "branch")
    desk = await opened(office="75-02", region="75")
    await take(desk.person, by=BRANCH, now=NOW)
    await hand_over_case(CaseTransferredForReintegration(person=desk.person, office="75-01", region="75"), by=BY, now=NOW)
    assert [(row.name, row.ended) for row in await history_of(desk.person)] == [(BRANCH.name, "moved")]


async def test_a_case_that_was_restricted_is_without_a_worker_for_the_region_s_desk() -> None:
    await make_account(BRANCH, "branch")
    desk = await opened(office="75-02", region="75")
    await take(desk.person, by=SOCIAL, now=NOW)
    access = RegistrationAccessForReintegration(person=desk.person, registration=desk.registration, authority="probation", restricted=True)
    await set_access(access, by=BY, now=NOW)
    assert [each.person for each in await without_worker(BRANCH, await workers_of(BRANCH), size=10)] == [desk.person]
    await take(desk.person, by=BRANCH, now=NOW)
    assert await holder(desk.person) == BRANCH.name


async def test_who_stands_in_has_the_cases_among_their_own_until_the_last_day(desk: Desk) -> None:
    await take(desk.person, by=SOCIAL, now=NOW)
    with pytest.raises(NotInOffice):
        await arrange_cover(SOCIAL.id, COLLEAGUE.id, since=NOW, until=NOW + DAY, reason="leave", by=MANAGER, now=NOW)
    await arrange_cover(
        SOCIAL.id, COLLEAGUE.id, since=NOW, until=NOW + DAY, reason="leave", among=AccountPermission.HELP, by=MANAGER, now=NOW
    )
    standing_in = replace(COLLEAGUE, covers=(SOCIAL.id,))
    assert [each.worker for each in await owned(standing_in, [COLLEAGUE.id, SOCIAL.id], size=5)] == [SOCIAL.name]
    handover = await asked(desk, by=standing_in)
    await withdraw(handover, leads=False, by=SOCIAL, now=NOW)
    by_worker = {each.worker.id: each for each in await loads(await team_of(MANAGER), MANAGER, now=NOW)}
    assert by_worker[SOCIAL.id].covered_by == COLLEAGUE.name
    later = {each.worker.id: each for each in await loads(await team_of(MANAGER), MANAGER, now=NOW + DAY)}
    assert later[SOCIAL.id].away_until is None
    assert await count_owned(COLLEAGUE, [COLLEAGUE.id]) == 0


async def test_who_stands_in_answers_a_hand_over_for_the_other(desk: Desk) -> None:
    third = replace(actor("third", Role.SOCIAL_WORKER, office="75"), covers=(COLLEAGUE.id,))
    await make_account(third, "third")
    await take(desk.person, by=SOCIAL, now=NOW)
    task = await desk.task()
    await take_task(task, by=SOCIAL, now=NOW)
    handover = await asked(desk)
    assert [each.id for each in await asked_of(third)] == [handover]
    await decline(handover, reason="away_soon", words=None, by=third, now=NOW)
    handover = await asked(desk)
    await accept(handover, by=third, now=NOW + DAY)
    assert await holder(desk.person) == COLLEAGUE.name, "done for the one who was asked"
    row = await Task.select(Task.taken_by).where(Task.id == task).first()
    assert row == {"taken_by": COLLEAGUE.id}
    answered = await Handover.select(Handover.answered_by, Handover.answered_by_name).where(Handover.id == handover).first()
    assert answered == {"answered_by": third.id, "answered_by_name": third.name}
    entries = await TimelineEntry.select(TimelineEntry.details).where(TimelineEntry.kind.is_in(["worker_changed", "handover_declined"]))
    assert len(entries) == 2
    assert all(third.name in each["details"] for each in entries)


async def test_nobody_answers_their_own_question_by_standing_in(desk: Desk) -> None:
    covering = replace(SOCIAL, covers=(COLLEAGUE.id,))
    await take(desk.person, by=SOCIAL, now=NOW)
    handover = await asked(desk, by=covering)
    for answer in (accept(handover, by=covering, now=NOW), decline(handover, reason="language", words=None, by=covering, now=NOW)):
        with pytest.raises(NotThere):
            await answer
    assert await holder(desk.person) == SOCIAL.name


async def test_what_a_worker_carries_is_counted_and_a_personal_number_rules_from_its_day(desk: Desk) -> None:
    await take(desk.person, by=SOCIAL, now=NOW)
    await desk.referral()
    await take_task(await desk.task("work"), by=SOCIAL, now=NOW)
    worker = Worker(SOCIAL.id, SOCIAL.name, "75")
    await set_capacity(worker, 0, TODAY + timedelta(days=2), "Half time", by=MANAGER, now=NOW)
    (before,), (after,) = [await loads([worker], MANAGER, now=now) for now in (NOW, NOW + 20 * DAY)]
    assert (before.cases, before.overdue, before.awaited, before.capacity, before.is_default) == (1, 0, 1, 40, True)
    assert (after.overdue, after.capacity, after.is_default, after.above()) == (1, 0, False, True)
    await give(desk.person, COLLEAGUE.id, why="Half time", before=SOCIAL.id, by=MANAGER, now=NOW)
    await give(desk.person, SOCIAL.id, why="Knows the person", before=COLLEAGUE.id, by=MANAGER, now=NOW + 20 * DAY)
    assert await holder(desk.person) == SOCIAL.name, "above the number is a warning, never a refusal"


async def test_the_history_is_not_changed(desk: Desk) -> None:
    await take(desk.person, by=SOCIAL, now=NOW)
    await set_capacity(Worker(SOCIAL.id, SOCIAL.name, "75"), 3, TODAY, "Half time", by=MANAGER, now=NOW)
    for statement in (
        "DELETE FROM reintegration.case_owner",
        "UPDATE reintegration.case_owner SET name = 'x'",
        "UPDATE reintegration.handover SET to_name = 'x'",
        "UPDATE reintegration.worker_capacity SET cases = 9",
    ):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            async with transaction(DB) as opened_now:
                await opened_now.connection.execute(statement)


async def test_two_rows_never_have_one_case(desk: Desk) -> None:
    await take(desk.person, by=SOCIAL, now=NOW)
    row = CaseOwner(
        id=fresh(), person=desk.person, account=COLLEAGUE.id, name="x", office="75", since=NOW, how="taken", given_by=BY.id,
        given_by_name="x",
    )  # fmt: skip
    with pytest.raises(asyncpg.UniqueViolationError):
        await CaseOwner.insert(row)


async def test_a_person_who_declines_help_leaves_nobody_with_the_case(desk: Desk) -> None:
    await take(desk.person, by=SOCIAL, now=NOW)
    await end_supervision(desk.closing(), by=BY, now=NOW)
    await take_back_agreement(desk.person, by=SOCIAL, now=NOW)
    assert await holder(desk.person) is None
