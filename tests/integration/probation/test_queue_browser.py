"""The queue in a browser: by keys on a keyboard of any language, put off and taken up again, on a telephone and a tablet."""

import asyncio

import pytest
from playwright.sync_api import expect

from services.probation.app import create_app
from services.probation.queue.actions import open_item
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.people import person
from tests.builders.registrations import Register
from tests.support.browser import chromium
from tests.support.clients import SignedIn
from tests.support.narrow import WIDTHS, look
from tests.support.serving import page_of, serving


@pytest.mark.parametrize(("width", "language"), WIDTHS)
async def test_the_queue_by_keys(database: OraluSettings, register: Register, signed_in: SignedIn, width: int, language: str) -> None:
    for name, priority in (("Құрманғалиева", 2), ("Щербаков", 4)):
        made = await register(person(None, family_name=name))
        await open_item(
            kind="residence", person=made.person, subject_id=fresh(), reason="residence", priority=priority, now=NOW, by=OFFICER
        )
    officer = await signed_in("probation", "officer")

    def walk(address: str) -> None:
        with chromium() as browser:
            page = page_of(browser, officer, address, width=width, language=language)
            page.goto(f"{address}/queue")
            look(page, f"{width}-{language}-queue")
            rows, focused = page.locator("[data-keys] .row__link"), page.locator("[data-keys] .row__link:focus")
            page.keyboard.press("j")
            expect(rows.first).to_be_focused()
            page.keyboard.press("z")
            expect(page.locator("h1")).to_be_visible()
            assert page.url.endswith("/queue"), "what may endanger somebody is not put off"
            page.dispatch_event("body", "keydown", {"key": "о", "code": "KeyJ", "bubbles": True})
            expect(focused).to_have_count(1)
            for _ in range(rows.count()):
                page.keyboard.press("j")
            expect(rows.last).to_be_focused()
            page.keyboard.press("?")
            expect(page.locator("[data-keys-help]")).to_have_attribute("open", "")
            look(page, f"{width}-{language}-queue-keys")
            page.locator("label[for=keys-off]").click()
            page.keyboard.press("Escape")
            rows.first.focus()
            page.keyboard.press("j")
            expect(rows.first).to_be_focused()
            page.locator("[data-put-off]").last.click()
            page.locator("main form button").click()
            expect(page.locator(".govuk-error-summary li")).to_have_count(2)
            look(page, f"{width}-{language}-put-off")
            page.locator("[name=until]").first.check()
            page.locator("[name=why][value=paper]").check()
            page.locator("main form button").click()
            page.wait_for_url("**/queue?put_off=*")
            look(page, f"{width}-{language}-queue-after")
            page.goto(f"{address}/queue?state=put_off")
            look(page, f"{width}-{language}-queue-away")
            page.locator("[action$=take-up] button").click()
            page.wait_for_url("**/queue")

    async with serving(create_app()) as address:
        await asyncio.to_thread(walk, address)
