"""In a browser: a case is opened with all five papers, on paper and signed; a draft saves itself, and a lost connection loses nothing."""

import asyncio
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Route, expect

from services.probation.opening_papers.domain.forms import FormCode
from services.probation.opening_papers.queries import of_registration
from services.probation.register.actions import Registered
from shared.identity.demo import load_demo
from shared.messages.base import Language
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER
from tests.builders.moments import TODAY
from tests.builders.opening_papers import FULL
from tests.builders.registrations import registered
from tests.support.browser import chromium, in_languages, open_page
from tests.support.reader import Reader
from tests.support.system import free_ports
from tests.support.web_process import WebProcess

LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")
TITLES = {
    FormCode.RIGHTS: "Explanation of rights and liability",
    FormCode.LEAFLET: "Leaflet",
    FormCode.QUESTIONNAIRE: "Questionnaire",
    FormCode.PROGRAMME: "Individual programme",
    FormCode.REPORT: "Pre-trial report",
}


@pytest.fixture
async def made(engines: OraluSettings) -> Registered:
    """Somebody who came to be registered today."""
    await load_demo(engines)
    return await registered(by=OFFICER)


@pytest.fixture
def served(made: Registered, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebProcess]:
    """Probation, to whose address a sign-in leads."""
    (port,) = free_ports(1)
    monkeypatch.setenv("ORALU_PROBATION_URL", f"http://127.0.0.1:{port}")
    process = WebProcess("probation", port)
    yield process
    process.stop()


def begins(officer: Reader, list_of_papers: str, code: FormCode) -> None:
    officer.go(list_of_papers)
    officer.page.locator(f"form:has(input[name=form][value={code}]) button").click()
    officer.page.wait_for_url("**/opening-papers/*")
    officer.looks(narrow=code is FormCode.QUESTIONNAIRE)


def answers(officer: Reader, code: FormCode) -> None:
    """Fill in the form; a question that is not asked yet appears after the answer that calls for it."""
    for name, value in FULL[code].items():
        field = officer.page.locator(f"main [name=q-{name}]")
        if field.first.get_attribute("type") in ("radio", "checkbox"):
            for each in (value,) if isinstance(value, str) else value:
                officer.page.locator(f"main [name=q-{name}][value={each}]").check(force=True)
        else:
            assert isinstance(value, str)
            field.fill(value)


def keeps_a_draft(officer: Reader) -> None:
    """The draft saves itself; without a connection it says so, and saves once there is one."""
    page, state = officer.page, officer.page.locator("[data-save-state]")
    expect(state).to_have_attribute("data-save-state", "idle")
    expect(page.locator("[name=q-studies_where]")).to_be_hidden()
    page.locator("[name=q-studies][value=yes]").check(force=True)
    expect(page.locator("[name=q-studies_where]")).to_be_visible()
    expect(state).to_have_attribute("data-save-state", "saved", timeout=15_000)

    def lost(route: Route) -> None:
        route.abort()

    page.route("**/draft", lost)
    page.locator("[name=q-own_words]").fill("Words without a connection")
    expect(state).to_have_attribute("data-save-state", "failed", timeout=15_000)
    page.unroute("**/draft")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(state).to_have_attribute("data-save-state", "saved", timeout=15_000)
    page.reload()
    expect(page.locator("[name=q-own_words]")).to_have_value("Words without a connection")
    expect(page.locator("[name=q-studies][value=yes]")).to_be_checked()


def signs(officer: Reader, *, refused: bool) -> None:
    officer.fills(outcome="refuse" if refused else "sign", day=f"{TODAY:%d.%m.%Y}")
    if refused:
        officer.fills(words="Wants to read it at home; a colleague saw it")
    officer.presses("Record the signature")
    officer.reads(officer.words("Signature refused" if refused else "Signed"))


def opened_with_all_five(made: Registered, address: str, language: Language) -> None:
    """The officer writes, finishes, prints and lets sign each paper."""
    papers = f"/people/{made.person}/opening-papers"
    with chromium() as browser:
        officer = Reader(open_page(browser, "tablet", language=language), address, "officer", language)
        officer.go(f"/people/{made.person}")
        officer.reads(officer.words("Still to be done to open the case"))
        officer.go(papers, narrow=True)
        for code in FormCode:
            officer.paper(f"/opening-forms/{code}/blank?language={language}")
            begins(officer, papers, code)
            if code is FormCode.QUESTIONNAIRE:
                officer.presses("Finish the paper", narrow=True)
                officer.reads(officer.words("There is a problem"))
                officer.go(officer.page.url.removeprefix(address))
                keeps_a_draft(officer)
            if code is FormCode.PROGRAMME:
                expect(officer.page.locator("[name=q-needs]")).to_have_value(re.compile("A room near work"))
            answers(officer, code)
            officer.presses("Finish the paper")
            officer.reads(officer.words("Completed" if code is FormCode.REPORT else "To be signed"))
            paper = officer.page.url.removeprefix(address)
            officer.paper(f"{paper}/print?language={language}", made.case_number)
            officer.go(paper, narrow=True)
            if code is not FormCode.REPORT:
                signs(officer, refused=code is FormCode.LEAFLET)
        officer.go(papers, narrow=True)
        expect(officer.page.locator("main .govuk-tag--red")).to_have_count(0)
        officer.reads(*(officer.words(title) for title in TITLES.values()))


@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", in_languages(*LANGUAGES))
async def test_a_case_is_opened_with_all_five_papers(language: Language, made: Registered, served: WebProcess) -> None:
    await asyncio.to_thread(opened_with_all_five, made, served.address, language)
    states = {code: row.state for code, row in (await of_registration(made.registration)).items()}
    assert states.pop("leaflet") == "refused"
    assert states.pop("pre_trial_report") == "finished", "nobody but the officer signs it"
    assert states == {"rights": "signed", "questionnaire": "signed", "individual_programme": "signed"}
