"""In a browser: to the court and off the register, from an incident to a warning, an appeal that succeeds, a search."""

import asyncio
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from services.probation.breaches.actions import hearing, searching
from services.probation.breaches.domain.attempts import Means
from services.probation.breaches.domain.consequences import Step
from services.probation.breaches.domain.search import Measure
from services.probation.breaches.queries import of_person
from services.probation.telemetry.alerts.actions import decide_violation
from shared.identity.demo import load_demo
from shared.messages.base import Language
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER
from tests.builders.breaches import (
    MISSED,
    a_confirmed_incident,
    a_missed_check_in,
    about_a_missed_check_in,
    decided,
    heard,
    opened_for,
    seen,
    served,
    stage_of,
    tried,
)
from tests.builders.moments import NOW, TODAY
from tests.builders.registrations import registration_form
from tests.support.browser import chromium, in_languages, open_page
from tests.support.proceedings import serving, takes
from tests.support.reader import Reader

TYPED = (
    *("birth_date", "family_name", "given_name", "phone", "language", "settlement", "address", "category", "court", "court_decision_on"),
    *("in_force_on", "registered_on", "term_ends_on", "first_check_in_on", "basis_kind", "basis_norm"),
)
"""Fields of the form of the register that are typed or chosen."""
LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")
pytestmark = pytest.mark.timeout(300)


def to_the_court_and_back(person: UUID, port: int, at: datetime, language: Language) -> None:
    """The second missed check-in: explanation, submission, signature, service, ruling, and the way to the removal."""
    day = f"{at:%d.%m.%Y}"
    with serving(port, at) as address, chromium() as browser:
        officer = Reader(open_page(browser, "tablet", language=language), address, "officer", language)
        officer.go(f"/people/{person}/breaches", narrow=True)
        officer.fills(matter="duty")
        officer.page.locator("main [name=chosen]").first.check(force=True)
        officer.presses("Open the proceeding")
        number = UUID(officer.page.url.rpartition("/")[2])
        officer.reads(officer.words("Nobody may decide yet"))
        takes(officer, number, "ask", how="summons")
        said = {
            "kind": "given",
            "words": "Жұмыста болдым",
            "language": "kk",
            "on": day,
            "written_by": "person",
            "document": "Түсініктеме 2",
        }
        takes(officer, number, "explain", **said)
        officer.go(f"/breaches/{number}/steps/decide", narrow=True)
        officer.reads(officer.words("met by the facts"))
        takes(officer, number, "decide", answer="confirmed", steps="cancel", reasons="The second time within a month")
        senior = Reader(open_page(browser, "tablet", language=language), address, "senior", language)
        senior.go("/queue")
        senior.reads(senior.words("Second signature"))
        takes(senior, number, "sign", answer="sign", words="Agreed")
        takes(officer, number, "serve", how="messenger", on=day, words="Receipt 7")
        ruling = {"court": "Demo Court", "number": "4-11", "on": day, "result": "granted", "effect": "cancel", "words": "As asked"}
        takes(officer, number, "ruling", **ruling)
        officer.follows("Carry out the ruling")
        officer.looks(narrow=True)
        officer.reads(officer.words("removed from the register"))
        officer.fills(words="Cancelled")
        officer.presses("Carry it out")
        officer.page.wait_for_url(f"**/breaches/{number}")
        officer.reads(officer.words("carried out"), officer.words("removed from the register"))
        officer.looks(narrow=True)
        officer.go(f"/breaches/{number}/print")
        officer.reads("4-11", "Жұмыста болдым")


def registers(port: int, language: Language) -> UUID:
    """The officer puts somebody on the register, on the page; returns the person."""
    typed = registration_form(language=language, basis_kind="norm", basis_norm="personal_data_9_1", first_check_in_on=str(TODAY))
    typed["birth_date"] = "01.02.1980"
    with serving(port, NOW) as address, chromium() as browser:
        officer = Reader(open_page(browser, "tablet", language=language), address, "officer", language)
        officer.go("/people/new", narrow=True)
        officer.fills(**{name: typed[name] for name in TYPED})
        officer.presses("Register and print the card", narrow=True)
        link = officer.page.locator("main a[href*='/people/']").first.get_attribute("href") or ""
        return UUID(link.rsplit("/", 1)[-1])


@pytest.mark.usefixtures("fixed_clock")
@pytest.mark.parametrize("language", in_languages(*LANGUAGES))
async def test_a_whole_term_from_the_register_to_the_court_and_off_it(language: Language, engines: OraluSettings, port: int) -> None:
    await load_demo(engines)
    person = await asyncio.to_thread(registers, port, language)
    first = await about_a_missed_check_in(person)
    await heard(first)
    await decided(first, Step.WARNING)
    await served(first)
    later = MISSED + timedelta(days=21)
    await a_missed_check_in(person, now=later)
    await asyncio.to_thread(to_the_court_and_back, person, port, later, language)


def from_incident_to_warning(number: UUID, port: int, language: Language) -> None:
    """The person cannot be reached; what is missing is said, and then the decision is possible."""
    with serving(port, MISSED + timedelta(days=6)) as address, chromium() as browser:
        officer = Reader(open_page(browser, "tablet", language=language), address, "officer", language)
        officer.go(f"/breaches/{number}", narrow=True)
        officer.reads(officer.words("does not count"), officer.words("There were too few attempts to hear the person."))
        told = {"means": "visit", "on": f"{MISSED + timedelta(days=3):%d.%m.%Y}", "at": "18:00", "result": "not_reached", "words": "Closed"}
        takes(officer, number, "attempt", **told)
        officer.reads(officer.words("The rule of hearing is met"))
        takes(officer, number, "end-hearing", why="Two attempts, a summons and no answer")
        takes(officer, number, "decide", answer="confirmed", steps="warning", reasons="Confirmed by the bracelet and not explained")
        takes(officer, number, "serve", how="post", on=f"{MISSED + timedelta(days=6):%d.%m.%Y}", words="Receipt 8")
        officer.reads(officer.words("Served"))


@pytest.mark.parametrize("language", in_languages(*LANGUAGES))
async def test_a_bracelet_incident_to_a_confirmed_breach_with_a_hearing(language: Language, person: UUID, port: int) -> None:
    violation = await a_confirmed_incident(person)
    await decide_violation(violation, pass_on=True, reason="Not the first time", by=OFFICER, now=NOW)
    number = await the_proceeding(person)
    await hearing.ask(number, Means.SUMMONS, seen=await seen(number), by=OFFICER, now=NOW)
    await tried(number, NOW + timedelta(hours=1), minutes=0)
    await tried(number, NOW + timedelta(hours=2))
    await asyncio.to_thread(from_incident_to_warning, number, port, language)
    assert await stage_of(number) == "served"


async def the_proceeding(person: UUID) -> UUID:
    """The only one."""
    (row,) = await of_person(OFFICER, person)
    return row.id


def appealed(first: UUID, second: UUID, port: int, language: Language) -> None:
    """The warning is cancelled, and the decision that counted it is marked."""
    day = f"{MISSED:%d.%m.%Y}"
    with serving(port, MISSED) as address, chromium() as browser:
        officer = Reader(open_page(browser, "tablet", language=language), address, "officer", language)
        takes(officer, first, "appeal", addressed_to="prosecutor", on=day, words="I was permitted", document="Appeal 1")
        told = {"outcome": "cancelled", "on": day, "words": "It was permitted", "document": "Answer 1"}
        takes(officer, first, "appeal-outcome", **told)
        officer.reads(officer.words("Cancelled after an appeal"))
        officer.go(f"/breaches/{second}", narrow=True)
        officer.reads(officer.words("An earlier breach that this decision counted was cancelled since: look at the decision again."))
        officer.go("/breaches?when=office", narrow=True)
        officer.go("/queue")
        officer.reads(officer.words("Decision to look at again"))


@pytest.mark.parametrize("language", in_languages(*LANGUAGES))
async def test_an_appeal_that_succeeds(language: Language, person: UUID, port: int) -> None:
    first = await opened_for(person, own="Left the district")
    await heard(first)
    await decided(first, Step.WARNING)
    await served(first)
    second = await opened_for(person, own="Not at home")
    await heard(second)
    await decided(second, Step.CANCEL)
    await asyncio.to_thread(appealed, first, second, port, language)


def searched_and_found(number: UUID, port: int, at: datetime, language: Language) -> None:
    """The last measure, the submission for the wanted list, the suspended term, found again."""
    day = f"{at:%d.%m.%Y}"
    with serving(port, at) as address, chromium() as browser:
        officer = Reader(open_page(browser, "tablet", language=language), address, "officer", language)
        takes(officer, number, "measure", kind="hospitals", on=day, result="Nothing known")
        takes(officer, number, "suspend", document="Order 7")
        takes(officer, number, "end-hearing", why="Whereabouts unknown")
        takes(officer, number, "decide", answer="confirmed", steps="wanted", reasons="More than fifteen days")
        senior = Reader(open_page(browser, "tablet", language=language), address, "senior", language)
        takes(senior, number, "sign", answer="sign", words="Agreed")
        takes(officer, number, "serve", how="messenger", on=day, words="Receipt 9")
        officer.reads(officer.words("On the wanted list"))
        takes(officer, number, "found", on=day, words="At a relative's")
        officer.reads(officer.words("Facts are collected"))
        officer.looks(narrow=True)


@pytest.mark.parametrize("language", in_languages(*LANGUAGES))
async def test_somebody_disappears_and_is_found(language: Language, person: UUID, port: int) -> None:
    number = await about_a_missed_check_in(person)
    await searching.begin_search(number, "The flat is empty", seen=await seen(number), by=OFFICER, now=MISSED)
    for kind in (Measure.HOME, Measure.RELATIVES):
        new = searching.NewMeasure(kind, MISSED.date(), "Nothing known")
        await searching.record_measure(number, new, seen=await seen(number), by=OFFICER, now=MISSED)
    for days in (1, 3):
        await tried(number, MISSED + timedelta(days=days))
    await asyncio.to_thread(searched_and_found, number, port, MISSED + timedelta(days=16), language)
    assert await stage_of(number) == "collecting"
