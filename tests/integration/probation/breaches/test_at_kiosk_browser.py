"""On the officer's tablet and a telephone: asked at the kiosk, shown there, a talk wanted, explained, and an answer that came late."""

import asyncio
import os
from datetime import timedelta
from uuid import UUID

import pytest

from services.probation.breaches.domain.attempts import Means
from shared.identity.demo import load_demo
from shared.messages.base import Language
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER
from tests.builders.breaches import MISSED, about_a_missed_check_in, asked, decided
from tests.builders.explanations import answered, shown, told, wants_to_talk
from tests.builders.moments import NOW, FixedClock
from tests.builders.registrations import registered
from tests.support.browser import chromium, in_languages, open_page
from tests.support.reader import Reader
from tests.support.system import free_ports
from tests.support.web_process import WebProcess

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
async def proceeding(engines: OraluSettings, fixed_clock: FixedClock) -> UUID:
    """With everything that can come from a kiosk; the accounts of the demo are there."""
    fixed_clock.move_to(NOW)
    await load_demo(engines)
    number = await about_a_missed_check_in((await registered(by=OFFICER)).person)
    await asked(number, how=Means.KIOSK)
    request = await told(number)
    await shown(request, MISSED + timedelta(hours=1))
    await wants_to_talk(request, given_at=MISSED + timedelta(hours=2))
    await answered(request, given_at=MISSED + timedelta(hours=3))
    await decided(number)
    await answered(request, words="Тағы бір сөз", receipt="E-0002-0002", given_at=MISSED + timedelta(hours=5))
    return number


def looked_at(number: UUID, port: int, language: Language) -> None:
    process = WebProcess("probation", port, at=MISSED + timedelta(hours=6))
    try:
        with chromium() as browser:
            officer = Reader(open_page(browser, "tablet", language=language), process.address, "officer", language)
            officer.go(f"/breaches/{number}", narrow=True)
            officer.reads("Ауырып қалдым", "Тағы бір сөз", "E-0002-0002")
            if folder := os.environ.get("SHOTS"):
                officer.page.screenshot(path=f"{folder}/tablet-{language}.png", full_page=True)
            officer.go("/queue", narrow=True)
            officer.reads(officer.words("Late explanation"))
            if folder:
                officer.page.screenshot(path=f"{folder}/queue-{language}.png", full_page=True)
    finally:
        process.stop()


@pytest.mark.parametrize("language", in_languages("kk", "ru", "en"))
async def test_the_officer_reads_what_came_from_the_kiosk(language: Language, proceeding: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    (port,) = free_ports(1)
    monkeypatch.setenv("ORALU_PROBATION_URL", f"http://127.0.0.1:{port}")
    await asyncio.to_thread(looked_at, proceeding, port, language)
