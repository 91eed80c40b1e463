"""The desk's pages: from the task to the referral, with every kind of bad input."""

import re
from uuid import UUID, uuid4

import httpx
import pytest

from services.reintegration.cases.tables import Case
from services.reintegration.form_submissions.tables import FormSubmission
from services.reintegration.plans.tables import Plan, Step
from services.reintegration.referrals.domain import Status
from services.reintegration.referrals.tables import Referral
from services.reintegration.tasks.actions import take_task
from services.reintegration.tasks.tables import Task
from shared.registry import registry
from tests.builders.actors import COLLEAGUE
from tests.builders.desk import Desk, opened
from tests.builders.moments import NOW
from tests.builders.plans import IN_TWO_DAYS, plan_form
from tests.builders.referrals import HOUSING, referral_form
from tests.support.clients import SignedIn
from tests.support.forms import submit


@pytest.fixture
async def social(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    return await signed_in("reintegration", "social")


async def test_a_request_becomes_a_plan_and_a_referral(desk: Desk, social: httpx.AsyncClient) -> None:
    task = await desk.task()
    assert "I need a place" in (await social.get("/desk")).text
    taken = await submit(social, "/desk", to=f"/tasks/{task}/take")
    assert taken.headers["location"] == f"/cases/{desk.person}"
    form = f"/cases/{desk.person}/plans/new?task={task}"
    fields = plan_form(task=str(task))
    made = await submit(social, form, fields, to=f"/cases/{desk.person}/plans")
    assert made.status_code == 303, made.text
    assert "Visit the centre" in (await social.get(f"/cases/{desk.person}")).text
    found = await social.get(f"/cases/{desk.person}/providers?need=housing")
    assert "Demo Adaptation Centre" in found.text
    sending = f"/cases/{desk.person}/refer/{HOUSING}"
    assert "+77010000000" in (await social.get(sending)).text
    sent = await submit(social, sending, referral_form())
    assert sent.status_code == 303, sent.text
    assert "Waiting for an answer" in (await social.get(f"/cases/{desk.person}")).text
    row = await Task.select(Task.status).where(Task.id == task).first()
    assert row is not None
    assert row["status"] == "done"


async def test_the_desk_is_useful_when_it_is_empty(social: httpx.AsyncClient) -> None:
    for address in ("/desk", "/desk/rows", "/cases"):
        assert (await social.get(address)).status_code == 200


async def test_two_workers_and_one_task_end_in_a_clear_page(desk: Desk, social: httpx.AsyncClient) -> None:
    task = await desk.task()
    await take_task(task, by=COLLEAGUE, now=NOW)
    answer = await submit(social, "/desk", to=f"/tasks/{task}/take")
    assert answer.status_code == 409
    assert "Demo Colleague has taken this task" in answer.text


WRONG_PLANS: tuple[tuple[dict[str, str], str], ...] = (
    ({"goal": ""}, "Fill this in"),
    ({"goal": "   "}, "Fill this in"),
    ({"goal": "x" * 301}, "Use at most 300 characters"),
    ({"step_1": ""}, "Fill this in"),
    ({"due_1": "2020-01-01"}, "Choose today or a later day"),
    ({"due_1": "31.02.2027"}, "Enter a date that exists"),
    ({"need": "a castle"}, "Choose or enter a valid value"),
    ({"step_2": "Another"}, "Say until when"),
    ({"due_2": "2030-01-01"}, "Say what is to be done"),
)


async def test_a_wrong_plan_says_what_is_wrong_and_keeps_what_was_typed(desk: Desk, social: httpx.AsyncClient) -> None:
    for change, message in WRONG_PLANS:
        fields = plan_form(**change)
        answer = await submit(social, f"/cases/{desk.person}/plans/new", fields, to=f"/cases/{desk.person}/plans")
        assert answer.status_code == 422, change
        assert message in answer.text, change
        assert "goal" in change or "A home of my own" in answer.text, change
    assert await Plan.count() == 0


async def test_a_form_sent_twice_makes_one_plan_and_one_referral(desk: Desk, social: httpx.AsyncClient) -> None:
    fields = plan_form(token=str(uuid4()))
    sending, note = f"/cases/{desk.person}/refer/{HOUSING}", referral_form(token=str(uuid4()))
    for _ in range(2):
        assert (await submit(social, f"/cases/{desk.person}/plans/new", fields, to=f"/cases/{desk.person}/plans")).status_code == 303
        assert (await submit(social, sending, note)).status_code == 303
    assert (await Plan.count(), await Referral.count(), await FormSubmission.count()) == (1, 1, 2)


WRONG_REFERRALS: tuple[tuple[dict[str, str], str], ...] = (
    ({"note": "Needs a bed"}, "Tick that the person agrees"),
    ({"note": " ", "consent": "yes"}, "Fill this in"),
    ({"note": "x" * 1001, "consent": "yes"}, "Use at most 1000 characters"),
    ({"note": "Needs a bed", "consent": "perhaps"}, "Tick that the person agrees"),
)


async def test_nothing_is_sent_without_note_and_consent(desk: Desk, social: httpx.AsyncClient) -> None:
    sending = f"/cases/{desk.person}/refer/{HOUSING}"
    for fields, message in WRONG_REFERRALS:
        answer = await submit(social, sending, fields)
        assert answer.status_code == 422, fields
        assert message in answer.text, fields
    assert await Referral.count() == 0


async def test_a_second_referral_to_the_same_offer_says_that_one_is_open(desk: Desk, social: httpx.AsyncClient) -> None:
    await desk.referral()
    sending = f"/cases/{desk.person}/refer/{HOUSING}"
    answer = await submit(social, sending, referral_form())
    assert answer.status_code == 409
    assert "already been referred there" in answer.text


async def test_another_offices_case_is_not_there(social: httpx.AsyncClient) -> None:
    foreign = await opened("Demo Foreigner", office="71")
    for address in (f"/cases/{foreign.person}", f"/cases/{foreign.person}/plans/new", f"/cases/{foreign.person}/providers"):
        assert (await social.get(address)).status_code == 404
    assert (await submit(social, "/desk", to=f"/tasks/{await foreign.task()}/take")).status_code == 404
    assert "Demo Foreigner" not in (await social.get("/cases")).text


async def test_the_auditor_reads_and_changes_nothing(desk: Desk, signed_in: SignedIn) -> None:
    task = await desk.task()
    auditor = await signed_in("reintegration", "auditor")
    assert (await auditor.get("/desk")).status_code == 200
    assert (await auditor.get(f"/cases/{desk.person}")).status_code == 200
    assert (await submit(auditor, "/desk", to=f"/tasks/{task}/take")).status_code == 403
    assert (await auditor.get(f"/cases/{desk.person}/plans/new")).status_code == 403


async def test_other_roles_may_not_see_the_desk(desk: Desk, signed_in: SignedIn) -> None:
    for login in ("officer", "provider", "admin"):
        client = await signed_in("reintegration", login)
        assert (await client.get("/desk")).status_code == 403
        assert (await client.get(f"/cases/{desk.person}")).status_code == 403


async def test_a_step_is_done_put_aside_and_taken_up_again(desk: Desk, social: httpx.AsyncClient) -> None:
    await desk.plan("Visit the centre", "Bring the papers")
    ids: list[UUID] = [row["id"] for row in await Step.select(Step.id).order_by(Step.position)]
    case = f"/cases/{desk.person}"
    assert (await submit(social, case, {"sure": "yes"}, to=f"/steps/{ids[0]}/complete")).status_code == 303
    assert (await submit(social, case, to=f"/steps/{ids[1]}/archive")).status_code == 422  # a reason is needed
    assert (await submit(social, case, {"reason": "not_needed"}, to=f"/steps/{ids[1]}/archive")).status_code == 303
    assert "No longer needed" in (await social.get(case)).text
    assert (await submit(social, case, to=f"/steps/{ids[1]}/restore")).status_code == 303
    assert (await submit(social, case, {"reason": "not_needed"}, to=f"/steps/{ids[0]}/archive")).status_code == 409


async def test_a_note_and_a_move_are_kept(desk: Desk, social: httpx.AsyncClient) -> None:
    case = f"/cases/{desk.person}"
    assert (await submit(social, case, {"words": "Spoke by phone"}, to=f"{case}/notes")).status_code == 303
    assert (await submit(social, case, {"words": "  "}, to=f"{case}/notes")).status_code == 422
    assert (await submit(social, case, to=f"{case}/moved")).status_code == 303
    page = (await social.get(case)).text
    assert "Spoke by phone" in page
    assert "Moved home" in page


async def test_a_plan_gets_one_more_step(desk: Desk, social: httpx.AsyncClient) -> None:
    steps = f"/plans/{await desk.plan()}/steps"
    new, past = {"text": "Bring the papers", "due_on": str(IN_TWO_DAYS)}, {"text": "Bring", "due_on": "2020-01-01"}
    assert (await submit(social, f"{steps}/new", new, to=steps)).status_code == 303
    assert (await submit(social, f"{steps}/new", past, to=steps)).status_code == 422
    assert "Bring the papers" in (await social.get(f"/cases/{desk.person}")).text


async def test_a_referral_is_taken_back_with_a_reason(desk: Desk, social: httpx.AsyncClient) -> None:
    referral = await desk.referral()
    case = f"/cases/{desk.person}"
    refused = await submit(social, case, to=f"/referrals/{referral}/withdraw")
    assert (refused.status_code, "Choose a reason" in refused.text, "checked" in refused.text) == (422, True, False)
    assert (await submit(social, case, {"reason": "person_declined"}, to=f"/referrals/{referral}/withdraw")).status_code == 303
    row = await Referral.select(Referral.status).where(Referral.id == referral).first()
    assert row is not None
    assert row["status"] == Status.CANCELLED


async def test_no_reason_is_chosen_beforehand(desk: Desk, social: httpx.AsyncClient) -> None:
    await desk.plan("Visit the centre")
    await desk.referral()
    lists = re.findall(r'<select[^>]* name="reason">(.*?)</select>', (await social.get(f"/cases/{desk.person}")).text, re.DOTALL)
    steps = [row["id"] for row in await Step.select(Step.id)]
    lists += re.findall(r'<select[^>]* name="reason">(.*?)</select>', (await social.get(f"/steps/{steps[0]}/archive")).text, re.DOTALL)
    assert len(lists) == 2
    assert all("selected" not in each and each.split("</option>")[0].strip() == '<option value="">Choose' for each in lists)


async def test_a_step_is_completed_on_a_page_of_its_own(desk: Desk, social: httpx.AsyncClient) -> None:
    await desk.plan("Visit the centre")
    step = await Step.select(Step.id).first()
    assert step is not None
    address = f"/steps/{step['id']}/complete"
    assert address in (await social.get(f"/cases/{desk.person}")).text
    assert address in (await social.get("/desk")).text
    assert "Visit the centre" in (await social.get(address)).text
    assert await Step.select(Step.state).first() == {"state": "active"}
    assert (await submit(social, address)).status_code == 303
    assert await Step.select(Step.state).first() == {"state": "completed"}


async def test_a_request_without_a_csrf_token_changes_nothing(desk: Desk, social: httpx.AsyncClient) -> None:
    task = await desk.task()
    assert (await social.post(f"/tasks/{task}/take")).status_code == 403


async def test_a_search_with_a_made_up_need_is_refused(desk: Desk, social: httpx.AsyncClient) -> None:
    assert (await social.get(f"/cases/{desk.person}/providers?need=castle")).status_code == 400
    for chosen_nothing in ("need=&language=any", "need=&language="):
        assert (await social.get(f"/cases/{desk.person}/providers?{chosen_nothing}")).status_code == 200


async def test_what_is_read_of_a_closed_case_is_one_link_away(desk: Desk, signed_in: SignedIn) -> None:
    await desk.plan()
    await desk.referral()
    await Case.update({Case.status: "closed", Case.closing_reason: "goals_reached", Case.closed_at: NOW}).where(Case.person == desk.person)
    social = await signed_in("reintegration", "social")
    shown = (await social.get(f"/cases/{desk.person}")).text
    tabs = [tab.address(desk.person) for tab in registry("reintegration").case_tabs if tab.when_closed]
    assert len(tabs) == 15
    for address in tabs:
        assert f'href="{address}"' in shown, address
        opened = await social.get(address)
        assert opened.status_code == 200, address
        wrong = [part for part in ("/tasks/new", "/contacts/new", "/plans/new") if f'href="/cases/{desk.person}{part}"' in opened.text]
        assert wrong == [], address
    assert f'href="/cases/{desk.person}/tasks/new"' not in shown
