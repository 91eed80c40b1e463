"""The pages of the kiosk after the questions, in large text on the wide screen: nothing is below the fold, in three languages."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Page

from services.biometrics.check_ins import actions as check_ins
from services.biometrics.sessions import actions as sessions
from services.biometrics.sessions import receipts
from services.biometrics.submission import actions as submission
from services.probation.check_ins.domain.questions import questions
from shared.identity import kiosks
from shared.messages.probation import CheckInDue, CheckInRecorded
from shared.settings import OraluSettings
from shared.web.i18n import LANGUAGES
from tests.builders.actors import SYSTEM
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.subjects import PIN, Person, enrolled, registered
from tests.builders.visits import NO_MATCH, judged
from tests.support.browser import assert_accessible, assert_no_horizontal_scroll, chromium, open_page
from tests.support.camera import moved, write_feed

SAID = ("neutral", "turn_left", "turn_right", "look_up", "blink", "sending", "starting", "ready", "refused", "missing", "lost")
PLACE = "Office 75, entrance from the courtyard"


@dataclass(frozen=True)
class Visits:
    """One kiosk, and the cookies of visits to it, each at another page."""

    device: str
    camera: str
    doubt: str
    receipt: str


@pytest.fixture
async def visits(engines: OraluSettings) -> Visits:
    """A visit before the camera, one that may try again, and one with everything that a receipt can say."""
    device, code = await kiosks.create_kiosk(PLACE, "75", by=SYSTEM, at=NOW)
    await kiosks.set_hours(device, "09:00–18:00", by=SYSTEM, at=NOW)
    token = await kiosks.enrol(code, at=NOW)
    assert token
    _, _, camera = await _comes(await enrolled(), device)
    first, session, doubt = await _comes(await enrolled(), device)
    await judged(first, session, NO_MATCH)
    return Visits(token, camera, doubt, await _receives(device))


async def _comes(person: Person, device: UUID) -> tuple[Person, UUID, str]:
    """The person at this kiosk, after both questions."""
    here = replace(person, kiosk=device)
    found = await sessions.identify(here.card, PIN, kiosk=device, language="kk", by=here.at_kiosk, now=NOW)
    await sessions.answer(found.session, "mood", "well", last=False, now=NOW)
    await sessions.answer(found.session, "support", ["housing"], last=True, now=NOW)
    return here, found.session, found.token


async def _receives(device: UUID) -> str:
    asked = list(questions())
    here = replace(await (await registered()).due(questions=asked), kiosk=device)
    found = await sessions.identify(here.card, PIN, kiosk=device, language="kk", by=here.at_kiosk, now=NOW)
    for number, each in enumerate(asked, 1):
        given: str | list[str] = list(each.options) if each.kind == "many" else "yes" if each.kind == "yes_no" else ""
        hardest = "struggling" if "struggling" in each.options else next(iter(each.options), "")
        value = hardest if each.kind == "choice" else given
        await sessions.answer(found.session, each.code, value, last=number == len(asked), now=NOW)
    await submission.hand_in_without_camera(found.session, "no_camera", by=here.at_kiosk, now=NOW)
    opens = NOW + timedelta(days=19)
    await check_ins.receive_due(
        CheckInDue(person=here.id, check_in=fresh(), opens_at=opens, closes_at=opens + timedelta(hours=72), questions=asked)
    )
    recorded = CheckInRecorded(
        person=here.id, check_in=here.check_in, state="with_officer", receipt="R-2026-000123", recorded_at=NOW, next_check_in=opens
    )
    await receipts.receive_receipt(recorded, by=SYSTEM, now=NOW)
    return found.token


@pytest.fixture
def page(served: str, visits: Visits, face_photos: Path, tmp_path: Path) -> Iterator[Page]:
    """The wide kiosk in large text, with a camera."""
    feed = write_feed(tmp_path / "camera.mjpeg", [moved(face_photos / "obama.jpg", "blink", 0)])
    with chromium(feed) as browser:
        opened = open_page(browser, "kiosk_wide")
        _cookies(opened, served, oralu_kiosk=visits.device, oralu_kiosk_view="large")
        yield opened


def _cookies(page: Page, address: str, **values: str) -> None:
    cookies: list[Any] = [{"name": name, "value": value, "url": address} for name, value in values.items()]
    page.context.add_cookies(cookies)


def _is_whole(page: Page) -> None:
    assert_accessible(page)
    assert_no_horizontal_scroll(page)
    below = page.evaluate("() => document.documentElement.scrollHeight - innerHeight")
    assert below <= 0, f"{page.url} {page.locator('html').get_attribute('lang')}: {below} px below the fold: {page.inner_text('main')}"


def test_camera_another_try_and_receipt_are_whole_on_a_wide_screen(served: str, visits: Visits, page: Page) -> None:
    for language in LANGUAGES:
        _cookies(page, served, oralu_language=language, oralu_kiosk_session=visits.camera)
        page.goto(f"{served}/kiosk/camera")
        page.locator("[data-ready-button]").wait_for()
        _is_whole(page)
        for words in SAID:
            page.evaluate(
                "(name) => (document.querySelector('[data-say]').textContent = document.querySelector('[data-camera]').dataset[name])",
                words,
            )
            below = page.evaluate("() => document.documentElement.scrollHeight - innerHeight")
            assert below <= 0, (language, words, below)
        page.goto(f"{served}/kiosk/without-camera")
        _is_whole(page)
        for visit, shown in ((visits.doubt, "form[action$=try-again]"), (visits.receipt, ".kiosk__asked")):
            _cookies(page, served, oralu_kiosk_session=visit)
            page.goto(f"{served}/kiosk/result")
            page.locator(shown).first.wait_for()
            _is_whole(page)
