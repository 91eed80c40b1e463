"""In a browser: documents of a person and of an appointment, their pages, a refused type, a virus; an excuse beforehand with its paper."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import FilePayload, expect

from services.probation.attachments import keeping
from services.probation.attachments.subjects import PERSON, Subject
from services.probation.settings import settings
from shared.identity.demo import load_demo
from shared.messages.base import Language
from shared.settings import OraluSettings
from tests.builders.actors import SYSTEM
from tests.builders.appointments import planned
from tests.builders.attachments import attached, pages_of_pdf, photograph
from tests.builders.copies import picture
from tests.builders.moments import NOW
from tests.builders.registrations import registered
from tests.support.browser import chromium, in_languages, open_page
from tests.support.reader import Reader
from tests.support.scanner import recorded
from tests.support.system import free_ports
from tests.support.web_process import WebProcess

LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")
HOUR = timedelta(hours=1)
HEIC = b"\0\0\0\x18ftypheic" + bytes(100)


@pytest.fixture
async def papers(engines: OraluSettings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, UUID]:
    """Somebody with an appointment, a checked photograph with its picture, and a file in which a virus was found."""
    await load_demo(engines)
    monkeypatch.setenv("ORALU_CLAMD", "/nowhere/clamd.ctl")
    settings.cache_clear()
    made = await registered()
    clean = await attached(made.person, photograph("A clean page"))
    async with recorded(tmp_path, b"stream: OK\0") as (address, _):
        await keeping.scan_next(address, by=SYSTEM, now=NOW)
    await keeping.preview_next()
    infected = await attached(made.person, photograph("An infected page"), subject=Subject(PERSON, made.person))
    async with recorded(tmp_path, b"stream: Eicar-Test-Signature FOUND\0") as (address, _):
        await keeping.scan_next(address, by=SYSTEM, now=NOW)
    appointment = await planned(made.person, NOW + HOUR, now=NOW)
    return {"person": made.person, "clean": clean, "infected": infected, "appointment": appointment}


@pytest.fixture
def served(papers: dict[str, UUID], monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Probation's address, to which a sign-in leads."""
    (port,) = free_ports(1)
    monkeypatch.setenv("ORALU_PROBATION_URL", f"http://127.0.0.1:{port}")
    process = WebProcess("probation", port)
    yield process.address
    process.stop()


def chosen(name: str, content: bytes) -> FilePayload:
    """A file as the person at the browser chooses it."""
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", in_languages(*LANGUAGES))
def test_documents_are_attached_shown_and_refused(language: Language, papers: dict[str, UUID], served: str) -> None:
    person = papers["person"]
    with chromium() as browser:
        officer = Reader(open_page(browser, "tablet", language=language), served, "officer", language)
        officer.go(f"/people/{person}/documents", narrow=True)
        officer.go(f"/people/{person}/documents/{papers['clean']}", narrow=True)
        assert officer.page.locator("img.sheet").evaluate("each => each.naturalWidth") > 0, "the page is shown"
        officer.fills(title="A clean page, No. 2", title_why="A number was missing")
        officer.presses("Save", narrow=True)
        officer.reads("A number was missing")
        officer.go(f"/people/{person}/documents/{papers['infected']}", narrow=True)
        officer.reads("Eicar-Test-Signature")
        officer.go(f"/appointments/{papers['appointment']}")
        officer.page.get_by_role("link", name=officer.words.exactly("Attach a document")).first.click()
        officer.looks(narrow=True)
        officer.fills(kind="photograph", title="What was shown at the appointment")
        officer.page.set_input_files("[name=files]", [chosen("phone.heic", HEIC), chosen("virus.exe", b"MZ" * 50)])
        officer.presses("Attach", narrow=True)
        officer.reads("iPhone")
        officer.reads("virus.exe")
        officer.page.set_input_files("[name=files]", [chosen("a.jpg", picture("JPEG")), chosen("b.pdf", pages_of_pdf(2))])
        officer.presses("Attach", narrow=True)
        officer.reads("What was shown at the appointment (2)")
        officer.go(f"/appointments/{papers['appointment']}")
        officer.page.get_by_role("link", name="What was shown at the appointment (1)").click()
        officer.looks()
        officer.reads(officer.words("Being checked for viruses"))
        expect(officer.page.locator("a.govuk-button[href$='/file']"), "nothing is given out before the check").to_have_count(0)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", in_languages(*LANGUAGES))
def test_an_excuse_beforehand_with_its_document(language: Language, papers: dict[str, UUID], served: str) -> None:
    person = papers["person"]
    with chromium() as browser:
        officer = Reader(open_page(browser, "tablet", language=language), served, "officer", language)
        officer.go(f"/people/{person}/absences", narrow=True)
        officer.fills(from_on="25.11.2026", until_on="27.11.2026", reason="illness", document="Referral No. 3 of the city hospital")
        officer.presses("Record the absence")
        officer.reads("Referral No. 3 of the city hospital")
        officer.page.get_by_role("link", name=officer.words.exactly("Attach a document")).first.click()
        officer.looks()
        officer.fills(kind="medical", title="Referral No. 3")
        officer.page.set_input_files("[name=files]", [chosen("referral.jpg", picture("JPEG"))])
        officer.presses("Attach")
        officer.go(f"/people/{person}/absences", narrow=True)
        expect(officer.page.get_by_role("link", name="Referral No. 3")).to_have_count(1)
