"""At the kiosk's screen, in three languages: who has checked in reads their duties, and goes back to the receipt."""

import os

import pytest
from playwright.sync_api import Page, expect

from services.biometrics.check_ins import actions as check_ins
from services.biometrics.duties import actions as duties
from services.probation.conditions.domain.inputs import Inputs
from services.probation.conditions.domain.rendering import public_texts
from services.probation.conditions.domain.templates import in_force
from shared.identity import kiosks
from shared.messages.base import Language
from shared.messages.probation import CheckInRecorded, DutiesForBiometrics, DutyText
from tests.builders.actors import SYSTEM
from tests.builders.moments import NOW, TODAY
from tests.builders.subjects import PIN, Person, registered
from tests.support.browser import assert_accessible, assert_no_horizontal_scroll, chromium, in_languages, open_page

CONTINUE = "form#answer .kiosk__button:not(.kiosk__button--plain)"
PLACES = ("Fictional bar Altyn, Abay Street 1", "Fictional market, Demo Street 9")
SET: dict[str, Inputs] = {
    "notify_residence": {}, "stay_home_at_hours": {"hours": ("22:00", "06:00")}, "avoid_places": {"places": PLACES},
    "avoid_person": {"person": ("Fictional Neighbour",)},
}  # fmt: skip
TITLE: dict[Language, str] = {"kk": "Сіздің міндеттеріңіз", "ru": "Ваши обязанности", "en": "Your duties"}


@pytest.fixture
async def device(engines: object) -> str:
    """The cookie of an enrolled kiosk."""
    _, code = await kiosks.create_kiosk("Demo Kiosk", "75", by=SYSTEM, at=NOW)
    return await kiosks.enrol(code, at=NOW) or ""


@pytest.fixture
async def visitor(engines: object) -> Person:
    """Somebody with four duties, who has checked in."""
    made = await (await registered()).due(questions=[])
    told = [DutyText(code=code, text=public_texts(in_force(code, TODAY), inputs)) for code, inputs in SET.items()]
    await duties.receive_duties(DutiesForBiometrics(person=made.id, duties=told), now=NOW)
    answer = {"state": "accepted", "receipt": "R-1", "recorded_at": NOW, "next_check_in": None}
    await check_ins.keep_receipt(CheckInRecorded.model_validate(answer | {"person": made.id, "check_in": made.check_in}))
    return made


def looks(page: Page, name: str) -> None:
    assert_accessible(page)
    assert_no_horizontal_scroll(page)
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/kiosk-{name}.png")


@pytest.mark.parametrize("language", in_languages("kk", "ru", "en"))
def test_duties_are_read_after_card_and_pin(served: str, device: str, visitor: Person, language: Language) -> None:
    with chromium() as browser:
        page = open_page(browser, "kiosk_wide", language=language)
        cookies = {"oralu_kiosk": device, "oralu_language": language}
        page.context.add_cookies([{"name": name, "value": value, "url": served} for name, value in cookies.items()])
        page.goto(f"{served}/kiosk/card")
        for field, value in (("#code", visitor.card), ("#pin", PIN)):
            page.locator(field).fill(value)
            page.locator(CONTINUE).click()
        page.wait_for_url("**/kiosk/already")
        looks(page, f"receipt-{language}")
        page.get_by_role("link", name=TITLE[language]).click()
        expect(page.locator("h1")).to_have_text(TITLE[language])
        expect(page.locator(".kiosk__duties li")).to_have_count(len(SET))
        assert "Fictional Neighbour" not in page.content(), "who is to be avoided stands on the leaflet"
        looks(page, f"duties-{language}")
        page.locator("button[value=large]").click()
        expect(page.locator("body.kiosk--large")).to_be_visible()
        looks(page, f"duties-large-{language}")
        page.locator(".kiosk__back").click()
        page.wait_for_url("**/kiosk/already")
