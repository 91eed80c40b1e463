"""Pages of finding, asking for help, joining and copying: whole, readable and accessible on a telephone."""

import asyncio

import pytest

from services.reintegration.app import create_app
from services.reintegration.cases.domain import Origin
from services.reintegration.cases.own import NewCase
from services.reintegration.help_requests import sending
from services.reintegration.help_requests.content import Content
from services.reintegration.help_requests.domain import id_of
from services.reintegration.intake.actions import take_in
from services.reintegration.intake.bringers import Bringer
from services.reintegration.same_person.actions import decide
from services.reintegration.same_person.domain import Act
from tests.builders.actors import SOCIAL
from tests.builders.desk import Desk, opened
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.support.browser import chromium
from tests.support.clients import SignedIn
from tests.support.narrow import WIDTHS, look
from tests.support.serving import page_of, serving

NAME = "Demo Жұмабаева Айгерім"


@pytest.mark.parametrize(("width", "language"), WIDTHS)
async def test_every_page_fits_a_telephone(desk: Desk, signed_in: SignedIn, width: int, language: str) -> None:
    brought = NewCase(NAME, 1984, "+77015550000", "kk", Origin.INSTITUTION, NOW.date(), consent=True)
    clerk = Bringer("Demo institution", "Demo Clerk", "+7 1")
    person = await take_in(brought, needs=["housing"], words="A bed", token=fresh(), by=SOCIAL, now=NOW, bringer=clerk)
    twin, third = await opened(NAME), await opened(NAME)
    await twin.plan("Visit the centre")
    await decide(person, twin.person, Act.JOIN, "papers", seen_version=0, by=SOCIAL, now=NOW)
    token = fresh()
    who = Content("Demo", "Айгерім", "", 1984, "+77010000001", "Автовокзал", ("housing", "work"), "Төсек орын керек")
    await sending.send(who, region="75", language="kk", token=token, site="test", now=NOW)
    social = await signed_in("reintegration", "social")
    case, request = f"/cases/{person}", f"/help-requests/{id_of(token)}"
    paths = {
        "list": "/cases?which=all&order=name&need=housing", "case": case, "copy": f"{case}/copy", "brought": f"{case}/brought-by",
        "pairs": f"{case}/same-person", "joined": f"{case}/same-person/{twin.person}", "undecided": f"{case}/same-person/{third.person}",
        "together": f"{case}/together", "help": "/help", "answer": "/help/answer", "requests": "/help-requests", "request": request,
        "desk": "/desk",
    }  # fmt: skip

    def walk(address: str) -> None:
        with chromium() as browser:
            page = page_of(browser, social, address, width=width, language=language)
            for name, path in paths.items():
                page.goto(address + path)
                page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
                look(page, f"{width}-{language}-{name}")
            page.goto(address + "/cases")
            page.locator("#q").fill("Zhumabaeva")
            page.locator("form.search button").first.click()
            page.wait_for_url("**/cases?s=*")
            look(page, f"{width}-{language}-found")

    async with serving(create_app()) as address:
        await asyncio.to_thread(walk, address)
