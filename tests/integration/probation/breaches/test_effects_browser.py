"""In a browser: duties that a court changed are carried out, and after an appeal they are as they were."""

import asyncio
from uuid import UUID

import pytest

from shared.messages.base import Language
from tests.builders.breaches import MISSED, a_ruling, at_court, ruled, stage_of
from tests.builders.rulings import DUTIES
from tests.support.browser import chromium, in_languages, open_page
from tests.support.proceedings import serving, takes
from tests.support.reader import Reader

LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")
pytestmark = pytest.mark.timeout(300)


def carried_out_and_corrected(number: UUID, port: int, language: Language) -> None:
    """The duties are chosen, shown with their texts, changed; the appeal succeeds, and they are as they were."""
    day = f"{MISSED:%d.%m.%Y}"
    with serving(port, MISSED) as address, chromium() as browser:
        officer = Reader(open_page(browser, "tablet", language=language), address, "officer", language)
        officer.go(f"/breaches/{number}/effect", narrow=True)
        officer.page.locator("main [name=ended]").first.check(force=True)
        officer.fills(conditions="avoid_person")
        officer.page.locator("main [name=avoid_person-person]").fill("Fictional Person")
        officer.fills(words="As ruled")
        officer.presses("Show what changes", narrow=True)
        officer.reads(officer.words("Nothing is recorded yet."), "Fictional Person")
        officer.presses("Carry it out")
        officer.page.wait_for_url(f"**/breaches/{number}")
        officer.reads(officer.words("carried out"))
        takes(officer, number, "appeal", addressed_to="court", on=day, words="Not right", document="Appeal 1")
        told = {"outcome": "cancelled", "on": day, "words": "Not proven", "document": "Ruling 7-2"}
        takes(officer, number, "appeal-outcome", **told)
        officer.reads(officer.words("Ruling to correct"))
        officer.follows("Correct what the ruling changed")
        officer.looks(narrow=True)
        officer.fills(how="here", words="After the appeal")
        officer.presses("Save")
        officer.page.wait_for_url(f"**/breaches/{number}")
        officer.reads(officer.words("Cancelled after an appeal"))
        officer.looks(narrow=True)


@pytest.mark.parametrize("language", in_languages(*LANGUAGES))
async def test_duties_are_carried_out_and_corrected_after_an_appeal(language: Language, person: UUID, port: int) -> None:
    number = await at_court(person)
    await ruled(number, a_ruling(**DUTIES))
    await asyncio.to_thread(carried_out_and_corrected, number, port, language)
    assert await stage_of(number) == "cancelled"
