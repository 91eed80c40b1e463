"""A double registration is proposed, compared, merged by two officers and undone again, in a browser and in three languages."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from services.probation.cases.tables import Registration
from services.probation.duplicates.actions import raise_suspicion
from shared.identity.demo import load_demo
from shared.messages.base import Language
from shared.settings import OraluSettings
from tests.builders.actors import SYSTEM
from tests.builders.appointments import planned
from tests.builders.merges import twice
from tests.builders.moments import NOW
from tests.journeys.words import Words
from tests.support.browser import assert_accessible, assert_no_horizontal_scroll, chromium, in_languages, open_page
from tests.support.sign_in import DEMO_PASSWORD
from tests.support.system import free_ports
from tests.support.web_process import WebProcess

LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")
REASON = "Both identity cards and the photographs were compared"
Pair = tuple[UUID, UUID, str, str]
"""Both records, and both case numbers."""


@pytest.fixture
async def pair(engines: OraluSettings) -> Pair:
    """Two alike records of the demo officer, who is asked about them."""
    await load_demo(engines)
    one, two = await twice()
    await planned(two)
    await raise_suspicion(one, two, suspected_at=NOW, by=SYSTEM, now=NOW, source="records")
    numbers = {row["person"]: str(row["case_number"]) for row in await Registration.select(Registration.person, Registration.case_number)}
    return one, two, numbers[one], numbers[two]


@pytest.fixture
def served(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Probation's address, to which a sign-in leads."""
    (port,) = free_ports(1)
    monkeypatch.setenv("ORALU_PROBATION_URL", f"http://127.0.0.1:{port}")
    process = WebProcess("probation", port)
    yield process.address
    process.stop()


class Reader:
    """Somebody who is signed in, and looks at each page that they come to."""

    def __init__(self, page: Page, address: str, login: str, language: Language) -> None:
        self.page, self.address, self.words = page, address, Words("probation", language)
        page.goto(f"{address}/sign-in")
        page.fill("input[name=login]", login)
        page.fill("input[name=password]", DEMO_PASSWORD)
        page.click("main form button[type=submit]")
        page.wait_for_url(lambda url: "/sign-in" not in url)
        page.wait_for_load_state()
        if page.locator("html").get_attribute("lang") != language:
            page.locator(f".language button[value={language}]").click()
            page.locator(f"html[lang={language}]").wait_for(state="attached")

    def go(self, path: str) -> None:
        answer = self.page.goto(self.address + path)
        assert answer is not None
        assert answer.ok, f"{path}: {answer.status}"
        self.looks()

    def looks(self) -> None:
        assert_accessible(self.page)
        assert_no_horizontal_scroll(self.page)

    def presses(self, text: str) -> None:
        self.page.get_by_role("button", name=self.words.exactly(text)).first.click()
        self.page.wait_for_load_state()
        self.looks()

    def follows(self, text: str) -> None:
        self.page.get_by_role("link", name=self.words(text)).first.click()
        self.page.wait_for_load_state()
        self.looks()

    def opens(self, item: str, address: str) -> None:
        """What waits in the queue, by its kind."""
        self.page.locator("a.row__link", has_text=self.words(item)).first.click()
        self.page.wait_for_url(f"**{address}*")
        self.looks()

    def chooses(self, name: str, value: str) -> None:
        self.page.locator(f"[name={name}][value={value}]").check(force=True)

    def reads(self, *texts: str) -> None:
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(text)


@pytest.mark.parametrize("language", in_languages(*LANGUAGES))
def test_two_records_are_merged_by_two_officers_and_parted_again(pair: Pair, served: str, language: Language) -> None:
    one, two, first, second = pair
    with chromium() as browser:
        officer = Reader(open_page(browser, "tablet", language=language), served, "officer", language)
        officer.go("/queue")
        officer.opens("Possible double registration", "/suspicions/")
        officer.follows("The same person: see both side by side and merge them")
        officer.presses("Propose the merge")
        missing = officer.page.locator(".govuk-error-summary li").count()
        assert missing == 6, "which record stays, four fields that conflict, and the reason are told at once"
        officer.chooses("stays", "one" if officer.page.url.endswith(f"{one}/merge/{two}") else "other")
        for name in ("family_name", "given_name", "birth_date", "phone"):
            officer.chooses(f"field_{name}", "one")
        officer.page.fill("[name=reason]", REASON)
        officer.presses("Propose the merge")
        officer.reads(officer.words("Waits for a second officer"), REASON)
        merge = officer.page.url.removeprefix(served)
        senior = Reader(open_page(browser, "tablet", language=language), served, "senior", language)
        senior.go("/queue")
        senior.opens("Merge to confirm", merge)
        senior.presses("Confirm the merge")
        officer.go(f"/people/{two}")
        assert officer.page.url.endswith(f"/people/{one}"), "an old link leads to the surviving record"
        officer.reads(first, second, "Akhmetova")
        officer.go("/people")
        expect(officer.page.locator("main").get_by_role("link", name="Ahmetova Ayguly")).to_have_count(0)
        officer.go(f"{merge}/undo")
        officer.presses("Ask to undo it")
        assert officer.page.locator(".govuk-error-summary li").count() == 1
        officer.page.fill("[name=undo_reason]", "Twins: the documents differ")
        officer.presses("Ask to undo it")
        senior.go(merge)
        senior.presses("Confirm that it is undone")
        officer.go(f"/people/{two}")
        assert officer.page.url.endswith(f"/people/{two}")
        officer.reads(second, "Ahmetova")
        officer.go("/people")
        expect(officer.page.locator("main").get_by_role("link", name="Ahmetova Ayguly").first).to_be_visible()
