"""A week of appointments in a browser, in each language: planned, moved, every outcome, a field visit with its акт."""

import re
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from shared.identity.demo import load_demo
from shared.settings import OraluSettings
from tests.builders.appointments import ENDED, planned
from tests.builders.moments import NOW
from tests.builders.registrations import registered
from tests.support.browser import assert_accessible, assert_no_horizontal_scroll, chromium, in_languages, open_page
from tests.support.sign_in import DEMO_PASSWORD
from tests.support.web_process import WebProcess

HOUR = timedelta(hours=1)
NARROW = {"width": 390, "height": 844}
WORDS = {
    "kk": ("Кездесулер", "Келді, талаптарды орындады", "Бару актісі"),
    "ru": ("Встречи", "Пришёл(а), требования выполнены", "Акт посещения"),
    "en": ("Appointments", "Attended and complied", "Record of a visit"),
}


@pytest.fixture
async def week(engines: OraluSettings) -> tuple[UUID, dict[str, UUID]]:
    """Somebody with an appointment for every outcome, all of them past."""
    await load_demo(engines)
    made = await registered()
    past = {code: await planned(made.person, NOW - (number + 1) * HOUR, now=NOW - 24 * HOUR) for number, code in enumerate(ENDED)}
    return made.person, past


@pytest.fixture
def served(engines: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    process = WebProcess("probation")
    monkeypatch.setenv("ORALU_PROBATION_URL", process.address)
    try:
        yield process.address
    finally:
        process.stop()


def looked_at(page: Page) -> None:
    """On a desk and on a telephone nothing is cut off; read aloud it makes sense."""
    assert_accessible(page)
    before = page.viewport_size
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]  # a dictionary with both sizes
    assert_no_horizontal_scroll(page)
    assert before is not None
    page.set_viewport_size(before)


def sent(page: Page, **fields: str) -> None:
    """Fill in the last form of the page and send it by its last button."""
    form = page.locator("main form").last
    for name, value in fields.items():
        field = form.locator(f"[name={name.replace('__', '-')}]:not([type=hidden])")
        kind = field.first.evaluate("each => each.type || each.tagName")
        if kind == "radio":
            form.locator(f"input[name={name.replace('__', '-')}][value={value}]").check(force=True)
        elif kind == "select-one":
            field.select_option(value)
        else:
            field.fill(value)
    form.locator("button").last.click()
    page.wait_for_load_state()


class Week:
    """An officer at a browser, with somebody's week of appointments."""

    def __init__(self, page: Page, served: str, person: UUID) -> None:
        self.page, self.served, self.person = page, served, person

    def signs_in(self, language: str) -> None:
        page = self.page
        page.goto(f"{self.served}/sign-in")
        page.fill("input[name=login]", "officer")
        page.fill("input[name=password]", DEMO_PASSWORD)
        page.click("main form button[type=submit]")
        page.wait_for_url(lambda url: "/sign-in" not in url)
        page.context.add_cookies([{"name": "oralu_language", "value": language, "url": self.served}])

    def goes(self, *paths: str) -> None:
        """To each page, looking at it."""
        for path in paths:
            self.page.goto(f"{self.served}{path}")
            looked_at(self.page)

    def plans_and_moves_one(self) -> None:
        """At the office; then to another day because the person asks; its slip."""
        page = self.page
        self.goes(f"/people/{self.person}/appointments/new")
        when = {"day": "26.11.2026", "at": "10:00", "minutes": "30", "place": "Demo Street 2"}
        sent(page, kind="office", purpose="supervision", **when)
        page.wait_for_url("**/appointments/*")
        page.goto(f"{page.url}/reschedule")
        looked_at(page)
        sent(page, asked_by="person", day="27.11.2026", at="11:30", why="Works on Thursday")
        page.wait_for_url("**/appointments/*")
        moved = page.url
        looked_at(page)
        page.goto(f"{moved}/slip")
        looked_at(page)

    def plans_a_series(self, heading: str) -> None:
        """Three calls, a week apart."""
        page = self.page
        page.goto(f"{self.served}/people/{self.person}/appointments/new")
        sent(page, kind="phone", purpose="documents", day="09.12.2026", at="15:00", minutes="15", series="week", most="3")
        looked_at(page)
        page.locator("main form button").last.click()
        page.wait_for_url(f"**/people/{self.person}/appointments")
        expect(page.locator("h1")).to_contain_text(heading)
        looked_at(page)

    def writes_down(self, code: str, appointment: UUID, complied: str) -> None:
        """How an appointment ended; who came and complied takes one tap."""
        page = self.page
        page.goto(f"{self.served}/appointments/{appointment}")
        if code == "attended_complied":
            looked_at(page)
            page.locator(".top button").first.click()
            expect(page.locator(".case__line")).to_contain_text(complied)
            return
        ended = ENDED[code]
        further = {"reason": ended.reason, "document": ended.document, "note": ended.note}
        further["follow_up_on"] = f"{ended.follow_up_on:%d.%m.%Y}" if ended.follow_up_on else None
        sent(page, outcome=code, **{name: value for name, value in further.items() if value})
        looked_at(page)

    def accepts_an_excuse(self, appointment: UUID) -> None:
        """Of somebody who did not come."""
        self.page.goto(f"{self.served}/appointments/{appointment}")
        sent(self.page, decision="accepted_excuse", why="A certificate came")
        expect(self.page.locator("main")).to_contain_text("A certificate came")

    def visits_the_home(self, language: str, paper: str) -> None:
        """Nobody opened at first; the record, a correction of it, and the paper."""
        page = self.page
        self.goes(f"/people/{self.person}/visits/new")
        page.fill("#found", "Nobody opened")
        page.locator("main form button").first.click()
        page.wait_for_url("**/visits/*")
        expect(page.locator("#found")).to_have_value("Nobody opened")
        checked = {"condition__notify_residence": "kept", "condition__stay_home_at_hours": "not_checked"}
        sent(page, at="10:30", present="A neighbour", found="A clean room", **checked)
        expect(page.locator("main")).to_contain_text("75/2026/1")
        looked_at(page)
        page.goto(f"{page.url}/correct")
        sent(page, found="A clean room with a bed", why="A bed was forgotten")
        expect(page.locator("main")).to_contain_text("A bed was forgotten")
        page.goto(f"{page.url}/paper?language={language}")
        expect(page.locator("h1")).to_have_text(re.compile(paper, re.IGNORECASE))
        looked_at(page)
        self.goes(f"/people/{self.person}/visits")


@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", in_languages(*WORDS))
def test_a_week_of_appointments(language: str, week: tuple[UUID, dict[str, UUID]], served: str) -> None:
    person, past = week
    appointments, complied, paper = WORDS[language]
    with chromium() as browser:
        officer = Week(open_page(browser, "tablet", language=language), served, person)
        officer.signs_in(language)
        officer.plans_and_moves_one()
        officer.plans_a_series(appointments)
        officer.goes("/diary", "/")
        for code, appointment in past.items():
            officer.writes_down(code, appointment, complied)
        officer.accepts_an_excuse(past["did_not_come"])
        officer.visits_the_home(language, paper)
