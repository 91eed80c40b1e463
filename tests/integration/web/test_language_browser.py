"""A change of the language in a real browser: what stands in the form goes along, sent or not, with what was wrong."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from shared.settings import OraluSettings
from tests.support.browser import PageFor, assert_accessible
from tests.support.sign_in import DEMO_PASSWORD
from tests.support.web_process import WebProcess


@pytest.fixture
def address(engines: OraluSettings) -> Iterator[str]:
    started = WebProcess("probation")
    yield started.address
    started.stop()


@pytest.fixture
def officer(address: str, page_for: PageFor) -> Page:
    """On the page that registers a person, in English."""
    page = page_for("tablet")
    page.context.add_cookies([{"name": "oralu_language", "value": "en", "url": address}])
    page.goto(f"{address}/sign-in?next=/people/new")
    page.fill("[name=login]", "officer")
    page.fill("[name=password]", DEMO_PASSWORD)
    page.click("main button")
    page.wait_for_url("**/people/new")
    return page


def test_what_was_typed_after_a_mistake_and_what_was_wrong_come_in_the_new_language(officer: Page) -> None:
    officer.fill("#iin", "12")
    officer.fill("#court", "The first court")
    officer.locator("main form button.govuk-button").last.click()
    expect(officer.locator(".govuk-error-summary")).to_contain_text("An IIN has 12 digits")
    officer.fill("#court", "Another court")
    officer.wait_for_load_state()
    for language, told in (("ru", "В ИИН 12 цифр"), ("kk", "ЖСН 12 цифрдан тұрады")):
        officer.locator(f".language [value={language}]").click()
        expect(officer.locator("html")).to_have_attribute("lang", language)
        expect(officer.locator(".govuk-error-summary")).to_contain_text(told)
        expect(officer.locator("#court")).to_have_value("Another court")
    assert_accessible(officer)


def test_what_was_typed_before_the_script_came_goes_along(officer: Page) -> None:
    officer.evaluate("document.querySelector('#court').value = 'An early court'")
    officer.locator(".language [value=kk]").click()
    expect(officer.locator("html")).to_have_attribute("lang", "kk")
    expect(officer.locator("#court")).to_have_value("An early court")


def test_a_form_that_was_not_sent_yet_goes_along_without_errors(officer: Page) -> None:
    officer.fill("#court", "A court")
    officer.locator(".language [value=kk]").click()
    expect(officer.locator("html")).to_have_attribute("lang", "kk")
    expect(officer.locator("#court")).to_have_value("A court")
    expect(officer.locator(".govuk-error-summary")).to_have_count(0)


def test_a_tag_is_not_narrower_than_its_words(officer: Page) -> None:
    height = "(words) => { const tag = document.createElement('strong'); tag.className = 'govuk-tag'; tag.textContent = words; "
    height += "document.querySelector('main').append(tag); return tag.offsetHeight; }"
    assert officer.evaluate(height, "Свободные места неизвестны") == officer.evaluate(height, "Да")
