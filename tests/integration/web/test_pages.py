"""The shared pages in a real browser: without findings by axe, fitting the screen, in three languages."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from shared.identity.demo import PASSWORD
from tests.support.browser import PageFor, assert_accessible, assert_no_horizontal_scroll
from tests.support.site import Site

SCREENS = [
    ("kiosk", "kk"),
    ("kiosk_wide", "ru"),
    *(
        pytest.param(device, language, marks=pytest.mark.deep)
        for device in ("kiosk", "kiosk_wide")
        for language in ("kk", "ru", "en")
        if (device, language) not in {("kiosk", "kk"), ("kiosk_wide", "ru")}
    ),
]
PICTURES = os.environ.get("ORALU_TEST_PICTURES")


def looked_at(page: Page, name: str) -> None:
    """Accessible and complete; stored as a picture if ORALU_TEST_PICTURES names a folder."""
    assert_accessible(page)
    assert_no_horizontal_scroll(page)
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


def sign_in(page: Page, site: Site, login: str, path: str) -> None:
    page.goto(f"{site.url}/sign-in?next={path}")
    page.fill("#login", login)
    page.fill("#password", PASSWORD)
    page.click("main button")
    page.wait_for_url(f"{site.url}{path}")


@pytest.mark.parametrize("language", ["en", pytest.param("kk", marks=pytest.mark.deep), pytest.param("ru", marks=pytest.mark.deep)])
def test_signing_in_and_its_errors(site: Site, page_for: PageFor, language: str) -> None:
    page = page_for("tablet", language=language)
    page.goto(f"{site.url}/sign-in")
    looked_at(page, f"sign_in_{language}")
    page.click("main button")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    looked_at(page, f"sign_in_errors_{language}")
    assert page.title().startswith({"kk": "Кіру", "ru": "Войти", "en": "Sign in"}[language])


@pytest.mark.parametrize("language", ["ru", pytest.param("kk", marks=pytest.mark.deep), pytest.param("en", marks=pytest.mark.deep)])
def test_the_administrator_s_pages(site: Site, page_for: PageFor, language: str) -> None:
    page = page_for("tablet", language=language)
    sign_in(page, site, "admin", "/admin")
    page.click(f".language button[value={language}]")
    looked_at(page, f"admin_{language}")
    page.goto(f"{site.url}/admin/accounts/new")
    page.click("main button")
    looked_at(page, f"admin_account_errors_{language}")
    page.fill("#login", "new.officer")
    page.fill("#name", "New Officer")
    page.click("main button")
    expect(page.locator("code")).to_have_count(2)
    looked_at(page, f"admin_account_secrets_{language}")
    page.goto(f"{site.url}/admin")
    page.fill("#name", "Hall")
    page.fill("#office", "75")
    page.click("form[action='/admin/kiosks'] button")
    looked_at(page, f"admin_kiosk_code_{language}")


@pytest.mark.parametrize(("device", "language"), SCREENS)
def test_the_kiosk_s_layout(site: Site, page_for: PageFor, device: str, language: str) -> None:
    page = page_for(device, language=language)
    page.goto(f"{site.url}/kiosk-sample")
    looked_at(page, f"{device}_{language}")
    for control in page.locator("main button, main a, main input:not([type=hidden]), header button").all():
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= 60


@pytest.mark.parametrize(("path", "status"), [("/nowhere", 404), ("/admin", 403), ("/broken", 500)])
def test_an_error_is_a_page_with_a_way_on(site: Site, page_for: PageFor, path: str, status: int) -> None:
    page = page_for("desk")
    sign_in(page, site, "officer", "/kiosk-sample")
    answer = page.goto(f"{site.url}{path}")
    assert answer is not None
    assert answer.status == status
    assert "secret" not in page.content()
    looked_at(page, f"error_{status}")
    page.click(".language button[value=kk]")
    assert page.locator("html").get_attribute("lang") == "kk"
    page.click(".bar__out button")
    page.wait_for_url(f"{site.url}/sign-in")


def test_a_live_part_follows_what_changes(site: Site, page_for: PageFor) -> None:
    page = page_for("tablet")
    page.goto(f"{site.url}/live-sample")
    part = page.locator("[data-live]")
    site.change()
    expect(part).to_have_text("1")
    site.change()
    expect(part).to_have_text("2")
    looked_at(page, "live")


def test_a_live_part_comes_back_after_the_database_hung_up(site: Site, page_for: PageFor) -> None:
    page = page_for("tablet")
    page.goto(f"{site.url}/live-sample")
    site.change()
    expect(page.locator("[data-live]")).to_have_text("1")
    site.hang_up()
    site.change()
    expect(page.locator("[data-live]")).to_have_text("2", timeout=20_000)


def test_without_a_network_the_page_says_so(site: Site, page_for: PageFor) -> None:
    page = page_for("tablet")
    page.goto(f"{site.url}/live-sample")
    expect(page.locator("[data-offline]")).to_be_hidden()
    page.context.set_offline(True)
    expect(page.locator("[data-offline]")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator("[data-offline]")).to_be_hidden()


def test_the_pages_content_security_policy_refuses_nothing_of_its_own(site: Site, page_for: PageFor) -> None:
    page = page_for("desk")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    sign_in(page, site, "admin", "/admin")
    assert said == []
