"""The pages of dead letters in a real browser: accessible in every language, at a tablet's width."""

import asyncio
import threading
from collections.abc import Iterator
from uuid import UUID, uuid4

import asyncpg
import pytest
from playwright.sync_api import expect

from shared.settings import OraluSettings
from tests.builders.moments import NOW
from tests.support.browser import PageFor, assert_accessible, assert_no_horizontal_scroll
from tests.support.sign_in import DEMO_PASSWORD
from tests.support.web_process import WebProcess

INSERT = """INSERT INTO reintegration.dead_letter
    (id, type, sender, person, sequence, reason, error, first_at, last_at, times, held_up_to)
    VALUES ($1, 'probation.registration_closed_for_reintegration.v1', 'probation', $2, 4, 'handler_failed',
        'UniqueViolationError, reintegration/cases/opening.py:41 open_case', $3, $3, 12, 9)"""


@pytest.fixture
def letter(database: OraluSettings) -> UUID:
    """A handler failed twelve times; five messages wait behind it."""
    number = uuid4()

    async def insert() -> None:
        connection = await asyncpg.connect(database.database_url)
        await connection.execute(INSERT, number, uuid4(), NOW)
        await connection.close()

    running = threading.Thread(target=lambda: asyncio.run(insert()))
    running.start()
    running.join()
    return number


@pytest.fixture
def address(database: OraluSettings) -> Iterator[str]:
    started = WebProcess("reintegration")
    yield started.address
    started.stop()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_an_administrator_skips_a_message(letter: UUID, address: str, page_for: PageFor, language: str) -> None:
    page = page_for("tablet", language=language)
    page.context.add_cookies([{"name": "oralu_language", "value": language, "url": address}])
    page.goto(f"{address}/sign-in?next=/reintegration/dead-letters")
    page.fill("[name=login]", "admin")
    page.fill("[name=password]", DEMO_PASSWORD)
    page.click("main button")
    page.wait_for_url("**/reintegration/dead-letters")
    assert page.locator("html").get_attribute("lang") == language
    assert_accessible(page)
    assert_no_horizontal_scroll(page)
    page.click(f"a[href$='{letter}']")
    assert_accessible(page)
    assert_no_horizontal_scroll(page)
    page.click(".govuk-button--warning")
    expect(page.locator(".govuk-error-summary")).to_have_count(1)
    assert_accessible(page)
    page.fill("[name=reason]", "The case was closed by hand.")
    page.click(".govuk-button--warning")
    page.wait_for_url("**done=skipped")
    expect(page.locator("main .card")).to_have_count(0)
    assert_accessible(page)
