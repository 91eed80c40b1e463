"""A double registration is proposed, compared, merged by two officers and undone again, in a browser and in three languages."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from playwright.sync_api import expect

from services.probation.cases.tables import Registration
from services.probation.duplicates.actions import raise_suspicion
from shared.identity.demo import load_demo
from shared.messages.base import Language
from shared.settings import OraluSettings
from tests.builders.actors import SYSTEM
from tests.builders.appointments import planned
from tests.builders.merges import twice
from tests.builders.moments import NOW
from tests.support.browser import chromium, in_languages, open_page
from tests.support.reader import Reader
from tests.support.system import free_ports
from tests.support.web_process import WebProcess

LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")
REASON = "Both identity cards and the photographs were compared"
Pair = tuple[UUID, UUID, str, str]
"""Both records, and both case numbers."""


@pytest.fixture
async def pair(engines: OraluSettings) -> Pair:
    """Two alike records of the demo officer, who is asked about them."""
    await load_demo(engines)
    one, two = await twice()
    await planned(two)
    await raise_suspicion(one, two, suspected_at=NOW, by=SYSTEM, now=NOW, source="records")
    numbers = {row["person"]: str(row["case_number"]) for row in await Registration.select(Registration.person, Registration.case_number)}
    return one, two, numbers[one], numbers[two]


@pytest.fixture
def served(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Probation's address, to which a sign-in leads."""
    (port,) = free_ports(1)
    monkeypatch.setenv("ORALU_PROBATION_URL", f"http://127.0.0.1:{port}")
    process = WebProcess("probation", port)
    yield process.address
    process.stop()


@pytest.mark.parametrize("language", in_languages(*LANGUAGES))
def test_two_records_are_merged_by_two_officers_and_parted_again(pair: Pair, served: str, language: Language) -> None:
    one, two, first, second = pair
    with chromium() as browser:
        officer = Reader(open_page(browser, "tablet", language=language), served, "officer", language)
        officer.go("/queue")
        officer.opens("Possible double registration", "/suspicions/")
        officer.follows("The same person: see both side by side and merge them")
        officer.presses("Propose the merge")
        told = "which record stays, four fields that conflict, and the reason are told at once"
        expect(officer.page.locator(".govuk-error-summary li"), told).to_have_count(6)
        officer.fills(stays="one" if officer.page.url.endswith(f"{one}/merge/{two}") else "other")
        officer.fills(field_family_name="one", field_given_name="one", field_birth_date="one", field_phone="one", reason=REASON)
        officer.presses("Propose the merge")
        officer.reads(officer.words("Waits for a second officer"), REASON)
        merge = officer.page.url.removeprefix(served)
        senior = Reader(open_page(browser, "tablet", language=language), served, "senior", language)
        senior.go("/queue")
        senior.opens("Merge to confirm", merge)
        senior.presses("Confirm the merge")
        officer.go(f"/people/{two}")
        assert officer.page.url.endswith(f"/people/{one}"), "an old link leads to the surviving record"
        officer.reads(first, second, "Akhmetova")
        officer.go("/people")
        expect(officer.page.locator("main").get_by_role("link", name="Ahmetova Ayguly")).to_have_count(0)
        officer.go(f"{merge}/undo")
        officer.presses("Ask to undo it")
        expect(officer.page.locator(".govuk-error-summary li")).to_have_count(1)
        officer.page.fill("[name=undo_reason]", "Twins: the documents differ")
        officer.presses("Ask to undo it")
        senior.go(merge)
        senior.presses("Confirm that it is undone")
        officer.go(f"/people/{two}")
        assert officer.page.url.endswith(f"/people/{two}")
        officer.reads(second, "Ahmetova")
        officer.go("/people")
        expect(officer.page.locator("main").get_by_role("link", name="Ahmetova Ayguly").first).to_be_visible()
