"""The desk and the provider's pages on a telephone, 320 and 480 pixels wide."""

import asyncio
from uuid import UUID

import pytest

from services.reintegration.app import create_app
from tests.builders.desk import Desk
from tests.builders.referrals import HOUSING
from tests.support.browser import chromium
from tests.support.clients import SignedIn
from tests.support.narrow import WIDTHS, look
from tests.support.serving import page_of, serving


@pytest.mark.parametrize(("width", "language"), WIDTHS)
async def test_every_page_fits_a_telephone(desk: Desk, signed_in: SignedIn, width: int, language: str) -> None:
    await desk.plan("Visit the centre", "Bring the papers")
    task, appointment = await desk.task(), await desk.appointment()
    referral: UUID = await desk.referral()
    social, provider = await signed_in("reintegration", "social"), await signed_in("reintegration", "provider")
    case = f"/cases/{desk.person}"
    on_the_desk = ("/desk", "/law", "/cases", case, f"{case}/plans/new", f"{case}/providers", f"{case}/refer/{HOUSING}")
    on_the_desk += (f"{case}/tasks", f"{case}/tasks/new", f"/tasks/{task}/done", f"{case}/papers", f"{case}/papers/military")
    on_the_desk += (f"{case}/contacts", f"{case}/contacts/new", f"{case}/appointments/new", f"{case}/papers-to-print", "/calendar")
    on_the_desk += (f"/desk-appointments/{appointment}", f"/desk-appointments/{appointment}/letter")

    def walk(address: str) -> None:
        with chromium() as browser:
            for client, paths in ((social, on_the_desk), (provider, ("/provider", f"/provider/referrals/{referral}"))):
                page = page_of(browser, client, address, width=width, language=language)
                for path in paths:
                    page.goto(address + path)
                    page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
                    name = (
                        path.replace(str(desk.person), "case")
                        .replace(str(task), "task")
                        .replace(str(appointment), "appointment")
                        .replace(str(referral), "one")
                        .replace(str(HOUSING), "offer")
                    )
                    look(page, f"{width}-{language}-desk{name.replace('/', '-')}")

    async with serving(create_app()) as address:
        await asyncio.to_thread(walk, address)
