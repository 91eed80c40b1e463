"""In a browser: a submission is drafted, decided by two, signed with NCALayer (a recorded exchange), served; the register; the forms."""

import base64
import json
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from services.probation.documents.actions import decide_document
from shared.identity.demo import load_demo
from shared.messages.base import Language
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER
from tests.builders.documents import drafted
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.registrations import registered
from tests.builders.signatures import detached_signature
from tests.support.browser import chromium, in_languages, open_page
from tests.support.reader import Reader
from tests.support.system import free_ports
from tests.support.web_process import WebProcess

LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")
NCALAYER = """
// What NCALayer 1.4 says, message by message, as the page hears it: a greeting, then the answer to module kz.gov.pki.knca.basics.
window.asked = [];
window.WebSocket = class extends EventTarget {
  constructor(address) {
    super();
    window.asked.push(address);
    setTimeout(() => { this.dispatchEvent(new Event("open")); this.says(JSON.stringify({ result: { version: "1.4" } })); });
  }
  says(data) { this.dispatchEvent(new MessageEvent("message", { data })); }
  send(text) { window.asked.push(JSON.parse(text)); this.says("--heartbeat--"); setTimeout(() => this.says(%s)); }
  close() {}
};
"""
PICTURES = os.environ.get("ORALU_LOOK")


@pytest.fixture
async def person(engines: OraluSettings, fixed_clock: FixedClock) -> UUID:
    """Somebody on the register, whose documents fill the register a little."""
    await load_demo(engines)
    found = (await registered(by=OFFICER, first=TODAY + timedelta(days=4))).person
    await decide_document(await drafted(found, "notice"), by=OFFICER, now=NOW)
    return found


@pytest.fixture
def served(person: UUID, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebProcess]:
    """Probation with electronic signing, to whose address a sign-in leads."""
    (port,) = free_ports(1)
    monkeypatch.setenv("ORALU_PROBATION_URL", f"http://127.0.0.1:{port}")
    monkeypatch.setenv("ORALU_NCALAYER", "true")
    process = WebProcess("probation", port)
    yield process
    process.stop()


def answers(page: Page, answer: object) -> None:
    """From the next page on, NCALayer answers this."""
    page.add_init_script(NCALAYER % json.dumps(json.dumps(answer)))


def looked_at(page: Page, name: str) -> None:
    """A picture for somebody who looks at the pages, where a folder is named."""
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


def endorsed(person: UUID, address: str, language: Language) -> str:
    """The officer drafts a submission and signs it first; returns its address."""
    with chromium() as browser:
        officer = Reader(open_page(browser, "tablet", language=language), address, "officer", language)
        officer.go(f"/people/{person}/outgoing", narrow=True)
        looked_at(officer.page, f"list-{language}")
        officer.go(f"/people/{person}/outgoing/new?kind=submission", narrow=True)
        officer.presses("Save the draft")
        expect(officer.page.locator(".govuk-error-summary li"), "everything that is missing is told at once").to_have_count(2)
        officer.fills(addressee="Demo Court", request="To extend the term", facts="18.11.2026 10:00; Келмеді; Үлгі көшесі", language="kk")
        looked_at(officer.page, f"form-{language}")
        officer.presses("Save the draft", narrow=True)
        officer.reads(officer.words("Draft"))
        document = officer.page.url.removeprefix(address)
        officer.presses("Sign as the first", narrow=True)
        officer.reads(officer.words("You have signed as the first. Another officer decides it."))
        return document


def decided_and_served(person: UUID, document: str, address: str, language: Language) -> None:
    """The senior officer decides, signs electronically after cancelling once, and records the service."""
    with chromium() as browser:
        page = open_page(browser, "tablet", language=language)
        senior = Reader(page, address, "senior", language)
        answers(page, {"status": False, "code": "USER_CANCELED", "message": "action.canceled"})
        senior.go(document, narrow=True)
        senior.presses("Decide and number", narrow=True)
        senior.reads("75-04-2026-0002")
        senior.presses("Sign with NCALayer")
        expect(page.locator("[data-told]")).to_have_text(senior.words("You cancelled the signature. Nothing was saved"))
        cms = base64.b64encode(detached_signature()).decode()
        answers(page, {"status": True, "body": {"result": [f"-----BEGIN CMS-----\n{cms}\n-----END CMS-----"]}})
        senior.go(document)
        page.get_by_role("button", name=senior.words.exactly("Sign with NCALayer")).click()
        expect(page.locator("main")).to_contain_text(senior.words("Signature could not be checked"))
        expect(page.locator("main")).to_contain_text(senior.words("Signed copy is here"))
        senior.looks(narrow=True)
        looked_at(page, f"page-{language}")
        senior.fills(how="post", served_on=f"{TODAY:%d.%m.%Y}", tracking="RR000000001KZ")
        senior.presses("Record the service", narrow=True)
        senior.reads(senior.words("sent by registered post"))
        senior.follows("Correct it by a new document")
        expect(page.locator("[name=request]")).to_have_value("To extend the term")
        senior.go("/outgoing", narrow=True)
        senior.reads("75-04-2026-0002", "Demo Court")
        looked_at(page, f"register-{language}")


def texts_proposed(address: str, language: Language) -> None:
    """An administrator proposes another heading."""
    with chromium() as browser:
        page = open_page(browser, "tablet", language=language)
        admin = Reader(page, address, "admin", language)
        admin.go("/printed-forms", narrow=True)
        admin.go("/printed-forms/summons", narrow=True)
        looked_at(page, f"texts-{language}")
        admin.fills(heading_kk="Жаңа тақырып", valid_from=f"{TODAY + timedelta(days=3):%d.%m.%Y}", why="The minister's order changed")
        admin.presses("Propose the texts", narrow=True)
        admin.reads("Жаңа тақырып")
        looked_at(page, f"version-{language}")


@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", in_languages(*LANGUAGES))
def test_a_submission_from_its_draft_to_its_service(person: UUID, served: WebProcess, language: Language) -> None:
    document = endorsed(person, served.address, language)
    decided_and_served(person, document, served.address, language)
    texts_proposed(served.address, language)
