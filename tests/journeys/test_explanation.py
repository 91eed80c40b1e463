"""A missed check-in, the officer's question at the kiosk, the person's answer there, the officer's decision: the running services."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import asyncpg
import pytest
from playwright.sync_api import Browser, expect

from shared.messages.base import Language
from tests.journeys.kiosk import Kiosk
from tests.journeys.officer import Officer
from tests.journeys.staff import WAIT_MS, Card
from tests.support.browser import chromium, in_languages
from tests.support.system import System

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]
NINE_DAYS_AGO = """UPDATE probation.check_in SET due_on = due_on - 9, opens_at = opens_at - interval '9 days',
    closes_at = closes_at - interval '9 days' WHERE person = $1 AND state = 'created'"""
WORDS = "Ауруханада жаттым"


@pytest.fixture
def browser() -> Iterator[Browser]:
    """A browser on a machine without a camera."""
    with chromium() as started:
        yield started


class Explanation:
    """The officer and the person, one after another."""

    def __init__(self, system: System, browser: Browser, language: Language) -> None:
        self.system = system
        self.officer = Officer(system, browser, language)
        self.kiosk = Kiosk(system, browser, language, "kiosk_wide")

    def given_somebody_who_did_not_come(self, name: str) -> None:
        """The days in which they could have come are over."""
        self.officer.signs_in()
        self.card: Card = self.officer.registers_a_person(name)
        with ThreadPoolExecutor(1) as apart:  # Playwright has this thread's loop
            apart.submit(asyncio.run, self._nine_days_later()).result()
        self.officer.eventually_reads(f"/people/{self.card.person}/breaches", self.officer.words.like("Check-in missed, due on %(day)s"))

    async def _nine_days_later(self) -> None:
        connection = await asyncpg.connect(self.system.database_url)
        try:
            await connection.execute(NINE_DAYS_AGO, UUID(self.card.person))
        finally:
            await connection.close()

    def when_the_officer_asks_at_the_kiosk(self) -> None:
        self.officer.chooses("matter", "duty")
        self.officer.page.locator("main [name=chosen]").first.check(force=True)
        self.officer.submits("Open the proceeding")
        self.proceeding = self.officer.page.url.rpartition("/")[2]
        self._takes("ask", how="kiosk")
        self.officer.eventually_reads(
            f"/breaches/{self.proceeding}",
            self.officer.words("The kiosk asks when the person signs in. The person has not seen the question yet."),
        )

    def then_the_person_reads_it_after_card_and_pin(self) -> None:
        kiosk = self.kiosk
        kiosk.is_set_up()
        kiosk.chooses_a_language()
        kiosk.gives(self.card)
        title = kiosk.words("Your officer asks for an explanation")
        while kiosk.page.locator("h1").inner_text() != title:  # the message travels
            kiosk.page.locator("#leave button").click()
            kiosk.chooses_a_language()
            kiosk.gives(self.card)
        expect(kiosk.page.locator(".kiosk__about > div")).to_have_count(1)

    def when_they_put_it_off_the_check_in_goes_on(self) -> None:
        self.kiosk.page.get_by_role("button", name=self.kiosk.words("Later"), exact=True).click()
        self.kiosk.page.wait_for_url("**/kiosk/question/1")
        self.officer.eventually_reads(
            f"/breaches/{self.proceeding}", self.officer.words("The kiosk still asks. The person has seen the question.")
        )

    def when_they_explain_in_their_own_words(self) -> None:
        page, words = self.kiosk.page, self.kiosk.words
        page.goto(self.system.url("biometrics") + "/kiosk/explanation")
        page.get_by_role("link", name=words("Explain here now")).click()
        self.kiosk.looks_at_the_page()
        page.locator("button[value=illness]").click()
        page.locator("#words").fill(WORDS)
        page.get_by_role("button", name=words("Continue")).click()
        expect(page.locator(".kiosk__own")).to_have_text(WORDS)
        self.kiosk.looks_at_the_page()
        page.get_by_role("button", name=words("Hand it in; I will bring a paper")).click()
        expect(page.get_by_role("heading", name=words("Thank you. Your explanation is handed in."))).to_be_visible(timeout=WAIT_MS)
        self.receipt = page.locator(".kiosk__facts dd").first.inner_text()
        page.get_by_role("link", name=words("Go on with the check-in")).click()
        page.wait_for_url("**/kiosk/question/1")

    def then_the_officer_reads_it_with_its_receipt(self) -> None:
        self.officer.eventually_reads(f"/breaches/{self.proceeding}", WORDS)
        main = self.officer.page.locator("main")
        for text in (self.receipt, self.officer.words("Illness"), self.officer.words("The person will bring a paper about it.")):
            expect(main).to_contain_text(text)

    def when_the_officer_excuses_it(self) -> None:
        self._takes("decide", answer="excused", reasons="Was in hospital, the paper is awaited")
        expect(self.officer.page.locator("main")).to_contain_text(self.officer.words("Excused"))

    def then_the_kiosk_asks_no_more(self) -> None:
        self.kiosk.page.goto(self.system.url("biometrics") + "/kiosk/explanation")
        self.kiosk.page.wait_for_url("**/kiosk/question/1")

    def _takes(self, step: str, **fields: str) -> None:
        self.officer.go(f"/breaches/{self.proceeding}/steps/{step}")
        for name, value in fields.items():
            field = self.officer.page.locator(f"main [name={name}]")
            if field.first.get_attribute("type") == "radio":
                self.officer.page.locator(f"main [name={name}][value={value}]").check(force=True)
            else:
                field.fill(value)
        self.officer.submits("Save")


@pytest.mark.parametrize("language", in_languages("kk", "ru", "en"))
def test_from_a_missed_check_in_to_the_decision(system: System, browser: Browser, language: Language) -> None:
    journey = Explanation(system, browser, language)
    journey.given_somebody_who_did_not_come(f"Explains{language}")
    journey.when_the_officer_asks_at_the_kiosk()
    journey.then_the_person_reads_it_after_card_and_pin()
    journey.when_they_put_it_off_the_check_in_goes_on()
    journey.when_they_explain_in_their_own_words()
    journey.then_the_officer_reads_it_with_its_receipt()
    journey.when_the_officer_excuses_it()
    journey.then_the_kiosk_asks_no_more()
