"""A transfer with a covered week before it, and a caseload given to others, in a browser and in three languages."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import expect

from services.probation.queue.actions import open_item
from services.probation.timeline.notes import add_note
from shared.identity.cover.actions import arrange_cover
from shared.identity.demo import load_demo
from shared.messages.base import Language
from shared.settings import OraluSettings
from tests.builders.actors import COLLEAGUE_OFFICER, OFFICER, OFFICER_ELSEWHERE, SENIOR, SYSTEM
from tests.builders.moments import NOW
from tests.builders.people import person
from tests.builders.registrations import registered
from tests.builders.staff import SENIOR_ELSEWHERE, make_account
from tests.support.browser import chromium, in_languages, open_page
from tests.support.reader import Reader
from tests.support.system import free_ports
from tests.support.web_process import WebProcess

LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")
NOTE = "Seen at home while the officer was away"


@pytest.fixture
async def case(engines: OraluSettings) -> UUID:
    """A case of the demo officer, who was covered last week; another one; accounts of both offices."""
    await load_demo(engines)
    for who in (COLLEAGUE_OFFICER, OFFICER_ELSEWHERE, SENIOR_ELSEWHERE):
        await make_account(who)
    made = await registered(person(), by=OFFICER)
    await registered(person(None, family_name="Second"), by=OFFICER)
    since, until = NOW - timedelta(days=7), NOW + timedelta(minutes=10)
    await arrange_cover(OFFICER.id, COLLEAGUE_OFFICER.id, since=since, until=until, reason="leave", by=SENIOR, now=NOW)
    await add_note(made.person, NOTE, by=COLLEAGUE_OFFICER, now=NOW)
    await open_item(kind="residence", person=made.person, subject_id=made.person, reason="residence", now=NOW, by=SYSTEM)
    return made.person


@pytest.fixture
def served(case: UUID, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Probation's address, to which a sign-in leads."""
    (port,) = free_ports(1)
    monkeypatch.setenv("ORALU_PROBATION_URL", f"http://127.0.0.1:{port}")
    process = WebProcess("probation", port)
    yield process.address
    process.stop()


@pytest.mark.parametrize("language", in_languages(*LANGUAGES))
def test_a_case_goes_to_another_office_with_what_was_written_in_a_covered_week(case: UUID, served: str, language: Language) -> None:
    with chromium() as browser:
        officer = Reader(open_page(browser, "tablet", language=language), served, "officer", language)
        officer.go(f"/people/{case}")
        officer.reads(NOTE)
        officer.go(f"/people/{case}/transfer")
        officer.presses("Offer the case")
        expect(officer.page.locator(".govuk-error-summary li"), "everything that is missing is told at once").to_have_count(3)
        officer.page.select_option("[name=office]", "71")
        officer.page.fill("[name=reason]", "Moved to Astana on a permission")
        officer.page.fill("[name=document]", "Permission 12 of 20.11.2026")
        officer.presses("Offer the case")
        offered = officer.page.url
        officer.go("/transfers")
        officer.reads("Fictional Person")
        senior = Reader(open_page(browser, "tablet", language=language), served, "senior-elsewhere", language)
        senior.go("/")
        senior.reads(senior.words("Transfers that wait for your answer"))
        senior.go("/queue")
        senior.reads(senior.words("Another office offers a case"))
        senior.page.locator(".row__link", has_text=senior.words("Another office offers a case")).click()
        senior.page.wait_for_url(offered)
        senior.looks()
        senior.page.select_option("[name=officer]", str(OFFICER_ELSEWHERE.id))
        senior.presses("Take over the case")
        senior.presses("Take over the case")
        assert senior.page.url.endswith(f"/people/{case}")
        senior.reads(NOTE)
        officer.go(offered.removeprefix(served))
        officer.reads(NOTE)
        answer = officer.page.goto(f"{served}/people/{case}")
        assert answer is not None
        assert answer.status == 404


@pytest.mark.parametrize("language", in_languages(*LANGUAGES))
def test_a_caseload_is_given_to_others_and_given_back(case: UUID, served: str, language: Language) -> None:
    with chromium() as browser:
        senior = Reader(open_page(browser, "tablet", language=language), served, "senior", language)
        senior.go("/officers")
        senior.go(f"/officers/{OFFICER.id}")
        senior.page.fill("[name=cases]", "1")
        senior.page.fill("[name=why]", "Half a post")
        senior.presses("Save")
        senior.reads(senior.words("above capacity"))
        senior.go(f"/officers/{OFFICER.id}/reassign")
        senior.page.locator(f"[name=officers][value='{COLLEAGUE_OFFICER.id}']").check(force=True)
        senior.page.fill("[name=reason]", "The officer leaves the service")
        senior.presses("See who gets what")
        senior.presses("Give the cases")
        senior.reads(senior.words("Given to others"))
        senior.presses("Undo it")
        senior.presses("Give the cases back")
        senior.reads(senior.words("Given back"))
        senior.go(f"/people/{case}/officer")
        senior.go("/cover")
        senior.page.locator("main table a").first.click()
        senior.looks()
