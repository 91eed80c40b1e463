"""From registration to its end: the effect of messages, the messages to probation, and two actions at once."""

import asyncio
import contextlib
import json
from collections.abc import Awaitable
from datetime import UTC, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from services.reintegration.casefile.actions import report_address_change
from services.reintegration.cases import jobs as cases_jobs
from services.reintegration.cases.tables import Case
from services.reintegration.continuation.actions import close
from services.reintegration.continuation.supervision_end import end_supervision
from services.reintegration.database import Audit, Outbox
from services.reintegration.demo import load_demo
from services.reintegration.directory.tables import Organisation
from services.reintegration.errors import (
    AlreadyReferred,
    CaseClosed,
    ConsentMissing,
    NoStep,
    NotAllowed,
    NotThere,
    Refused,
    TaskTaken,
)
from services.reintegration.needs import jobs as needs_jobs
from services.reintegration.plans.actions import archive_step, complete_step, start_plan
from services.reintegration.plans.tables import Plan, Step
from services.reintegration.referrals.actions import decide_referral, withdraw_referral
from services.reintegration.referrals.domain import Status
from services.reintegration.referrals.tables import Referral, ReferralEvent
from services.reintegration.tasks import jobs as tasks_jobs
from services.reintegration.tasks.actions import give_back_task, open_task, take_task
from services.reintegration.tasks.domain import Outcome
from services.reintegration.tasks.ending import finish_task
from services.reintegration.tasks.tables import TASK, Task
from services.reintegration.timeline.tables import TimelineEntry
from shared.audit import verify
from shared.messages.probation import BreachConfirmed, CaseTransferredForReintegration, SupportRequested
from shared.settings import OraluSettings
from tests.builders.actors import COLLEAGUE, HOST, SOCIAL, SOCIAL_ELSEWHERE
from tests.builders.desk import BY, Desk, opened
from tests.builders.moments import NOW
from tests.builders.referrals import SHELTER
from tests.builders.texts import opened_rows


async def told(desk: Desk) -> list[str]:
    """What probation was told about the person, in order: milestones and outcomes."""
    rows = await Outbox.select(Outbox.body).where(Outbox.person == desk.person).order_by(Outbox.sequence).output(load_json=True)
    bodies = [row["body"] if isinstance(row["body"], dict) else json.loads(row["body"]) for row in rows]
    return [body.get("milestone") or body.get("outcome") or "moved" for body in bodies]


@pytest.mark.parametrize(("office", "holder"), [("75-02", COLLEAGUE.id), ("71", None)])
async def test_a_transferred_case_stands_on_the_new_desk(office: str, holder: UUID | None, desk: Desk) -> None:
    task = await desk.task()
    await take_task(task, by=COLLEAGUE, now=NOW)
    message = CaseTransferredForReintegration(person=desk.person, office=office, region=office.partition("-")[0])
    for _ in range(2):
        await cases_jobs.case_transferred(message)
    case = await Case.select(Case.office, Case.region).where(Case.person == desk.person).first()
    assert case == {"office": office, "region": message.region}
    row = await Task.select(Task.office, Task.status, Task.taken_by).where(Task.id == task).first()
    assert row == {"office": office, "status": "taken" if holder else "open", "taken_by": holder}
    assert await TimelineEntry.count().where(TimelineEntry.person == desk.person, TimelineEntry.kind == "case_transferred") == 1
    await cases_jobs.case_transferred(message.model_copy(update={"person": uuid4()}))  # of nobody on a desk: nothing to do


async def test_each_need_named_at_a_check_in_becomes_one_task(desk: Desk) -> None:
    message = SupportRequested(person=desk.person, check_in=uuid4(), needs=["housing", "work", "housing"], words="Help me", asked_at=NOW)
    await needs_jobs.support_requested(message)
    await needs_jobs.support_requested(message.model_copy(update={"check_in": uuid4()}))
    rows = await Task.select(Task.need, Task.status).where(Task.person == desk.person).order_by(Task.need)
    assert [(row["need"], row["status"]) for row in rows] == [("housing", "open"), ("work", "open")]
    assert await TimelineEntry.count().where(TimelineEntry.kind == "asked") == 4


async def test_a_breach_asks_to_make_contact_and_tells_nothing_else(desk: Desk) -> None:
    await tasks_jobs.breach_confirmed(BreachConfirmed(person=desk.person, confirmed_at=NOW))
    (row,) = await opened_rows(TASK, person=desk.person)
    assert (row["kind"], row["words"]) == ("contact", None)


async def test_what_is_asked_before_a_holiday_is_due_after_it(desk: Desk) -> None:
    tuesday = datetime(2026, 12, 15, 6, 0, tzinfo=UTC)  # Wednesday the 16th is Independence Day
    await needs_jobs.support_requested(SupportRequested(person=desk.person, check_in=uuid4(), needs=["health"], words="", asked_at=tuesday))
    row = await Task.select(Task.due_at, Task.urgent).where(Task.person == desk.person).first()
    assert row == {"due_at": datetime(2026, 12, 17, 18, 0, tzinfo=ZoneInfo("Asia/Almaty")), "urgent": True}


async def test_steps_lead_to_milestones_told_once(desk: Desk) -> None:
    await desk.plan("Visit the centre", "Bring the papers")
    steps = [row["id"] for row in await Step.select(Step.id).order_by(Step.position)]
    await complete_step(steps[0], by=SOCIAL, now=NOW)
    await complete_step(steps[0], by=SOCIAL, now=NOW)
    assert await told(desk) == ["plan_started"]
    await archive_step(steps[1], "not_needed", by=SOCIAL, now=NOW)
    assert await told(desk) == ["plan_started", "goal_met", "plan_completed"]
    await report_address_change(desk.person, token=uuid4(), by=SOCIAL, now=NOW)
    assert (await told(desk))[-1] == "moved"


async def test_closing_withdraws_what_has_not_begun_and_hands_over_what_has(desk: Desk) -> None:
    await desk.task("work")
    await desk.plan()
    running = await desk.referral()
    await decide_referral(running, Status.ACCEPTED, by=HOST, now=NOW)
    await decide_referral(running, Status.IN_PROGRESS, by=HOST, now=NOW)
    waiting = await desk.referral(offer=SHELTER)
    await end_supervision(desk.closing(), by=BY, now=NOW)
    for _ in range(2):  # sent twice
        await close(desk.person, reason="help_declined", words=None, by=SOCIAL, now=NOW)
    rows = {row["id"]: row for row in await Referral.select()}
    assert rows[waiting]["status"] == "cancelled"
    assert rows[running]["status"] == "in-progress"
    assert rows[running]["handed_over_at"] == NOW
    assert [row["status"] for row in await Task.select(Task.status)] == ["cancelled"]
    assert [row["state"] for row in await Plan.select(Plan.state)] == ["archived"]
    await decide_referral(running, Status.COMPLETED, by=HOST, now=NOW)  # the provider finishes what was begun
    assert await told(desk) == ["plan_started", "accepted"], "what happens after the register is not told to probation"
    with pytest.raises(CaseClosed):
        await desk.plan()
    with pytest.raises(CaseClosed):
        await desk.referral()
    assert await open_task(desk.person, kind="support", need="work", words="", asked_at=NOW, by=BY, now=NOW) is None


async def test_an_old_registrations_end_does_not_close_a_new_one(desk: Desk) -> None:
    await end_supervision(desk.closing(registration=uuid4()), by=BY, now=NOW)
    row = await Case.select(Case.status, Case.ground).where(Case.person == desk.person).first()
    assert row == {"status": "open", "ground": "register"}


@pytest.fixture
async def taken(desk: Desk) -> UUID:
    """A task that the social worker has taken."""
    task = await desk.task()
    await take_task(task, by=SOCIAL, now=NOW)
    return task


async def test_a_task_that_somebody_has_taken_is_theirs(desk: Desk, taken: UUID) -> None:
    before = await Audit.count()
    with pytest.raises(TaskTaken, match="taken"):
        await desk.plan(task=taken, by=COLLEAGUE)
    with pytest.raises(TaskTaken):
        await finish_task(taken, Outcome.MET, words="Found a place", by=COLLEAGUE, now=NOW)
    assert await Audit.count() == before


async def test_a_task_of_another_office_and_one_that_does_not_exist_are_not_there(taken: UUID) -> None:
    before = await Audit.count()
    with pytest.raises(NotThere):
        await take_task(taken, by=SOCIAL_ELSEWHERE, now=NOW)
    with pytest.raises(NotThere):
        await take_task(uuid4(), by=SOCIAL, now=NOW)
    assert await Audit.count() == before


async def test_a_plan_without_a_step_and_a_referral_without_consent_or_offer_are_refused(desk: Desk) -> None:
    before = await Audit.count()
    with pytest.raises(NoStep):
        await start_plan(desk.person, need="housing", goal="A home", steps=[], token=uuid4(), by=SOCIAL, now=NOW)
    with pytest.raises(ConsentMissing):
        await desk.referral(consent=False)
    with pytest.raises(NotThere):
        await desk.referral(offer=uuid4())
    assert await Audit.count() == before


async def test_a_task_that_was_given_back_is_anybody_s_until_it_is_done(taken: UUID) -> None:
    await give_back_task(taken, by=SOCIAL, now=NOW)
    await take_task(taken, by=COLLEAGUE, now=NOW)
    await finish_task(taken, Outcome.MET, words="Found a place", by=COLLEAGUE, now=NOW)
    with pytest.raises(NotAllowed):
        await take_task(taken, by=SOCIAL, now=NOW)


async def test_of_two_workers_exactly_one_takes_the_task(desk: Desk) -> None:
    task = await desk.task()
    outcomes = await asyncio.gather(*(take_task(task, by=worker, now=NOW) for worker in (SOCIAL, COLLEAGUE)), return_exceptions=True)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["TaskTaken", "UUID"]


async def test_a_form_sent_twice_at_once_takes_effect_once(desk: Desk) -> None:
    token = uuid4()
    plans = await asyncio.gather(*(desk.plan(token=token) for _ in range(4)))
    assert len(set(plans)) == 1
    token = uuid4()
    assert len(set(await asyncio.gather(*(desk.referral(token=token) for _ in range(4))))) == 1
    with pytest.raises(AlreadyReferred):
        await desk.referral()


async def test_an_answer_and_a_withdrawal_at_once_leave_one_outcome(desk: Desk) -> None:
    referral = await desk.referral()
    await end_supervision(desk.closing(), by=BY, now=NOW)

    async def ignore_refusal(action: Awaitable[object]) -> None:
        with contextlib.suppress(Refused):
            await action

    await asyncio.gather(
        ignore_refusal(decide_referral(referral, Status.REJECTED, reason="no_capacity", by=HOST, now=NOW)),
        ignore_refusal(withdraw_referral(referral, reason="no_answer", by=SOCIAL, now=NOW)),
        ignore_refusal(close(desk.person, reason="help_declined", words=None, by=SOCIAL, now=NOW)),
    )
    assert await ReferralEvent.count().where(ReferralEvent.referral == referral, ReferralEvent.status != "requested") == 1
    assert await told(desk) == [], "the person is not on the register any more"
    report = await verify(Audit)
    assert report.broken_at is None


async def test_many_cases_at_once_keep_the_audit_chain_whole(desk: Desk) -> None:
    desks = [desk, *[await opened(f"Demo Person {number}") for number in range(4)]]
    await asyncio.gather(*(each.plan() for each in desks), *(each.task() for each in desks))
    report = await verify(Audit)
    assert report.broken_at is None
    assert report.records == await Audit.count()


async def test_the_demo_providers_are_loaded_once(desk: Desk, database: OraluSettings) -> None:
    before = (await Organisation.count(), await Audit.count())
    await load_demo(database)
    assert (await Organisation.count(), await Audit.count()) == before
