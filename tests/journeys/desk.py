"""What the social worker and the provider do."""

import re
from datetime import timedelta

from playwright.sync_api import Browser, expect

from shared.messages.base import Language
from tests.journeys.staff import WAIT_MS, Staff
from tests.support.system import System


class SocialWorker(Staff):
    """At the desk."""

    def __init__(self, system: System, browser: Browser, language: Language) -> None:
        super().__init__(system, browser, "social", "reintegration", "desk", language)

    def takes_the_task_of(self, name: str, need: str) -> None:
        """The request that the person made at the kiosk."""
        self.eventually_reads("/desk", re.compile(name))
        card = self.page.locator("li.task").filter(has_text=name).filter(has_text=self.words(need)).first
        card.get_by_role("button", name=self.words.like("Take on", then=name)).click()
        self.page.wait_for_url("**/cases/*")
        self.looks_at_the_page()

    def makes_a_plan(self, goal: str, step: str) -> None:
        """One goal, one step."""
        self.page.get_by_role("link", name=self.words.like("Make a plan")).last.click()
        self.page.wait_for_url("**/plans/new*")
        self.looks_at_the_page()
        self.page.locator("[name=goal]").fill(goal)
        self.page.locator("[name=step_1]").fill(step)
        self.page.locator("[name=due_1]").fill(str(self.today() + timedelta(days=7)))
        self.submits("Start the plan")
        expect(self.page.get_by_text(step).first).to_be_visible(timeout=WAIT_MS)

    def refers_to_a_provider(self, note: str) -> None:
        """Refer to the first that offers what is needed, with the person's consent."""
        self.page.get_by_role("link", name=re.compile(f"^{re.escape(self.words('Find a provider'))}.")).last.click()
        self.page.wait_for_url("**/providers*")
        self.page.locator("select[name=language]").select_option("any")
        self.submits("Search")
        self.page.get_by_role("link", name=re.compile(f"^{re.escape(self.words('Refer'))} ")).first.click()
        self.page.wait_for_url("**/refer/*")
        self.looks_at_the_page()
        self.page.locator("[name=note]").fill(note)
        self.page.locator("[name=consent]").check()
        self.submits("Send the referral")


class Provider(Staff):
    """The organisation that helps."""

    def __init__(self, system: System, browser: Browser, language: Language) -> None:
        super().__init__(system, browser, "provider", "reintegration", "desk", language)

    def accepts_the_referral_of(self, name: str) -> None:
        """Its answer goes back to the desk and to the officer."""
        self.eventually_reads("/provider", re.compile(name))
        self.page.get_by_role("link", name=re.compile(name)).first.click()
        self.page.wait_for_url("**/provider/referrals/*")
        self.looks_at_the_page()
        self.submits("Accept")
        self.page.locator("[name=sure]").wait_for(state="attached")
        self.submits("Accept")
