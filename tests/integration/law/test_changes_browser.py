"""In a browser: a figure of the law and a text are changed by two administrators, one change is cancelled, and the day comes."""

import asyncio
import os
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest

from services.probation.law_changes.jobs import count_next_draft
from shared.identity.demo import load_demo
from shared.messages.base import Language
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER
from tests.builders.law import LATER, ORDER, OTHER, WHY
from tests.builders.moments import NOW, TODAY
from tests.builders.registrations import registered
from tests.builders.staff import make_account
from tests.support.browser import chromium, in_languages, open_page
from tests.support.reader import Reader
from tests.support.system import free_ports
from tests.support.web_process import WebProcess

LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")
DAY = f"{LATER:%d.%m.%Y}"
ENTRY = "/law/entries/probation/rule/check_in.suspended_sentence.urban"
LEAFLET = "/law/entries/probation/breach_consequence/suspended_sentence"
DESK = "/law/entries/reintegration/rule/referral_answer"
REASONS = {"source": "УИК 174", "document": ORDER, "why": WHY, "status": "verified"}
OFTEN = {
    "kk": ("айына екі рет", "апта сайын"),
    "ru": ("два раза в месяц", "каждую неделю"),
    "en": ("twice a month", "every week"),
}  # fmt: skip


@pytest.fixture
async def person(engines: OraluSettings) -> UUID:
    """Somebody whose check-ins the law's figure governs; and a second administrator."""
    await load_demo(engines)
    await make_account(OTHER, "other-admin")
    return (await registered(by=OFFICER, first=TODAY + timedelta(days=4))).person


@pytest.fixture
def served(person: UUID, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebProcess]:
    """Probation, to whose address a sign-in leads."""
    (port,) = free_ports(1)
    monkeypatch.setenv("ORALU_PROBATION_URL", f"http://127.0.0.1:{port}")
    process = WebProcess("probation", port)
    yield process
    process.stop()


def shot(reader: Reader, name: str) -> None:
    """What the page looks like on the tablet and on a desk, where somebody wants to see it."""
    if folder := os.environ.get("SHOTS"):
        for width in (768, 1280):
            reader.page.set_viewport_size({"width": width, "height": 1024})
            reader.page.screenshot(path=f"{folder}/{name}-{reader.words.language}-{width}.png", full_page=True)


def number_of(reader: Reader) -> str:
    """The draft's number, from the address to which a proposal leads."""
    reader.page.wait_for_url(lambda url: "/law/drafts/" in url and not url.endswith("/cancel"))
    return reader.page.url.rsplit("/", 1)[1]


def one_proposes(address: str, language: Language) -> list[str]:
    """A figure of check-ins, a text in three languages, and a period of the desk; from the list to the drafts."""
    with chromium() as browser:
        one, found = Reader(open_page(browser, "tablet", language=language), address, "admin", language), list[str]()
        one.go("/law", narrow=True)
        shot(one, "list")
        one.follows("Desk of social support")
        shot(one, "list-desk")
        one.go("/law/entries/probation/rule/check_in.window", narrow=True)
        one.go(ENTRY, narrow=True)
        one.fills(value="weekly", valid_from=DAY, **REASONS)
        shot(one, "entry")
        one.presses("Propose", narrow=True)
        found.append(number_of(one))
        one.reads(one.words("The open cases are being counted. Reload the page in a moment."))
        one.go(LEAFLET, narrow=True)
        one.presses("Propose")
        one.reads(one.words("Fill this in"))
        texts = {f"{part}-{each}": f"Text {each}." for part in ("first", "repeated") for each in LANGUAGES}
        one.fills(**texts, valid_from=DAY, **REASONS)
        shot(one, "texts")
        one.presses("Propose", narrow=True)
        found.append(number_of(one))
        shot(one, "texts-draft")
        one.go(DESK, narrow=True)
        one.fills(value="5", valid_from=DAY, **REASONS)
        one.presses("Propose", narrow=True)
        return [*found, number_of(one)]


def other_accepts(address: str, drafts: list[str], language: Language) -> None:
    """The counts stand on the page of the figure; all three are accepted; then the text is to be cancelled again."""
    with chromium() as browser:
        other = Reader(open_page(browser, "desk", language=language), address, "other-admin", language)
        for number in drafts:
            other.go(f"/law/drafts/{number}")
            if number == drafts[0]:
                other.reads(other.words("What would be said in addition"), other.words("Checks in too rarely"))
                shot(other, "draft")
            other.presses("Accept the change", narrow=True)
            other.reads(other.words("Change accepted"))
        other.go(f"/law/drafts/{drafts[1]}")
        shot(other, "accepted")
        other.page.get_by_role("button", name=other.words.exactly("Cancel the change")).click()
        other.page.wait_for_url("**/cancel")
        other.looks(narrow=True)
        other.fills(document=ORDER, why=WHY)
        shot(other, "cancel")
        other.presses("Propose", narrow=True)
        drafts.append(number_of(other))


def one_cancels(address: str, number: str, language: Language) -> None:
    """Who proposed the text agrees that it is cancelled; the history and the paper show it."""
    with chromium() as browser:
        one = Reader(open_page(browser, "desk", language=language), address, "admin", language)
        one.go(f"/law/drafts/{number}")
        shot(one, "cancel-draft")
        one.presses("Accept the cancellation", narrow=True)
        one.go(LEAFLET, narrow=True)
        one.reads(one.words("Cancelled"))
        shot(one, "history")
        one.go(f"{LEAFLET}/print", narrow=True)
        shot(one, "print-entry")
        one.go("/law/print?book=reintegration", narrow=True)
        shot(one, "print-list")
        one.go("/law/drafts?state=answered", narrow=True)
        shot(one, "drafts")


def officer_reads(person: UUID, address: str, often: str, language: Language) -> None:
    """What the law asks at least stands beside the person's schedule."""
    with chromium() as browser:
        officer = Reader(open_page(browser, "tablet", language=language), address, "officer", language)
        officer.go(f"/people/{person}/schedule", narrow=True)
        officer.reads(often)
        officer.go(f"/people/{person}/conditions/leaflet?language={language}")
        assert "Text " not in officer.page.locator("main").inner_text(), "the cancelled text never came into force"


@pytest.mark.timeout(600)
@pytest.mark.parametrize("language", in_languages(*LANGUAGES))
async def test_two_administrators_change_the_law_and_an_officer_applies_it(language: Language, person: UUID, served: WebProcess) -> None:
    before, after = OFTEN[language]
    drafts = await asyncio.to_thread(one_proposes, served.address, language)
    await count_next_draft({})
    await asyncio.to_thread(other_accepts, served.address, drafts, language)
    await asyncio.to_thread(one_cancels, served.address, drafts[3], language)
    await asyncio.to_thread(officer_reads, person, served.address, before, language)
    served.stop()
    served.at = NOW + (LATER - TODAY)
    served.start()
    await asyncio.to_thread(officer_reads, person, served.address, after, language)
