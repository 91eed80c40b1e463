"""The tablet's pages on a telephone, 320 and 480 pixels wide; dates and times in a browser with a clock of 12 hours; the card on paper."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import httpx
import pytest

from services.probation.app import create_app
from services.probation.check_ins.actions import record_check_in
from services.probation.database import BY
from shared.settings import OraluSettings
from tests.builders.alerts import the_breach
from tests.builders.check_ins import the_check_in
from tests.builders.fixes import leaving_home, track
from tests.builders.hand_ins import verified
from tests.builders.moments import NOW
from tests.builders.registrations import registration_form
from tests.builders.vendors import Vendor, credential
from tests.support.browser import chromium
from tests.support.clients import SignedIn
from tests.support.narrow import WIDTHS, look, picture
from tests.support.serving import page_of, serving


@pytest.mark.parametrize(("width", "language"), WIDTHS)
async def test_every_page_fits_a_telephone(
    database: OraluSettings, vendor: Vendor, worn: datetime, person: UUID, signed_in: SignedIn, width: int, language: str
) -> None:
    await vendor.send(leaving_home(worn))
    alert = (await the_breach())["id"]
    other = replace(vendor, key_id=await credential("request_signature", identifier="other-key"))
    await other.send(track(worn + timedelta(minutes=90), 29))
    check_in = (await the_check_in(person))["id"]
    await record_check_in(verified(person, check_in, match="review"), by=BY, now=NOW)
    officer = await signed_in("probation", "senior")
    names = ("", "/bracelet", "/zones", "/timetable", "/movements", "/biometrics", "/distance", "/close")
    paths = ["/", "/queue", "/people", "/devices", "/deputies", "/alert-quality", f"/check-ins/{check_in}"]
    paths += [f"/alerts/{alert}"]
    paths += [f"/people/{person}{name}" for name in names]

    def walk(address: str) -> None:
        with chromium() as browser:
            page = page_of(browser, officer, address, width=width, language=language)
            for path in paths:
                page.goto(address + path)
                page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
                name = path.replace(str(person), "worn").strip("/").replace("/", "-")
                look(page, f"{width}-{language}-{name[:24] or 'home'}")
            page.goto(f"{address}/people/new")
            look(page, f"{width}-{language}-register")
            page.locator("main form button[type=submit]").click()
            look(page, f"{width}-{language}-register-errors")
            page.locator(".language button[value=en]").click()
            look(page, f"{width}-{language}-register-kept")
            page.goto(f"{address}/check-ins/{check_in}")
            page.locator("form:has([value=vouched_in_person]) button").click()
            look(page, f"{width}-{language}-ask")

    async with serving(create_app()) as address:
        await asyncio.to_thread(walk, address)


async def test_times_and_days_are_the_page_s_in_every_browser(
    database: OraluSettings, worn: datetime, person: UUID, signed_in: SignedIn
) -> None:
    officer = await signed_in("probation", "officer")

    def walk(address: str) -> None:
        with chromium() as browser:
            page = page_of(browser, officer, address, width=480, language="en-US")
            page.goto(f"{address}/people/{person}/zones")
            page.locator("#start").fill("9:30")
            page.locator("#end").fill("7:5")
            page.locator("main form button[type=submit]").click()
            assert page.locator(".govuk-error-summary").inner_text().count("07:30") == 1
            assert [page.locator(f"#{name}").input_value() for name in ("start", "end")] == ["9:30", "7:5"]
            page.locator("#end").fill("22:00")
            page.locator("main form button[type=submit]").click()
            page.wait_for_url("**/zones")
            assert [page.locator(f"#{name}").input_value() for name in ("start", "end")] == ["09:30", "22:00"]
            page.goto(f"{address}/people/{person}/zones/map")
            page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
            page.locator("#zone-0-when").select_option("hours")
            page.locator("#zone-0-start-0").fill("7.30")
            page.locator("#zone-0-from-0").fill("5.12.2026")
            page.locator("#zone-0-until-0").fill("31.02.2027")
            page.locator("#zone-0-until-0").blur()
            assert page.locator("#zone-0-start-0").input_value() == "07:30"
            assert '"from": "2026-12-05"' in page.locator("#zones").input_value()
            assert page.locator("#zone-0-until-0-error").is_visible()

    async with serving(create_app()) as address:
        await asyncio.to_thread(walk, address)


async def test_the_card_on_paper_has_no_buttons(database: OraluSettings, signed_in: SignedIn) -> None:
    officer: httpx.AsyncClient = await signed_in("probation", "officer")

    def walk(address: str) -> None:
        with chromium() as browser:
            page = page_of(browser, officer, address, width=768)
            page.goto(f"{address}/people/new")
            for name, value in registration_form(basis_kind="none", basis_reference="", basis_given_on="").items():
                field = page.locator(f"main [name={name}]")
                if isinstance(value, str) and field.count() and field.first.get_attribute("type") not in ("hidden", "radio", "checkbox"):
                    if field.first.evaluate("each => each.tagName") == "SELECT":
                        field.first.select_option(value)
                    else:
                        field.first.fill(value)
            for name, value in (("settlement", "urban"), ("language", "kk"), ("basis_kind", "none")):
                page.locator(f"main [name={name}][value={value}]").check()
            page.locator("main form button[type=submit]").click()
            page.locator("[data-card-code]").wait_for()
            page.emulate_media(media="print")
            picture(page, "card-on-paper")
            assert page.locator("[data-card-code]").is_visible()
            shown = [each.inner_text() for each in page.locator("a, button, nav").all() if each.is_visible()]
            assert shown == []

    async with serving(create_app()) as address:
        await asyncio.to_thread(walk, address)
