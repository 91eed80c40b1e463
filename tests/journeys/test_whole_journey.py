"""One check-in, one alert and one referral through the three running services, in one browser.

The photographs are public ones of the face_recognition package; the names here are fictional.
"""

import re
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from shared.messages.base import Language
from tests.journeys.bracelet import Bracelet
from tests.journeys.desk import Provider, SocialWorker
from tests.journeys.kiosk import Kiosk
from tests.journeys.officer import Officer
from tests.journeys.staff import WAIT_MS
from tests.journeys.words import IN_EVERY_LANGUAGE
from tests.support.browser import chromium
from tests.support.camera import moved, write_feed
from tests.support.person import stand_before
from tests.support.system import System

pytestmark = [pytest.mark.journey, pytest.mark.timeout(420)]
UNCALIBRATED = "The face check says the same person, but it is not calibrated: compare the pictures"


@pytest.fixture
def browser(tmp_path: Path, face_photos: Path) -> Iterator[Browser]:
    """A browser whose camera sees a motionless photograph: a face, but no living person."""
    feed = write_feed(tmp_path / "camera.mjpeg", [moved(face_photos / "obama.jpg", "blink", 0)] * 10)
    with chromium(feed) as started:
        yield started


LETTERS = str.maketrans("0123456789", "ghijklmnop")
"""A name has no digits."""


class WholeJourney:
    """The people of the journey and what they do, one after another."""

    def __init__(self, system: System, browser: Browser, photos: Path, language: Language) -> None:
        self.system, self.browser, self.photos, self.language = system, browser, photos, language
        self.name, self.other_name = (begin + secrets.token_hex(3).translate(LETTERS) for begin in ("Journey", "Doubt"))
        self.officer = Officer(system, browser, language)
        self.worker = SocialWorker(system, browser, language)
        self.provider = Provider(system, browser, language)

    def given_an_officer_at_the_tablet(self) -> None:
        stand_before(self.officer.page.context, self.photos / "obama.jpg")
        self.officer.signs_in()

    def when_the_officer_registers_a_person(self) -> None:
        self.card = self.officer.registers_a_person(self.name)

    def then_the_card_is_shown_once(self) -> None:
        assert re.fullmatch(r"\d{4,}", self.card.pin)
        self.officer.go(f"/people/{self.card.person}")
        assert self.card.pin not in self.officer.page.content()

    def when_the_face_is_enrolled(self) -> None:
        self.officer.enrols_the_face(self.card)

    def then_the_timeline_tells_of_it(self) -> None:
        self.officer.eventually_reads(f"/people/{self.card.person}", self.officer.words.like("Reference pictures taken: %(frames)s"))

    def when_the_person_checks_in_at_the_kiosk_and_needs_housing(self) -> None:
        kiosk = Kiosk(self.system, self.browser, self.language)
        stand_before(kiosk.page.context, self.photos / "obama.jpg")
        kiosk.is_set_up()
        kiosk.chooses_a_language()
        kiosk.gives(self.card)
        kiosk.answers(needs=("housing",))
        kiosk.looks_into_the_camera()
        kiosk.is_shown_the_receipt()
        kiosk.finishes()

    def then_the_check_in_is_on_the_timeline(self) -> None:
        self.officer.eventually_reads(f"/people/{self.card.person}", self.officer.words(UNCALIBRATED))

    def given_the_officer_watches_the_queue(self) -> None:
        colleague = Officer(self.system, self.browser, self.language)
        stand_before(colleague.page.context, self.photos / "biden.jpg")
        colleague.signs_in()
        self.other = colleague.registers_a_person(self.other_name)
        colleague.enrols_the_face(self.other)
        self.officer.go("/queue")

    def when_somebody_holds_a_photograph_before_the_camera(self) -> None:
        kiosk = Kiosk(self.system, self.browser, self.language, "kiosk_wide")
        kiosk.is_set_up()
        kiosk.chooses_a_language()
        kiosk.gives(self.other)
        kiosk.answers()
        kiosk.looks_into_the_camera()
        kiosk.is_asked_to_try_again()
        kiosk.hands_in_as_it_is()
        kiosk.is_shown_the_receipt()

    def then_the_queue_shows_it_without_a_reload(self) -> None:
        expect(
            self.officer.page.get_by_role("link", name=self.officer.words.like("Check-in to look at", then=self.other_name)).first
        ).to_be_visible(timeout=WAIT_MS)
        self.officer.looks_at_the_page()

    def when_the_officer_looks_at_both_pictures_and_vouches(self) -> None:
        self.officer.opens_the_check_in_of(self.other_name)
        self.officer.sees_the_pictures_side_by_side()
        self.officer.vouches()

    def then_the_decision_is_the_officers(self) -> None:
        self.officer.eventually_reads(f"/people/{self.other.person}", self.officer.words.like("Identity confirmed in person"))

    def when_the_social_worker_takes_the_task(self) -> None:
        self.worker.signs_in()
        self.worker.takes_the_task_of(self.name, "Housing")
        self.worker.makes_a_plan("A room of one's own", "Visit the adaptation centre")
        self.worker.refers_to_a_provider("Needs a bed from next week")

    def when_the_provider_accepts(self) -> None:
        self.provider.signs_in()
        self.provider.accepts_the_referral_of(self.name)

    def then_the_officer_reads_of_it(self) -> None:
        self.officer.eventually_reads(f"/people/{self.card.person}", self.officer.words.like("accepted"))

    def given_a_bracelet_a_home_zone_and_a_curfew(self) -> None:
        self.bracelet = Bracelet(self.system, f"demo-{self.name}")
        self.officer.assigns_the_bracelet(self.card, self.bracelet.device)
        self.officer.draws_a_home_zone(self.card, *Bracelet.HOME)

    def when_the_person_is_outside_after_ten(self) -> None:
        self.officer.go("/queue")
        self.bracelet.is_away_from_home()

    def then_an_alert_with_a_map_is_acknowledged(self) -> None:
        self.officer.opens_the_alert_of(self.name)
        self.officer.acknowledges_the_alert()

    def when_the_registration_is_closed(self) -> None:
        self.officer.closes_the_registration(self.card)

    def then_the_face_is_erased_with_proof(self) -> None:
        self.officer.eventually_reads(f"/people/{self.card.person}", self.officer.words.like("Biometric data erased; proof %(proof)s"))
        proof = self.system.command("biometrics", "erasure-proof", self.card.person)
        assert proof.returncode == 0, proof.stdout + proof.stderr
        audit = self.system.command("audit", "verify")
        assert audit.returncode == 0, audit.stdout + audit.stderr


@pytest.mark.parametrize("language", IN_EVERY_LANGUAGE)
def test_the_whole_path(system: System, browser: Browser, face_photos: Path, language: Language) -> None:
    journey = WholeJourney(system, browser, face_photos, language)
    journey.given_an_officer_at_the_tablet()
    # 1, 2: the register, the face
    journey.when_the_officer_registers_a_person()
    journey.then_the_card_is_shown_once()
    journey.when_the_face_is_enrolled()
    journey.then_the_timeline_tells_of_it()
    # 3: the kiosk
    journey.when_the_person_checks_in_at_the_kiosk_and_needs_housing()
    journey.then_the_check_in_is_on_the_timeline()
    # 4: the live queue, where a human decides
    journey.given_the_officer_watches_the_queue()
    journey.when_somebody_holds_a_photograph_before_the_camera()
    journey.then_the_queue_shows_it_without_a_reload()
    journey.when_the_officer_looks_at_both_pictures_and_vouches()
    journey.then_the_decision_is_the_officers()
    # 5: help
    journey.when_the_social_worker_takes_the_task()
    journey.when_the_provider_accepts()
    journey.then_the_officer_reads_of_it()
    # 6: the bracelet
    journey.given_a_bracelet_a_home_zone_and_a_curfew()
    journey.when_the_person_is_outside_after_ten()
    journey.then_an_alert_with_a_map_is_acknowledged()
    # 7: the end
    journey.when_the_registration_is_closed()
    journey.then_the_face_is_erased_with_proof()
