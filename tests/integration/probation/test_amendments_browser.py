"""In a browser, in three languages: the officer corrects every field of a registration, enters a move with its zone, reads the history."""

from collections.abc import Iterator
from datetime import time
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from services.probation.telemetry.orders.actions import change_order
from shared.identity.demo import load_demo
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER
from tests.builders.amendments import ENTRIES, EVERY_FIELD, MOVED, REASON
from tests.builders.moments import NOW
from tests.builders.orders import home_with_curfew
from tests.builders.people import person
from tests.builders.registrations import registered
from tests.support.browser import assert_accessible, assert_no_horizontal_scroll, chromium, in_languages, open_page
from tests.support.sign_in import DEMO_PASSWORD
from tests.support.system import free_ports
from tests.support.web_process import WebProcess


@pytest.fixture
async def somebody(engines: OraluSettings) -> UUID:
    """With a home zone and hours at home."""
    await load_demo(engines)
    made = await registered(person(None, birth_date=None))
    await change_order(made.person, lambda _: home_with_curfew(time(22), time(6)), by=OFFICER, now=NOW)
    return made.person


@pytest.fixture
def served(engines: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of probation."""
    (port,) = free_ports(1)
    monkeypatch.setenv("ORALU_PROBATION_URL", f"http://127.0.0.1:{port}")
    process = WebProcess("probation", port)
    try:
        yield process.address
    finally:
        process.stop()


def signs_in(page: Page, address: str, language: str) -> None:
    page.goto(f"{address}/sign-in")
    page.fill("input[name=login]", "officer")
    page.fill("input[name=password]", DEMO_PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_url(lambda url: "/sign-in" not in url)
    page.click(f"button[value={language}]")
    expect(page.locator("html")).to_have_attribute("lang", language)


def fills(page: Page, fields: dict[str, str]) -> None:
    """Type into fields, choose from lists and radio buttons, by the names of the fields."""
    for name, value in fields.items():
        field = page.locator(f"main [name={name}]").first
        kind = field.evaluate("field => field.type")
        if kind == "select-one":
            field.select_option(value)
        elif kind == "radio":
            page.locator(f"main [name={name}][value='{value}']").check(force=True)
        else:
            field.fill(value)


def looks_at(page: Page) -> None:
    assert_accessible(page)
    assert_no_horizontal_scroll(page)


def amends(page: Page, fields: dict[str, str], *, is_move: bool = False) -> None:
    """Fill in the form that is open, read old beside new, confirm."""
    looks_at(page)
    fills(page, fields | {name: value for name, value in REASON.items() if not (is_move and name == "change_kind")})
    page.locator("main form button").last.click()
    expect(page.locator("button[name=sure]")).to_be_visible()
    if is_move:  # the longest one; the others have the same parts
        looks_at(page)
    page.click("button[name=sure]")
    page.wait_for_url(lambda url: "/amend#" in url)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("language", in_languages("kk", "ru", "en"))
def test_every_field_is_corrected_and_the_history_is_read(somebody: UUID, served: str, language: str) -> None:
    with chromium() as browser:
        page = open_page(browser, "tablet")
        signs_in(page, served, language)
        everything = f"{served}/people/{somebody}/amend"
        page.goto(f"{served}/people/{somebody}")
        page.click(f"nav a[href='/people/{somebody}/amend']")
        looks_at(page)
        for group, fields in EVERY_FIELD.items():
            page.click(f"a[href$='/amend/{group}']")
            amends(page, fields)
        for kind, (fields, _) in ENTRIES.items():
            page.click(f"a[href$='/lists/{kind}/new']")
            amends(page, fields)
        page.click(f"a[href='/people/{somebody}/move']")
        amends(page, MOVED, is_move=True)
        page.goto(everything)
        looks_at(page)
        page.click(f"a[href='/people/{somebody}/history']")
        looks_at(page)
        changed = sum(len(fields) for fields in EVERY_FIELD.values()) + len(ENTRIES)
        expect(page.locator("tbody tr").nth(changed - 1), "a line for each field").to_be_visible()
        page.locator("a[href$='/undo']").first.click()
        looks_at(page)
