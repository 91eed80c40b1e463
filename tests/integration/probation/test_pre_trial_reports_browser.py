"""In a browser: a pre-trial report from the request to the link, and a draft of the law with the cases that it would change."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from services.probation.law.ruling import RULING
from services.probation.law_changes.actions.proposing import propose
from services.probation.law_changes.domain.changes import changed_rule
from services.probation.law_changes.jobs import count_next_draft
from services.probation.law_changes.queries import entry_of
from services.probation.register.actions import Registered
from shared.actors import Role
from shared.identity.demo import load_demo
from shared.law_versions import seed
from shared.messages.base import Language
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER, actor
from tests.builders.moments import NOW, TODAY
from tests.builders.people import IIN, OTHER_IIN
from tests.builders.pre_trial_reports import ANSWERS, request_form
from tests.builders.registrations import registered
from tests.support.browser import chromium, in_languages, open_page
from tests.support.reader import Reader
from tests.support.system import free_ports
from tests.support.web_process import WebProcess

LIST = "/pre-trial-reports"


@pytest.fixture
async def made(engines: OraluSettings) -> Registered:
    """Somebody who is on the register already."""
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


def asks(officer: Reader, **changed: str) -> None:
    form = request_form(requested_on=f"{TODAY:%d.%m.%Y}", due_on=f"{TODAY + timedelta(days=9):%d.%m.%Y}", **changed)
    officer.fills(**{name: value for name, value in form.items() if name != "form_token"})
    officer.presses("Save the request", narrow=True)


def answers(officer: Reader) -> None:
    for name, value in ANSWERS.items():
        if officer.page.locator(f"main [name=q-{name}]").first.get_attribute("type") in ("radio", "checkbox"):
            for each in (value,) if isinstance(value, str) else value:
                officer.page.locator(f"main [name=q-{name}][value={each}]").check(force=True)
        else:
            officer.page.locator(f"main [name=q-{name}]").fill(str(value))


def written_and_linked(made: Registered, address: str, language: Language) -> None:
    """The officer of the case asks, is shown that the person is on the register, writes all the same, hands over and links."""
    with chromium() as browser:
        officer = Reader(open_page(browser, "tablet", language=language), address, "officer", language)
        officer.go("/people")
        officer.follows("Pre-trial reports")
        officer.follows("Record a request")
        asks(officer, iin=IIN)
        officer.reads(officer.words("Nothing was kept yet: look whether this is recorded already"))
        officer.page.locator("[name=looked]").check(force=True)
        officer.presses("Save the request")
        report = officer.page.url.removeprefix(address)
        state = officer.page.locator("[data-save-state]")
        officer.page.locator("[name=q-family]").fill("With a sister")
        expect(state).to_have_attribute("data-save-state", "saved", timeout=15_000)
        answers(officer)
        officer.presses("Finish the report", narrow=True)
        officer.fills(day=f"{TODAY:%d.%m.%Y}")
        officer.presses("Record the signature", narrow=True)
        officer.fills(day=f"{TODAY:%d.%m.%Y}", served_to="The chancery, on paper")
        officer.presses("Record that it was handed over", narrow=True)
        officer.go(f"{report}/print?language={language}", narrow=True)
        officer.go(f"{LIST}?state=over", narrow=True)
        officer.reads("Fictional Person")
        officer.go(f"/people/{made.person}", narrow=True)
        officer.presses("It is this person: link the report")
        officer.go(report, narrow=True)
        officer.reads(officer.words("Linked to the person’s record"))
        officer.go(f"{LIST}/new")
        asks(officer, iin=OTHER_IIN, family_name="Another", request_number="7")
        officer.go(LIST, narrow=True)
        officer.reads("Another Person")
        officer.go("/", narrow=True)
        officer.reads("Another Person")
        officer.go("/queue")
        officer.opens("Pre-trial report", "/pre-trial-reports/")


def tried_out(draft: str, address: str, language: Language) -> None:
    """An officer looks at a draft of the law, and at the cases that it would change."""
    with chromium() as browser:
        officer = Reader(open_page(browser, "tablet", language=language), address, "officer", language)
        officer.go(f"/law/drafts/{draft}", narrow=True)
        officer.follows("Among the cases that you see")
        officer.looks(narrow=True)
        officer.reads("Fictional Person")


@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", in_languages("kk", "ru", "en"))
async def test_a_report_goes_from_the_request_to_the_link(language: Language, made: Registered, served: WebProcess) -> None:
    await asyncio.to_thread(written_and_linked, made, served.address, language)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", in_languages("kk", "ru", "en"))
async def test_an_officer_sees_what_a_draft_would_change(language: Language, made: Registered, served: WebProcess) -> None:
    await seed(RULING, now=NOW)
    found = entry_of("probation", "rule", "check_in.window", TODAY)
    assert found is not None
    shorter = changed_rule(found.entry, 24, valid_from=TODAY + timedelta(days=40), source="УИК 1", status="unverified")
    by = actor("admin", Role.ADMINISTRATOR, office=None)
    draft = await propose("probation", shorter, "A new law shortens it", "Law 1", by=by, now=NOW)
    await count_next_draft({})
    await asyncio.to_thread(tried_out, str(draft), served.address, language)
