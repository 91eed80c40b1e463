"""In a browser: a journey is asked for, permitted, overstayed, and the late return is seen; the person is told, and wants no messages."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import expect

from services.probation.cases.tables import Registration
from services.probation.check_ins.by_hand.actions import counted_for, log_visit
from services.probation.check_ins.domain.visits import How
from services.probation.check_ins.plans import supervised
from services.probation.notices.jobs import follow_notices
from services.probation.reminders.delivering import deliver_batch
from services.probation.telemetry.orders.actions import set_order
from shared.identity.demo import load_demo
from shared.messages.base import Language
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.notices import UNTIL
from tests.builders.orders import home_without_curfew
from tests.builders.registrations import registered
from tests.support.browser import chromium, in_languages, open_page
from tests.support.reader import Reader
from tests.support.system import free_ports
from tests.support.web_process import WebProcess

LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")
LATE = UNTIL + timedelta(days=2)
"""More than a day after the end of the last day."""
STAY = {"stay": "nights", "stay_latitude": "51.1300", "stay_longitude": "71.4300", "stay_radius": "400", "stay_road": "6",
        "stay_start": "22:00", "stay_end": "06:00"}  # fmt: skip


@pytest.fixture
async def traveller(engines: OraluSettings, fixed_clock: FixedClock) -> UUID:
    """Somebody with a bracelet's order, who must ask before a journey."""
    await load_demo(engines)
    made = await registered(by=OFFICER, first=TODAY + timedelta(days=4))
    await Registration.update({Registration.category: "parole"}).where(Registration.person == made.person)
    await set_order(made.person, home_without_curfew(), by=OFFICER, now=NOW)
    return made.person


@pytest.fixture
def served(traveller: UUID, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebProcess]:
    """Probation, to whose address a sign-in leads."""
    (port,) = free_ports(1)
    monkeypatch.setenv("ORALU_PROBATION_URL", f"http://127.0.0.1:{port}")
    process = WebProcess("probation", port)
    yield process
    process.stop()


def permitted(person: UUID, address: str, language: Language) -> str:
    """The officer records the request and decides; returns the address of the notice."""
    with chromium() as browser:
        officer = Reader(open_page(browser, "tablet", language=language), address, "officer", language)
        officer.go(f"/people/{person}/notices", narrow=True)
        officer.go(f"/people/{person}/notices/new?kind=travel", narrow=True)
        officer.presses("Record the request")
        expect(officer.page.locator(".govuk-error-summary li"), "everything that is missing is told at once").to_have_count(6)
        days = {"from_on": f"{TODAY + timedelta(days=2):%d.%m.%Y}", "until_on": f"{TODAY + timedelta(days=6):%d.%m.%Y}"}
        officer.fills(**days, region="71", place="Demo Street 7", reason="A wedding", document="Request 4", **STAY)
        officer.presses("Record the request", narrow=True)
        officer.reads(officer.words("To decide"))
        notice = officer.page.url
        officer.go("/queue")
        officer.reads(officer.words("Permission to decide"))
        officer.go(notice.removeprefix(address))
        officer.fills(answer="grant", words="The family lives there", document="Permission 3")
        officer.presses("Save the decision", narrow=True)
        officer.reads(officer.words("Permitted"))
        officer.reads("400")
        officer.go(f"{notice.removeprefix(address)}/slip?language={language}", narrow=True)
        officer.go(f"/people/{person}/messages", narrow=True)
        officer.reads(officer.words("Decision on a permission"))
        officer.page.locator("form.panel").first.locator("[name=opted_out]").check(force=True)
        officer.page.locator("form.panel").first.locator("button").click()
        officer.page.wait_for_url("**/messages#choices")
        officer.go("/notices/away?when=week", narrow=True)
        officer.reads("Demo Street 7")
        return notice.removeprefix(address)


def seen_late(person: UUID, notice: str, address: str, language: Language) -> None:
    """Nobody saw the person back in time: that waits in the queue, and the late return stands in the history."""
    with chromium() as browser:
        officer = Reader(open_page(browser, "tablet", language=language), address, "officer", language)
        officer.go("/queue")
        officer.reads(officer.words("Not back in time"))
        officer.go(notice, narrow=True)
        officer.reads(officer.words("Not back in time"))
        officer.reads(officer.words("a check-in or a visit after the end"))
        officer.go(f"/people/{person}/messages")
        officer.reads(officer.words("Written to a file, sent to nobody"))


async def came(person: UUID, fixed_clock: FixedClock) -> None:
    """The person comes to the office."""
    on = LATE.date()
    counted = await counted_for(await supervised(person, "probation"), on, How.OFFICE, now=fixed_clock())
    seen = counted.check_in.id if counted.check_in else None
    await log_visit(person, "probation", on, How.OFFICE, "Missed the train", why_afterwards="", seen=seen, by=OFFICER, now=fixed_clock())


@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", in_languages(*LANGUAGES))
async def test_a_journey_permitted_and_overstayed(language: Language, traveller: UUID, served: WebProcess, fixed_clock: FixedClock) -> None:
    notice = await asyncio.to_thread(permitted, traveller, served.address, language)
    served.stop()
    await deliver_batch(NOW + timedelta(minutes=10))
    fixed_clock.move_to(LATE)
    await follow_notices({})
    fixed_clock.move_to(LATE + timedelta(minutes=5))
    await came(traveller, fixed_clock)
    await follow_notices({})
    served.at = LATE + timedelta(minutes=10)
    served.start()
    await asyncio.to_thread(seen_late, traveller, notice, served.address, language)
