"""Two at one document in browsers: decided twice, withdrawn meanwhile, a record corrected twice; a number is never given again."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from services.probation.closing.actions import close_registration
from services.probation.database import DB
from services.probation.documents.keeping.proposing import propose_over
from shared.db.engine import transaction
from shared.identity.demo import load_demo
from shared.messages.base import Language
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER, SYSTEM
from tests.builders.documents import decided, drafted
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.people import person as somebody
from tests.builders.registrations import registered
from tests.support.browser import chromium, in_languages, open_page
from tests.support.reader import Reader
from tests.support.system import free_ports
from tests.support.web_process import WebProcess

LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")
PICTURES = os.environ.get("ORALU_LOOK")
LONG_AGO = NOW - timedelta(days=6 * 366)


@pytest.fixture
async def documents(engines: OraluSettings, fixed_clock: FixedClock) -> tuple[UUID, UUID]:
    """(a draft, a document that waits for its service), and one of somebody who left long ago, whose time is over."""
    await load_demo(engines)
    person = (await registered(by=OFFICER, first=TODAY + timedelta(days=4))).person
    left = (await registered(somebody(None, family_name="Left"), by=OFFICER)).person
    await decided(left, "certificate")
    await close_registration(left, reason="term_ended", by=OFFICER, now=NOW)
    async with transaction(DB) as begun:
        await begun.connection.execute("UPDATE probation.registration SET closed_at = $2 WHERE person = $1", left, LONG_AGO)
    assert await propose_over(by=SYSTEM, now=NOW, limit=10) == 1
    return await drafted(person), await decided(person)


@pytest.fixture
def address(documents: tuple[UUID, UUID], monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Probation, to whose address a sign-in leads."""
    (port,) = free_ports(1)
    monkeypatch.setenv("ORALU_PROBATION_URL", f"http://127.0.0.1:{port}")
    process = WebProcess("probation", port)
    yield process.address
    process.stop()


def looked_at(page: Page, name: str) -> None:
    """A picture for somebody who looks at the pages, where a folder is named."""
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


@pytest.mark.timeout(300)
def test_of_two_officers_one_decides_and_the_other_reads_who_was_faster(documents: tuple[UUID, UUID], address: str) -> None:
    draft, _ = documents
    with chromium() as browser:
        officer = Reader(open_page(browser, "tablet"), address, "officer", "en")
        senior = Reader(open_page(browser, "tablet"), address, "senior", "en")
        for each in (officer, senior):
            each.go(f"/outgoing/{draft}")
        officer.presses("Decide and number")
        officer.reads("75-09-2026-0003")
        senior.page.get_by_role("button", name="Decide and number").click()
        expect(senior.page.locator("main")).not_to_contain_text("Decide and number")
        senior.go(f"/outgoing/{draft}")
        officer.go(f"/outgoing/{draft}")
        senior.fills(reason_why="It was for somebody else")
        senior.presses("Withdraw the document")
        senior.reads("Document withdrawn")
        officer.fills(how="post", served_on=f"{TODAY:%d.%m.%Y}", tracking="RR000000001KZ")
        officer.page.get_by_role("button", name="Record the service", exact=True).click()
        expect(officer.page.locator(".govuk-error-summary")).to_contain_text("was withdrawn. Nothing was saved")
        officer.go(f"/outgoing/{draft}")
        officer.reads("Document withdrawn", "75-09-2026-0003")


@pytest.mark.timeout(300)
def test_a_number_of_a_withdrawn_document_is_not_given_again(documents: tuple[UUID, UUID], address: str) -> None:
    draft, waiting = documents
    with chromium() as browser:
        officer = Reader(open_page(browser, "tablet"), address, "officer", "en")
        officer.go(f"/outgoing/{waiting}")
        officer.reads("75-01-2026-0002")
        officer.fills(reason_why="A mistake")
        officer.presses("Withdraw the document")
        officer.go(f"/outgoing/{draft}")
        officer.presses("Decide and number")
        officer.reads("75-09-2026-0003")


@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", in_languages(*LANGUAGES))
def test_a_service_from_the_queue_to_its_correction_in_two_windows(documents: tuple[UUID, UUID], address: str, language: Language) -> None:
    _, waiting = documents
    with chromium() as browser:
        officer = Reader(open_page(browser, "tablet", language=language), address, "officer", language)
        officer.go("/queue?kind=unserved_document", narrow=True)
        looked_at(officer.page, f"queue-{language}")
        officer.opens("Document to be served", f"/outgoing/{waiting}")
        officer.fills(how="refused_to_sign", served_on=f"{TODAY:%d.%m.%Y}", first_witness="Бірінші куә", served_words="Қол қоймады")
        officer.presses("Record the service", narrow=True)
        officer.reads(officer.words("Too few people confirm it: name the witnesses, or the second officer who was there"))
        looked_at(officer.page, f"refused-{language}")
        officer.fills(second_witness="Екінші куә")
        officer.presses("Record the service", narrow=True)
        officer.reads("Бірінші куә; Екінші куә")
        other = Reader(open_page(browser, "tablet", language=language), address, "senior", language)
        for each in (officer, other):
            each.go(f"/outgoing/{waiting}/service", narrow=True)
            each.fills(second_witness="Үшінші куә", why_corrected="Аты қате жазылды")
        looked_at(officer.page, f"correct-{language}")
        officer.presses("Save the corrected record")
        officer.reads("Бірінші куә; Үшінші куә", officer.words("before the correction"))
        looked_at(officer.page, f"served-{language}")
        other.page.get_by_role("button", name=other.words.exactly("Save the corrected record")).click()
        other.page.wait_for_load_state()
        other.looks()
        expect(other.page.locator("[name=why_corrected]")).to_have_count(0)
        officer.go("/outgoing", narrow=True)
        looked_at(officer.page, f"register-{language}")
        admin = Reader(open_page(browser, "tablet", language=language), address, "admin", language)
        admin.go("/law")
        admin.follows("Documents whose time is over")
        admin.looks(narrow=True)
        looked_at(admin.page, f"erasures-{language}")
        admin.page.locator("th a[href^='/document-erasures/']").click()
        admin.page.wait_for_load_state()
        admin.looks(narrow=True)
        looked_at(admin.page, f"erasure-{language}")
        admin.fills(act="12-2031")
        admin.presses("Erase the content")
        admin.go("/document-erasures?when=answered", narrow=True)
        admin.reads("12-2031")
