"""In a browser, in three languages: a duty set, refused and amended, its leaflet, an order that rests on it, and its end."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from services.probation.register.actions import register_person
from shared.identity.demo import load_demo
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER
from tests.builders.moments import NOW, TODAY
from tests.builders.people import person
from tests.builders.registrations import registration
from tests.support.browser import assert_accessible, assert_no_horizontal_scroll, chromium, in_languages, open_page
from tests.support.sign_in import DEMO_PASSWORD
from tests.support.system import free_ports
from tests.support.web_process import WebProcess

DAY = f"{TODAY:%d.%m.%Y}"
RULING = {"document": "Ruling 1-25", "decided_on": DAY, "valid_from": DAY}
HOME = {"latitude": "43.2380", "longitude": "76.9450", "radius_m": "100"}
HOURS = {"kk": "Мына сағаттарда үйде болыңыз: {}.", "ru": "Будьте дома в эти часы: {}.", "en": "Be at home at these hours: {}."}
NO_DUTY = {"kk": "сот шешімі керек", "ru": "нужно решение суда", "en": "need a decision of the court"}
ENDED = {"kk": "Бұл міндет енді қолданылмайды", "ru": "Эта обязанность больше не действует", "en": "This duty is not in force any more"}
CHANGED = {"kk": "Содан бері міндет өзгерді", "ru": "С тех пор обязанность изменилась", "en": "This duty has changed since"}


@pytest.fixture
async def somebody(engines: OraluSettings) -> UUID:
    """Somebody whom the court has set no hours at home."""
    await load_demo(engines)
    what = replace(registration(), conditions=(("notify_residence", ""),))
    return (await register_person(person(None), what, by=OFFICER, now=NOW)).person


@pytest.fixture
def served(engines: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of probation."""
    (port,) = free_ports(1)
    monkeypatch.setenv("ORALU_PROBATION_URL", f"http://127.0.0.1:{port}")
    process = WebProcess("probation", port)
    try:
        yield process.address
    finally:
        process.stop()


@dataclass
class Tablet:
    """The officer's, at the pages of one person."""

    page: Page
    address: str
    person: UUID
    language: str

    def signs_in(self) -> None:
        self.page.goto(f"{self.address}/sign-in")
        self.page.fill("input[name=login]", "officer")
        self.page.fill("input[name=password]", DEMO_PASSWORD)
        self.page.click("main form button[type=submit]")
        self.page.wait_for_url(lambda url: "/sign-in" not in url)
        self.page.click(f"button[value={self.language}]")
        expect(self.page.locator("html")).to_have_attribute("lang", self.language)

    def opens(self, path: str) -> None:
        self.page.goto(f"{self.address}/people/{self.person}{path}")

    def looks(self, name: str) -> None:
        assert_accessible(self.page)
        assert_no_horizontal_scroll(self.page)
        if folder := os.environ.get("SHOTS"):
            self.page.screenshot(path=f"{folder}/{name}-{self.language}.png", full_page=True)

    def sends(self, fields: dict[str, str], button: str = "main form .govuk-button:not([name=preview])") -> None:
        for name, value in fields.items():
            self.page.fill(f"main [name='{name}']", value)
        self.page.locator(button).last.click()

    def sets(self, template: str, fields: dict[str, str], name: str) -> None:
        """A further duty: first without its inputs, which is refused, then shown, then saved."""
        self.opens("/conditions/new")
        self.page.click(f"a[href$='template={template}']")
        self.sends(RULING)
        expect(self.page.locator(".govuk-error-summary")).to_be_visible()
        self.looks(f"refused-{name}")
        self.sends(fields, "button[name=preview]")
        expect(self.page.locator("#shown")).to_be_visible()
        self.looks(f"preview-{name}")
        self.sends({})
        self.page.wait_for_url("**/conditions")


def sees(tablet: Tablet, words: str) -> None:
    expect(tablet.page.locator("main")).to_contain_text(words)


def sets_duties(tablet: Tablet) -> None:
    """Places that must be named, hours that must be named."""
    tablet.opens("/conditions/new")
    tablet.looks("choose")
    tablet.sets("avoid_places", {"in-places": "Bar Altyn, Abay 1\nMarket"}, "places")
    tablet.sets("stay_home_at_hours", {"in-hours-from": "22:00", "in-hours-until": "06:00"}, "hours")
    sees(tablet, HOURS[tablet.language].format("22:00–06:00"))
    tablet.looks("conditions")


def tries_the_template(tablet: Tablet) -> None:
    tablet.page.click("a[href='/condition-templates']")
    tablet.looks("templates")
    tablet.page.click("a[href='/condition-templates/avoid_places']")
    tablet.sends({"in-places": "Market"})
    expect(tablet.page.locator("#shown")).to_be_visible()
    tablet.looks("template")


def sets_hours(tablet: Tablet, start: str) -> None:
    tablet.opens("/zones")
    tablet.page.check("[name=curfew][value=yes]", force=True)
    tablet.sends(HOME | {"start": start, "end": "06:00"})


@pytest.mark.timeout(600)
@pytest.mark.parametrize("language", in_languages("kk", "ru", "en"))
def test_a_duty_is_set_watched_changed_and_ended(somebody: UUID, served: str, language: str) -> None:
    with chromium() as browser:
        tablet = Tablet(open_page(browser, "tablet"), served, somebody, language)
        tablet.signs_in()
        sets_hours(tablet, "22:00")
        sees(tablet, NO_DUTY[language])
        tablet.looks("zones-refused")
        sets_duties(tablet)
        tries_the_template(tablet)
        tablet.opens(f"/conditions/leaflet?language={language}")
        sees(tablet, HOURS[language].format("22:00–06:00"))
        tablet.looks("leaflet")
        sets_hours(tablet, "21:00")
        sees(tablet, "22:00–06:00")
        expect(tablet.page.locator(".govuk-error-summary")).to_be_visible()
        tablet.looks("zones-beyond")
        sets_hours(tablet, "22:00")
        tablet.page.click(f"a[href='/people/{somebody}/grounds']")
        sees(tablet, HOURS[language].format("22:00–06:00"))
        tablet.looks("grounds")
        changes_and_ends(tablet)


def changes_and_ends(tablet: Tablet) -> None:
    """Another version of the duty, and its end: each is told, and the order stays."""
    tablet.opens("/conditions")
    duty = tablet.page.locator("li.panel", has_text="22:00–06:00").locator("a[href$='/change']")
    address = str(duty.get_attribute("href")).removesuffix("/change")
    duty.click()
    tablet.sends(RULING | {"in-hours-from": "21:00", "why": "The court ruled"})
    tablet.page.wait_for_url(f"**{address}")
    tablet.looks("one")
    tablet.opens("/grounds")
    sees(tablet, CHANGED[tablet.language])
    tablet.looks("grounds-changed")
    tablet.page.goto(f"{tablet.address}{address}/end")
    tablet.looks("end")
    tablet.sends(RULING | {"why": "The court lifted it"})
    tablet.page.wait_for_url(f"**{address}")
    tablet.opens("")
    expect(tablet.page.locator("section[aria-labelledby=attention]")).to_be_visible()
    tablet.looks("case-ended")
    tablet.page.locator("section[aria-labelledby=attention] a").first.click()
    sees(tablet, ENDED[tablet.language])
    tablet.looks("grounds-ended")
    tablet.opens("/timetable")
    sees(tablet, "22:00–06:00")
