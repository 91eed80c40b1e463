"""Whatever fails at the kiosk, the person's check-in counts and nothing is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from shared.messages.base import Language
from tests.journeys.kiosk import Kiosk
from tests.journeys.officer import Officer
from tests.journeys.staff import WAIT_MS, Card
from tests.journeys.words import IN_EVERY_LANGUAGE
from tests.support.browser import chromium
from tests.support.camera import moved, write_feed
from tests.support.system import System

WRONG = "The card code or the PIN is wrong. Check both and try again, or ask a member of staff."
NO_NETWORK = "No network. The pictures of this try are deleted. Please try again, or ask a member of staff."
pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]


@pytest.fixture
def browser() -> Iterator[Browser]:
    """A browser on a machine without a camera."""
    with chromium() as started:
        yield started


@pytest.fixture
def officer(system: System, browser: Browser, language: Language) -> Officer:
    """An officer at the tablet."""
    officer = Officer(system, browser, language)
    officer.signs_in()
    return officer


def at_the_camera(system: System, browser: Browser, card: Card, language: Language, device: str = "kiosk") -> Kiosk:
    """A person who has answered every question."""
    kiosk = Kiosk(system, browser, language, device)
    kiosk.is_set_up()
    kiosk.chooses_a_language()
    kiosk.gives(card)
    kiosk.answers()
    return kiosk


@pytest.mark.parametrize("language", IN_EVERY_LANGUAGE)
def test_without_a_camera_the_check_in_goes_to_the_officer(system: System, browser: Browser, officer: Officer, language: Language) -> None:
    card = officer.registers_a_person(f"Nocamera{language}")
    kiosk = at_the_camera(system, browser, card, language)
    if "/kiosk/camera" in kiosk.page.url:
        expect(kiosk.page.get_by_text(kiosk.words("There is no camera, or it does not work."))).to_be_visible(timeout=WAIT_MS)
        kiosk.page.get_by_role("link", name=kiosk.words("I cannot do this")).click()
        kiosk.page.locator("main button[name=reason]").first.click()
    kiosk.is_shown_the_receipt()
    officer.eventually_reads(f"/people/{card.person}", officer.words.like("Checked in; under review: %(reason)s"))


@pytest.mark.parametrize("language", IN_EVERY_LANGUAGE)
def test_a_wrong_pin_is_refused_then_locked_and_says_so(system: System, browser: Browser, officer: Officer, language: Language) -> None:
    card = officer.registers_a_person(f"Wrongpin{language}")
    kiosk = Kiosk(system, browser, language)
    kiosk.is_set_up()
    kiosk.chooses_a_language()
    kiosk.gives(card, pin="000000")
    expect(kiosk.page.get_by_role("alert")).to_contain_text(kiosk.words(WRONG))
    for _ in range(9):
        kiosk.gives(card, pin="000000")
    kiosk.gives(card)
    assert kiosk.page.url.endswith("/kiosk/pin"), "the right PIN opens nothing while the card is locked"
    expect(kiosk.page.get_by_role("alert")).not_to_contain_text(kiosk.words(WRONG))


@pytest.mark.parametrize("language", IN_EVERY_LANGUAGE)
def test_a_pulled_network_keeps_the_person_at_the_camera(system: System, face_photos: Path, tmp_path: Path, language: Language) -> None:
    feed = write_feed(tmp_path / "camera.mjpeg", [moved(face_photos / "obama.jpg", "blink", 0)] * 10)
    with chromium(feed) as browser:
        officer = Officer(system, browser, language)
        officer.signs_in()
        card = officer.registers_a_person(f"Offline{language}")
        officer.enrols_the_face(card)
        kiosk = at_the_camera(system, browser, card, language, "kiosk_wide")
        ready = kiosk.page.get_by_role("button", name=kiosk.words("Start"))
        expect(ready).to_be_visible(timeout=WAIT_MS)
        kiosk.page.context.set_offline(True)
        ready.click()
        expect(kiosk.page.get_by_text(f"{kiosk.words(NO_NETWORK).partition('.')[0]}.").first).to_be_visible(timeout=WAIT_MS)
        kiosk.page.context.set_offline(False)
        kiosk.looks_into_the_camera()
        kiosk.is_asked_to_try_again()
        kiosk.hands_in_as_it_is()
        kiosk.is_shown_the_receipt()
