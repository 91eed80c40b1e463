"""The long form in a browser: it saves itself, says when it cannot, and every page about needs fits a telephone."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, Route, expect

from services.reintegration.app import create_app
from services.reintegration.needs.actions.assessing import begin
from services.reintegration.needs.domain.pathways import Pathway
from tests.builders.actors import SOCIAL
from tests.builders.desk import Desk
from tests.builders.moments import NOW
from tests.builders.needs import LATER, NO_NEED, TONIGHT, VIOLENCE, assessed
from tests.support.browser import chromium
from tests.support.clients import SignedIn
from tests.support.narrow import WIDTHS, look
from tests.support.serving import page_of, serving

SAVED = 15_000


async def test_the_form_saves_itself_tries_again_and_shows_what_another_tab_saved(desk: Desk, signed_in: SignedIn) -> None:
    draft = await begin(desk.person, by=SOCIAL, now=NOW)
    social = await signed_in("reintegration", "social")

    def walk(address: str) -> None:
        with chromium() as browser:
            page = page_of(browser, social, address, width=768)
            page.goto(f"{address}/assessments/{draft}/housing")
            saves_and_tries_again(page)
            meets_another_tab(page, page.context.new_page())

    async with serving(create_app()) as address:
        await asyncio.to_thread(walk, address)


def saves_and_tries_again(page: Page) -> None:
    """Idle, saving, saved; without a connection retrying, then failed; saved again, and there after a reload."""
    state, words = page.locator("[data-save-state]"), page.locator("[name=q-wanted]")
    expect(state).to_have_attribute("data-save-state", "idle")
    expect(words).to_be_hidden()
    page.locator("[name=q-outcome][value=need]").check(force=True)
    expect(words).to_be_visible()
    expect(state).to_have_attribute("data-save-state", "saved", timeout=SAVED)

    def lost(route: Route) -> None:
        route.abort()

    page.route("**/draft", lost)
    words.fill("A room near the factory")
    expect(state).to_have_attribute("data-save-state", "retrying", timeout=SAVED)
    for _ in range(2):
        page.evaluate("dispatchEvent(new Event('online'))")
    expect(state).to_have_attribute("data-save-state", "failed", timeout=SAVED)
    page.unroute("**/draft")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(state).to_have_attribute("data-save-state", "saved", timeout=SAVED)
    page.reload()
    expect(page.locator("[name=q-wanted]")).to_have_value("A room near the factory")


def meets_another_tab(page: Page, other: Page) -> None:
    """What the first tab saved later is shown beside the words of the second, and nothing of either is lost."""
    other.goto(page.url)
    other.locator("[name=q-wanted]").fill("Saved by the other tab")
    expect(other.locator("[data-save-state]")).to_have_attribute("data-save-state", "saved", timeout=SAVED)
    page.locator("[name=q-wanted]").fill("Typed in the first tab")
    expect(page.locator("[data-save-state]")).to_have_attribute("data-save-state", "failed", timeout=SAVED)
    page.get_by_role("button", name="Save and go on").click()
    expect(page.get_by_role("alert")).to_contain_text("Saved by the other tab")
    expect(page.locator("[name=q-wanted]")).to_have_value("Typed in the first tab")
    page.get_by_role("button", name="Save and go on").click()
    page.wait_for_url("**/work")


@pytest.mark.parametrize(("width", "language"), WIDTHS)
async def test_every_page_about_needs_fits_a_telephone(desk: Desk, signed_in: SignedIn, width: int, language: str) -> None:
    await assessed(desk.person, {Pathway.HOUSING: {**TONIGHT, "sleeps": "nowhere"}, Pathway.SAFETY: VIOLENCE, Pathway.WORK: LATER})
    done = await assessed(desk.person, {Pathway.HOUSING: {**TONIGHT, "sleeps": "rented"}, Pathway.WORK: NO_NEED}, now=NOW + timedelta(1))
    draft: UUID = await begin(desk.person, by=SOCIAL, now=NOW + timedelta(2))
    social = await signed_in("reintegration", "social")
    case, of_draft, of_done = f"/cases/{desk.person}", f"/assessments/{draft}", f"/assessments/{done}"
    paths = (
        *("/desk", case, f"{case}/needs", f"{case}/needs/short", of_draft, f"{of_draft}/housing", f"{of_draft}/safety"),
        *(of_done, f"{of_done}/compare", f"{of_done}/print", "/assessments/empty", "/assessments/empty?form=short"),
    )

    def walk(address: str) -> None:
        with chromium() as browser:
            page = page_of(browser, social, address, width=width, language=language)
            for number, path in enumerate(paths):
                page.goto(address + path)
                page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
                look(page, f"{width}-{language}-needs-{number:02}")

    async with serving(create_app()) as address:
        await asyncio.to_thread(walk, address)
