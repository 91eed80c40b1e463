"""The pages of a plan: forms that keep what was typed, versions compared, the person's own view, paper, and who may see them."""

import json
import re
from datetime import timedelta

import httpx
import pytest

from services.reintegration.plans.actions.starting import add_goal
from services.reintegration.plans.actions.steps import complete_step, correct_step
from services.reintegration.plans.agreement_tables import PlanReview
from services.reintegration.plans.queries import events_of_step
from services.reintegration.plans.stored.notes import notes_of, waiting_review
from services.reintegration.plans.tables import Plan
from tests.builders.actors import COLLEAGUE, SOCIAL, SOCIAL_ELSEWHERE
from tests.builders.desk import Desk, opened
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.builders.plans import answered, plan_form, shown, steps
from tests.support.clients import SignedIn
from tests.support.forms import submit
from tests.support.pdf_text import pdf_language, pdf_text

LATER = TODAY + timedelta(days=9)


@pytest.fixture
async def social(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    client = await signed_in("reintegration", "social")
    client.cookies.set("oralu_language", "en")
    return client


async def test_every_act_on_a_step_has_a_form_that_keeps_what_was_typed(desk: Desk, social: httpx.AsyncClient) -> None:
    await desk.plan()
    step = (await shown(desk.person)).goals[0].steps[0].id
    page = f"/steps/{step}"
    offered = (await social.get(page)).text
    assert all(f"{page}/{act}" in offered for act in ("complete", "archive", "block", "due", "correct"))
    late = await submit(social, f"{page}/block", {"until": str(TODAY), "why": "The office is closed"})
    assert (late.status_code, "Choose a later day" in late.text, "The office is closed" in late.text) == (422, True, True)
    assert (await submit(social, f"{page}/block", {"until": str(LATER), "why": "The office is closed"})).status_code == 303
    assert "Cannot be done yet" in (await social.get(f"/cases/{desk.person}/plan")).text
    assert (await submit(social, f"{page}/unblock")).status_code == 303
    nameless = await submit(social, f"{page}/correct", {"text": "Call them", "owner": "worker"})
    assert (nameless.status_code, "Enter the name of whoever does it" in nameless.text) == (422, True)
    assert (await submit(social, f"{page}/correct", {"text": "Call them", "owner": "worker", "owner_name": "Aigul"})).status_code == 303
    assert (await submit(social, f"{page}/due", {"due_on": str(LATER), "why": "Asked for it"})).status_code == 303
    done = {"done_on": str(TODAY), "evidence": "She told me", "document": "Certificate"}
    assert (await submit(social, f"{page}/complete", done | {"done_on": str(LATER)})).status_code == 422
    assert (await submit(social, f"{page}/complete", done)).status_code == 303
    done_page = (await social.get(page)).text
    assert all(said in done_page for said in ("She told me", "Certificate", "Asked for it", "Aigul", f"{page}/reopen"))
    assert (await submit(social, f"{page}/reopen", {"why": ""})).status_code == 422
    assert (await submit(social, f"{page}/reopen", {"why": "It was a mistake"})).status_code == 303
    assert (await submit(social, f"{page}/archive", {"reason": "replaced"})).status_code == 303
    assert (await submit(social, f"{page}/restore")).status_code == 303
    assert [event.act for event in await events_of_step(desk.person, step)][:2] == ["restore", "archive"]
    assert (await social.get(f"{page}/put_off")).status_code == 404


async def test_whoever_was_slower_sees_both(desk: Desk, social: httpx.AsyncClient) -> None:
    await desk.plan()
    plan = await shown(desk.person)
    step, goal = plan.goals[0].steps[0], plan.goals[0]
    await correct_step(step.id, "Call the centre", "person", "", by=COLLEAGUE, now=NOW)
    stale = await submit(
        social, f"/steps/{step.id}/correct", {"text": "Write to the centre", "owner": "person", "version": str(step.version)}
    )
    assert stale.status_code == 409
    assert all(said in stale.text for said in ("Call the centre", "Write to the centre", "Somebody else has changed this"))
    stale = await submit(social, f"/goals/{goal.id}/correct", {"text": "A room of my own", "version": str(goal.version + 3)})
    assert (stale.status_code, "A room of my own" in stale.text, "A home of my own" in stale.text) == (409, True, True)


async def test_goals_are_added_ordered_and_moved_through_their_states(desk: Desk, social: httpx.AsyncClient) -> None:
    plan = await desk.plan()
    new = {key: value for key, value in plan_form(goal="A job").items() if key != "need"}
    assert (await submit(social, f"/plans/{plan}/goals/new", new | {"step_1": ""}, to=f"/plans/{plan}/goals")).status_code == 422
    assert (await submit(social, f"/plans/{plan}/goals/new", new, to=f"/plans/{plan}/goals")).status_code == 303
    whole = f"/cases/{desk.person}/plan"
    home, job = (goal.id for goal in (await shown(desk.person)).goals)
    assert (await submit(social, whole, to=f"/goals/{job}/up")).status_code == 303
    assert [goal.id for goal in (await shown(desk.person)).goals] == [job, home]
    assert (await submit(social, f"/goals/{job}/removed")).status_code == 422
    for act, fields in (("later", {}), ("active", {}), ("removed", {"reason": "other_goal"}), ("active", {}), ("achieved", {})):
        assert f"/goals/{job}/{act}" in (await social.get(f"/goals/{job}")).text, act
        assert (await submit(social, f"/goals/{job}/{act}", fields)).status_code == 303, act
    assert (await submit(social, f"/goals/{job}/later")).status_code == 409
    assert "Achieved" in (await social.get(whole)).text


async def test_an_answer_is_written_down_and_versions_are_compared_and_exported(desk: Desk, social: httpx.AsyncClient) -> None:
    await desk.plan()
    agreement, case = f"/cases/{desk.person}/plan/agreement", f"/cases/{desk.person}"
    opened_page = await social.get(agreement)
    revision = re.findall(r'name="revision" value="([^"]+)"', opened_page.text)[0]
    assert "checked" not in opened_page.text
    yes = {"answer": "agreed", "language": "kk", "signed": "screen", "signed_on": str(TODAY), "name": "Demo Person", "revision": revision}
    for wrong in ({"name": ""}, {"signed": ""}, {"answer": "not_agreed"}, {"language": ""}):
        assert (await submit(social, agreement, yes | wrong)).status_code == 422, wrong
    assert (await submit(social, agreement, yes)).status_code == 303
    case_page = (await social.get(case)).text
    assert all(said in case_page for said in ("The person agrees", "Next review"))
    await correct_step((await shown(desk.person)).goals[0].steps[0].id, "Call the centre", "person", "", by=SOCIAL, now=NOW)
    whole = (await social.get(f"{case}/plan")).text
    assert all(said in whole for said in ("1 change since then", "Waits for the person", "signed on the screen"))
    stale = await submit(social, agreement, yes)
    assert (stale.status_code, "read it with the person again" in stale.text) == (409, True)
    await answered(desk.person)
    compared = (await social.get(f"{case}/plan/compare?before=1&after=2")).text
    assert all(said in compared for said in ("Visit the centre", "Call the centre", "Changed"))
    assert "Nothing is different" in (await social.get(f"{case}/plan/compare?before=2")).text
    assert (await social.get(f"{case}/plan/compare?before=7")).status_code == 404
    assert "Version 2" in (await social.get(f"{case}/plan/versions")).text
    exported = json.loads((await social.get(f"{case}/plan/versions.json")).text)
    assert [(each["number"], each["plan"][1]["text"]) for each in exported["versions"]] == [(2, "Call the centre"), (1, "Visit the centre")]


@pytest.mark.parametrize(
    ("language", "title", "does", "agreed"),
    [
        ("kk", "Менің жоспарым", "Өзім істеймін", "Мен келістім"),
        ("ru", "Мой план", "Делаю я", "Моё согласие с планом"),
        ("en", "My plan", "I do it", "I agreed"),
    ],
)
async def test_the_person_reads_the_plan_in_their_language_and_takes_it_home(
    desk: Desk, social: httpx.AsyncClient, language: str, title: str, does: str, agreed: str
) -> None:
    plan = await desk.plan("Visit the centre", "Bring the papers")
    await add_goal(plan, text="A job", steps=steps("Write a letter"), token=fresh(), by=SOCIAL, now=NOW)
    await complete_step((await shown(desk.person)).goals[0].steps[0].id, by=SOCIAL, now=NOW)
    await answered(desk.person)
    page = (await social.get(f"/cases/{desk.person}/plan/own?language={language}")).text
    paper = (await social.get(f"/cases/{desk.person}/plan/own.pdf?language={language}")).content
    assert pdf_language(paper) == language
    for said in (title, "A home of my own", "A job", "Bring the papers", agreed):
        assert said in page, said
        assert said.lower() in pdf_text(paper).lower(), said
    assert does in page
    assert "Sign out" not in page, "nothing of the desk is on the page that is turned round"


async def test_a_review_is_held_paused_and_shown_on_the_desk(desk: Desk, social: httpx.AsyncClient) -> None:
    await desk.plan()
    await PlanReview.update({PlanReview.due_on: TODAY - timedelta(days=3)}).where(PlanReview.person == desk.person)
    for address in ("/desk", "/desk/plan-reviews"):
        assert "Plans to be reviewed" in (await social.get(address)).text, address
    review = f"/cases/{desk.person}/plan/review"
    assert f'href="{review}"' in (await social.get("/desk/plan-reviews")).text
    assert (await submit(social, review, {"version": "1"}, to=f"{review}-pause")).status_code == 422
    assert (await submit(social, review, {"version": "1", "reason": "in_custody"}, to=f"{review}-pause")).status_code == 303
    assert "In custody" in (await social.get(review)).text
    assert f'href="{review}"' not in (await social.get("/desk/plan-reviews")).text
    assert (await submit(social, review, {"version": "2"}, to=f"{review}-resume")).status_code == 303
    assert (await submit(social, review, {"version": "3", "changed": ""})).status_code == 422
    held = {"version": "3", "changed": "Found a room", "own": "I am glad"}
    assert (await submit(social, review, held | {"version": "2"})).status_code == 409
    assert (await submit(social, review, held)).status_code == 303
    reviewed = (await social.get(review)).text
    assert all(said in reviewed for said in ("Found a room", "I am glad"))
    waiting = await waiting_review(desk.person)
    assert waiting is not None
    assert waiting.due_on > TODAY


async def test_notes_are_added_and_corrected_on_their_page(desk: Desk, social: httpx.AsyncClient) -> None:
    await desk.plan()
    notes = f"/cases/{desk.person}/plan/notes"
    assert (await submit(social, notes, {"own": ""})).status_code == 422
    assert (await submit(social, notes, {"own": "I was there", "worker": "Came on time"})).status_code == 303
    (note,) = await notes_of(desk.person, size=5)
    page = f"{notes}?corrects={note.id}"
    assert "I was there" in (await social.get(page)).text
    assert (await submit(social, page, {"own": "I was there twice", "corrects": str(note.id)}, to=notes)).status_code == 303
    assert (await submit(social, notes, {"own": "Three times", "corrects": str(note.id)})).status_code == 409
    assert "Corrected later" in (await social.get(notes)).text
    assert "I was there twice" in (await social.get(f"/cases/{desk.person}/plan")).text
    assert (await social.get(f"{notes}?corrects={fresh()}")).status_code == 404


async def test_others_see_how_far_a_plan_is_and_nothing_of_what_is_sensitive(desk: Desk, signed_in: SignedIn) -> None:
    await desk.plan()
    auditor = await signed_in("reintegration", "auditor")
    case = f"/cases/{desk.person}"
    assert "Visit the centre" in (await auditor.get(case)).text
    for part in ("", "/versions", "/versions.json", "/compare", "/own", "/own.pdf", "/notes", "/review", "/agreement"):
        assert (await auditor.get(f"{case}/plan{part}")).status_code == 403, part
    await Plan.update({Plan.need: "alcohol"}).where(Plan.person == desk.person)
    shown_page = (await auditor.get(case)).text
    assert "Visit the centre" not in shown_page
    assert "sensitive" in shown_page
    assert "Visit the centre" not in (await auditor.get("/cases")).text


async def test_a_plan_of_another_office_is_not_there(desk: Desk, social: httpx.AsyncClient) -> None:
    other = await opened(office="71")
    await other.plan(by=SOCIAL_ELSEWHERE)
    goal = (await shown(other.person)).goals[0]
    for address in (
        f"/cases/{other.person}/plan",
        f"/goals/{goal.id}",
        f"/steps/{goal.steps[0].id}",
        f"/steps/{goal.steps[0].id}/complete",
    ):
        assert (await social.get(address)).status_code == 404, address
