"""What the probation officer does at the tablet."""

import zlib
from datetime import date, timedelta

from playwright.sync_api import Browser, expect

from shared.messages.base import Language
from tests.journeys.staff import WAIT_MS, Card, Staff
from tests.journeys.words import Words
from tests.support.system import System

MOST_PICTURES = 15  # the page refuses what is not good enough; the officer takes another


class Officer(Staff):
    """The probation officer with the tablet."""

    def __init__(self, system: System, browser: Browser, language: Language) -> None:
        super().__init__(system, browser, "officer", "probation", "tablet", language)
        self.capture = Words("biometrics", language)

    def registers_a_person(self, family_name: str, *, iin: str | None = None) -> Card:
        """Fill in the register; returns what the card says. Everybody has a birth date and a telephone of their own."""
        today, number = self.today(), zlib.crc32(family_name.encode())
        self.go("/people/new")
        fields = {
            "iin": iin or "",
            "family_name": family_name,
            "given_name": "Demo",
            "birth_date": "" if iin else str(date(1960, 1, 1) + timedelta(days=number % 14_000)),
            "phone": f"+7 701 {number % 10_000_000:07}",
            "address": "Demo street 1",
            "court": "Demo district court",
            "court_decision_on": str(today - timedelta(days=40)),
            "in_force_on": str(today - timedelta(days=20)),
            "registered_on": str(today - timedelta(days=15)),
            "term_ends_on": str(today + timedelta(days=500)),
            "first_check_in_on": str(today),
        }
        for name, value in fields.items():
            self.page.locator(f"main [name={name}]").fill(value)
        self.chooses("category", "suspended_sentence")
        self.chooses("settlement", "urban")
        self.chooses("language", self.language)
        self.chooses("basis_kind", "norm")
        self.chooses("basis_norm", "personal_data_9_1")
        self.submits("Register and print the card")
        return self.reads_the_card()

    def chooses(self, name: str, value: str) -> None:
        """In a list or among radio buttons."""
        field = self.page.locator(f"main [name={name}]").first
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            self.page.locator(f"main [name={name}][value={value}]").check()

    def reads_the_card(self) -> Card:
        """Code and PIN are shown once."""
        code = self.page.locator("[data-card-code]").inner_text()
        pin = self.page.locator("[data-card-pin]").inner_text()
        person = self.page.locator("a[href*='/people/']").first.get_attribute("href") or ""
        return Card(person.rsplit("/", 1)[-1], code.replace(" ", ""), pin.strip())

    def enrols_the_face(self, card: Card) -> None:
        """Three accepted pictures on the capture page of biometrics, reached with the same sign-in."""
        self.go(f"/enrolments/{card.person}", "biometrics")
        expect(self.page.locator("[data-snap]")).to_be_enabled(timeout=WAIT_MS)
        use = self.page.get_by_role("button", name=self.capture("Use these pictures"))
        for _ in range(MOST_PICTURES):
            if use.is_enabled():
                break
            with self.page.expect_response("**/check"):
                self.page.get_by_role("button", name=self.capture("Take a picture")).click()
            expect(self.page.locator("[data-snap]")).to_be_enabled(timeout=WAIT_MS)
        use.click()
        self.page.get_by_text(self.capture("Confirm the pictures")).first.wait_for(timeout=WAIT_MS)
        self.looks_at_the_page()
        self.page.locator("[name=compared]").check()
        self.submits(self.capture.exactly("Confirm"))
        expect(self.page.get_by_role("heading", name=self.capture("Reference pictures are in use"))).to_be_visible()

    def opens_the_check_in_of(self, name: str) -> None:
        """From the queue."""
        self.page.get_by_role("link", name=self.words.like("Check-in to look at", then=name)).first.click()
        self.page.wait_for_url("**/check-ins/*")
        self.looks_at_the_page()

    def sees_the_pictures_side_by_side(self) -> None:
        """Both have come, decrypted, from biometrics."""
        pictures = self.page.locator("img[data-picture]")
        expect(pictures).to_have_count(2)
        for number in range(2):
            pictures.nth(number).evaluate("image => image.decode()")

    def vouches(self) -> None:
        """The person is here; the page asks once."""
        self.submits(self.words.like("Confirm identity in person"))
        self.looks_at_the_page()
        self.submits("The person is in front of me")

    def closes_the_registration(self, card: Card) -> None:
        """By the court's decision, and for good: the day in which it could be undone is ended."""
        self.go(f"/people/{card.person}/close")
        self.page.locator("[name=reason][value=cancelled_by_court]").check()
        self.page.locator("[name=document]").fill("Ruling 1")
        self.page.locator("[name=sure]").check()
        self.submits("Close the registration")
        self.submits("Make it final")
        self.submits("Make it final")

    def assigns_the_bracelet(self, card: Card, device: str) -> None:
        """By the number on it; its vendor signs what it sends."""
        self.go(f"/people/{card.person}/bracelet")
        self.page.locator("[name=device_id]").fill(device)
        self.page.locator("[name=vendor]").select_option("demo")
        self.page.locator("[name=connection]").select_option("http:request_signature")
        self.page.locator("[name=without]").fill("Put on by order of the court")
        self.submits("Assign the bracelet")

    def draws_a_home_zone(self, card: Card, latitude: float, longitude: float) -> None:
        """A circle around the home, to be kept from 22:00 to 06:00."""
        self.go(f"/people/{card.person}/zones")
        self.page.locator("[name=latitude]").fill(str(latitude))
        self.page.locator("[name=longitude]").fill(str(longitude))
        self.submits("Save as a new version")

    def opens_the_alert_of(self, name: str) -> None:
        """It comes into the open queue by itself."""
        alert = self.page.get_by_role("link", name=self.words.like("Bracelet alert", then=name)).first
        expect(alert).to_be_visible(timeout=WAIT_MS)
        alert.click()
        self.page.wait_for_url("**/alerts/*")
        self.looks_at_the_page()

    def acknowledges_the_alert(self) -> None:
        """With an outcome."""
        expect(self.page.locator(".leaflet-container")).to_be_visible(timeout=WAIT_MS)
        self.page.locator("[name=outcome]").first.check()
        self.page.locator("[name=reason]").fill("Was on the way home, called the officer")
        self.submits("Save the finding")
