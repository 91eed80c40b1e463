"""Every page about plans fits a telephone and a tablet, and is accessible."""

import asyncio
from datetime import timedelta

import pytest

from services.reintegration.app import create_app
from services.reintegration.plans.actions.goals import set_goal_state
from services.reintegration.plans.actions.noting import NewNote, add_progress_note
from services.reintegration.plans.actions.starting import NewStep, add_goal
from services.reintegration.plans.actions.steps import Evidence, block_step, complete_step, move_due
from services.reintegration.plans.agreement_tables import PlanReview
from tests.builders.actors import SOCIAL
from tests.builders.desk import Desk
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.builders.plans import answered, shown, steps
from tests.support.browser import chromium
from tests.support.clients import SignedIn
from tests.support.narrow import WIDTHS, look
from tests.support.serving import page_of, serving

LATER = TODAY + timedelta(days=20)


@pytest.mark.parametrize(("width", "language"), WIDTHS)
async def test_every_page_about_plans_fits_a_telephone(desk: Desk, signed_in: SignedIn, width: int, language: str) -> None:
    plan = await desk.plan("Visit the centre", "Bring the papers", "Sign the contract")
    job = [*steps("Write a letter"), NewStep("Find a course", LATER, "organisation", "Demo Adaptation Centre")]
    await add_goal(plan, text="A job as a cook", steps=job, token=fresh(), by=SOCIAL, now=NOW)
    await answered(desk.person)
    home, work = (await shown(desk.person)).goals
    await complete_step(home.steps[0].id, Evidence("Was there", TODAY, "Certificate"), by=SOCIAL, now=NOW)
    await block_step(home.steps[1].id, "The office is closed", LATER, by=SOCIAL, now=NOW)
    await move_due(home.steps[2].id, LATER, "Asked for it", by=SOCIAL, now=NOW)
    await set_goal_state(work.id, "later", by=SOCIAL, now=NOW)
    await answered(desk.person)
    await add_progress_note(desk.person, NewNote("I was there", "Came on time", home.id), token=fresh(), by=SOCIAL, now=NOW)
    await PlanReview.update({PlanReview.due_on: TODAY}).where(PlanReview.person == desk.person)
    social = await signed_in("reintegration", "social")
    case, step = f"/cases/{desk.person}", f"/steps/{home.steps[2].id}"
    whole = f"{case}/plan"
    paths = (
        *("/desk", case, whole, f"{whole}/own?language={language}", f"{whole}/agreement", f"{whole}/versions", "/desk/plan-reviews"),
        *(f"{whole}/compare?before=1&after=2", f"{whole}/review", f"{whole}/notes", f"{case}/plans/new", f"/plans/{plan}/goals/new"),
        *(f"/plans/{plan}/steps/new", step, f"{step}/complete", f"{step}/correct", f"/goals/{home.id}", f"/goals/{home.id}/removed"),
    )

    def walk(address: str) -> None:
        with chromium() as browser:
            page = page_of(browser, social, address, width=width, language=language)
            for number, path in enumerate(paths):
                page.goto(address + path)
                page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
                look(page, f"{width}-{language}-plans-{number:02}")

    async with serving(create_app()) as address:
        await asyncio.to_thread(walk, address)
