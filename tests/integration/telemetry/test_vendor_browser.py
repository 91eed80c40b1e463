"""The pages of vendors and of reports kept apart in a real browser: accessible, and no wider than a telephone."""

import asyncio
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from services.probation.app import create_app
from services.probation.telemetry.ingest.actions import Report, ingest
from services.probation.telemetry.positions.domain.fix import Fix
from services.probation.telemetry.vendors import actions
from services.probation.telemetry.vendors.domain import Authentication, read_network
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER
from tests.builders.devices import DEVICE
from tests.builders.moments import NOW
from tests.builders.vendors import VENDOR, credential, enter_vendor, source
from tests.support.browser import chromium
from tests.support.clients import SignedIn
from tests.support.narrow import WIDTHS, look
from tests.support.serving import page_of, serving


@pytest.mark.parametrize(("width", "language"), WIDTHS)
async def test_an_administrator_enters_a_vendor_and_its_key(
    database: OraluSettings, signed_in: SignedIn, width: int, language: str
) -> None:
    await enter_vendor()
    for kind in (Authentication.REQUEST_SIGNATURE, Authentication.DEVICE_KEY, Authentication.MQTT_ACCOUNT):
        await credential(kind)
    made = await actions.create_credential(VENDOR, Authentication.DEVICE_KEY, by=OFFICER, now=NOW, device_id="BR-0000000001")
    await actions.replace_credential(made.id, overlap=timedelta(days=7), by=OFFICER, now=NOW)
    network = read_network("2001:db8:aaaa:bbbb::/64")
    await actions.create_credential(VENDOR, Authentication.REGISTERED_NETWORK, by=OFFICER, now=NOW, network=network)
    await actions.create_credential(VENDOR, Authentication.CLIENT_CERTIFICATE, by=OFFICER, now=NOW, fingerprint="ab" * 32)
    admin = await signed_in("probation", "admin")

    def walk(address: str) -> None:
        with chromium() as browser:
            page = page_of(browser, admin, address, width=width, language=language)
            page.goto(f"{address}/admin")
            look(page, f"{width}-{language}-admin")
            page.goto(f"{address}/vendors")
            look(page, f"{width}-{language}-vendors")
            page.locator("main form button").click()
            expect(page.locator(".govuk-error-summary li")).to_have_count(2)
            look(page, f"{width}-{language}-vendors-errors")
            page.locator("#name").fill("Fictional Bracelets")
            page.locator("#code").fill("fictional")
            page.locator("main form button").click()
            page.wait_for_url("**/vendors/fictional")
            look(page, f"{width}-{language}-vendor-new")
            page.goto(f"{address}/vendors/{VENDOR}")
            look(page, f"{width}-{language}-vendor")
            for kind in ("request_signature", "mqtt_account", "registered_network", "client_certificate"):
                page.goto(f"{address}/vendors/{VENDOR}/new/{kind}")
                look(page, f"{width}-{language}-new-{kind}")
            page.locator("#certificate").fill("nonsense")
            page.locator("main form button").click()
            look(page, f"{width}-{language}-new-error")
            page.goto(f"{address}/vendors/{VENDOR}/new/device_key")
            page.locator("main form button").click()
            expect(page.locator("main code")).to_have_count(1)
            look(page, f"{width}-{language}-secret")
            page.goto(f"{address}/vendors/{VENDOR}/credentials/{VENDOR}-device_key")
            look(page, f"{width}-{language}-credential")
            page.locator("form[action$=replace] button").click()
            look(page, f"{width}-{language}-credential-error")
            page.locator("[name=days][value='7']").check()
            page.locator("form[action$=replace] button").click()
            look(page, f"{width}-{language}-ask")

    async with serving(create_app()) as address:
        await asyncio.to_thread(walk, address)


@pytest.mark.parametrize(("width", "language"), WIDTHS)
async def test_an_officer_looks_at_reports_kept_apart(
    database: OraluSettings, worn: datetime, person: str, signed_in: SignedIn, width: int, language: str
) -> None:
    officer = await signed_in("probation", "senior")

    def walk(address: str) -> None:
        with chromium() as browser:
            page = page_of(browser, officer, address, width=width, language=language)
            page.goto(f"{address}/quarantine")
            look(page, f"{width}-{language}-quarantine-empty")
            asyncio.run_coroutine_threadsafe(keep_apart(), loop).result(60)
            page.goto(f"{address}/quarantine")
            page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
            look(page, f"{width}-{language}-quarantine")
            page.goto(f"{address}/people/{person}/bracelet")
            look(page, f"{width}-{language}-bracelet")
            page.goto(f"{address}/devices/{DEVICE}")
            look(page, f"{width}-{language}-device")
            page.goto(f"{address}/devices")
            look(page, f"{width}-{language}-devices")

    loop = asyncio.get_running_loop()
    async with serving(create_app()) as address:
        await asyncio.to_thread(walk, address)


async def keep_apart() -> None:
    """A device that is not registered, and a report for a worn one in each wrong way."""
    await enter_vendor("other-vendor")
    sent = [
        ("NEW-1", source()),
        (DEVICE, source(vendor="other-vendor", credential="0123456789abcdef")),
        (DEVICE, source("mqtt")),
        (DEVICE, source(way="device_key")),
    ]
    for device, each in sent:
        report = Report(device, Fix(NOW.timestamp(), latitude=43.2, longitude=76.9), f"{device} {each}".encode())
        await ingest([report], source=each, now=NOW)
