"""The pages of notices: the form by kind, the decision, what happens afterwards, the slip, the table."""

import csv
import io
from datetime import date, datetime, timedelta
from uuid import UUID

import httpx
import pytest

from services.probation.cases.tables import Registration
from services.probation.notices.actions import record
from services.probation.notices.domain.kinds import Kind
from services.probation.notices.jobs import follow_notices
from services.probation.notices.tables import Notice
from services.probation.register.actions import NewPerson
from services.probation.telemetry.orders.actions import set_order
from shared.settings import OraluSettings
from tests.builders.actors import COLLEAGUE_OFFICER, OFFICER
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.notices import UNTIL, a_change, a_journey, notice_form
from tests.builders.orders import home_without_curfew
from tests.builders.people import person
from tests.builders.registrations import registered
from tests.support.clients import SignedIn
from tests.support.forms import submit


@pytest.fixture
async def tablet(engines: OraluSettings, signed_in: SignedIn, fixed_clock: FixedClock) -> httpx.AsyncClient:
    """The officer's, in English, at NOW."""
    client = await signed_in("probation", "officer")
    client.cookies.set("oralu_language", "en")
    return client


async def somebody() -> UUID:
    return (await registered(by=OFFICER, first=TODAY + timedelta(days=4))).person


async def asked(person: UUID) -> UUID:
    """A request of a parolee, whom here the officer supervises."""
    await Registration.update({Registration.category: "parole"}).where(Registration.person == person)
    return await record(person, a_journey(), by=OFFICER, now=NOW)


async def test_the_kind_decides_the_fields_and_the_law_what_it_is(tablet: httpx.AsyncClient) -> None:
    person = await somebody()
    shown = (await tablet.get(f"/people/{person}/notices")).text
    assert "Stay in hospital" in shown
    home = (await tablet.get(f"/people/{person}/notices/new?kind=change_of_home")).text
    assert 'name="until_on"' not in home
    assert "New address" in home
    journey = (await tablet.get(f"/people/{person}/notices/new?kind=travel")).text
    assert 'name="until_on"' in journey
    assert "A notice is enough" in journey
    assert "not yet confirmed" in journey, "the law of this category was not read"
    assert (await tablet.get(f"/people/{person}/notices/new?kind=holiday")).status_code == 303


async def test_everything_that_is_wrong_is_said_at_once_and_what_was_typed_stays(tablet: httpx.AsyncClient) -> None:
    person = await somebody()
    page = f"/people/{person}/notices/new?kind=travel"
    wrong = notice_form(from_on="45.11.2026", until_on="", document="", reason="Wed'ding", region="")
    answer = await submit(tablet, page, wrong)
    assert answer.status_code == 422
    for name in ("from_on", "until_on", "document", "region"):
        assert f'href="#{name}"' in answer.text
    assert "Wed&#39;ding" in answer.text
    assert "45.11.2026" in answer.text
    assert await Notice.count() == 0


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (-6, -2, "This time is over"),
        (6, 2, "The end comes after the beginning"),
        (2, 500, "The term ends on"),
        (-90, 2, "not on the register"),
    ],
)
async def test_a_period_that_cannot_be(tablet: httpx.AsyncClient, first: int, last: int, said: str) -> None:
    person = await somebody()
    days = {"from_on": str(TODAY + timedelta(days=first)), "until_on": str(TODAY + timedelta(days=last))}
    answer = await submit(tablet, f"/people/{person}/notices/new?kind=travel", notice_form(**days))
    assert answer.status_code == 422
    assert said in answer.text


async def test_recorded_shown_extended_and_printed(tablet: httpx.AsyncClient) -> None:
    person = await somebody()
    form = notice_form()
    answer = await submit(tablet, f"/people/{person}/notices/new?kind=travel", form)
    assert answer.status_code == 303
    again = await submit(tablet, f"/people/{person}/notices/new?kind=travel", form)
    assert again.headers["location"] == answer.headers["location"], "sent twice it is one"
    other = await submit(tablet, f"/people/{person}/notices/new?kind=travel", notice_form())
    assert (other.status_code, "Another notice or permission holds" in other.text) == (422, True)
    notice = answer.headers["location"]
    shown = (await tablet.get(notice)).text
    assert "Demo Street 7" in shown
    assert "Notices and permissions" in (await tablet.get(f"/people/{person}")).text
    for language, head in (("kk", "Хабарламаның расталуы"), ("ru", "Подтверждение уведомления")):
        assert head in (await tablet.get(f"{notice}/slip?language={language}")).text
    later = {"event": "extend", "until_on": str(TODAY + timedelta(days=9)), "why": "Trains are full", "version": "1"}
    assert (await submit(tablet, notice, {**later, "until_on": ""}, to=f"{notice}/change")).status_code == 422
    assert (await submit(tablet, notice, {**later, "until_on": "01.01.2030"}, to=f"{notice}/change")).status_code == 422
    assert (await submit(tablet, notice, later, to=f"{notice}/change")).status_code == 303
    assert (await submit(tablet, notice, later, to=f"{notice}/change")).status_code == 409, "another officer was faster"
    table = (await tablet.get(f"/people/{person}/notices/export")).text.splitlines()
    assert len(table) == 2
    assert table[1].startswith("travel,notice,given,")


async def test_a_request_waits_in_the_queue_and_is_decided_once(tablet: httpx.AsyncClient) -> None:
    person = await somebody()
    notice = await asked(person)
    assert "Permission to decide" in (await tablet.get("/queue")).text
    page = f"/notices/{notice}"
    assert (await tablet.get(f"{page}/slip")).status_code == 409, "nothing is printed before it is permitted"
    assert (await submit(tablet, page, {"version": "1", "answer": "grant"}, to=f"{page}/decide")).status_code == 422
    decision = {"version": "1", "answer": "grant", "words": "Family", "document": "Permission 3"}
    assert (await submit(tablet, page, decision, to=f"{page}/decide")).status_code == 303
    assert (await submit(tablet, page, {**decision, "answer": "refuse"}, to=f"{page}/decide")).status_code == 409
    assert "Рұқсат" in (await tablet.get(f"{page}/slip?language=kk")).text
    assert "Permission to decide" not in (await tablet.get("/queue")).text


async def test_a_change_of_home_leads_to_the_move(tablet: httpx.AsyncClient) -> None:
    person = await somebody()
    notice = await record(person, a_change(), by=OFFICER, now=NOW)
    assert f"/people/{person}/move" in (await tablet.get(f"/notices/{notice}")).text
    done = {"version": "1", "event": "take_over", "why": "Entered"}
    assert (await submit(tablet, f"/notices/{notice}", done, to=f"/notices/{notice}/change")).status_code == 303
    assert "Taken over" in (await tablet.get(f"/notices/{notice}")).text


async def test_the_first_page_says_who_is_away_and_who_is_not_back(
    signed_in: SignedIn, engines: OraluSettings, fixed_clock: FixedClock
) -> None:
    async def tablet_at(moment: datetime) -> httpx.AsyncClient:
        fixed_clock.move_to(moment)
        client = await signed_in("probation", "officer")
        client.cookies.set("oralu_language", "en")
        return client

    person = await somebody()
    assert "Away and expected back" not in (await (await tablet_at(NOW)).get("/")).text
    notice = await record(person, a_journey(), by=OFFICER, now=NOW)
    tablet = await tablet_at(NOW + timedelta(days=3))
    assert "Away now" in (await tablet.get("/")).text, "also before the sweep has been there"
    tablet = await tablet_at(UNTIL - timedelta(hours=1))
    assert "Expected back today" in (await tablet.get("/")).text
    tablet = await tablet_at(UNTIL + timedelta(days=1))
    await follow_notices({})
    assert "Not back in time" in (await tablet.get("/")).text
    back = {"version": "4", "event": "return", "why": "Came by"}
    assert (await submit(tablet, f"/notices/{notice}", back, to=f"/notices/{notice}/change")).status_code == 303
    assert "Not back in time" not in (await tablet.get("/")).text


STAY = {"stay": "nights", "stay_latitude": "51,1300", "stay_longitude": "71.4300", "stay_radius": "400", "stay_road": "6",
        "stay_start": "22:00", "stay_end": "06:00"}  # fmt: skip


async def test_a_zone_at_the_other_place_is_chosen_with_the_journey_and_printed(tablet: httpx.AsyncClient) -> None:
    person = await somebody()
    page = f"/people/{person}/notices/new?kind=travel"
    assert 'name="stay"' not in (await tablet.get(page)).text, "nothing is monitored"
    await set_order(person, home_without_curfew(), by=OFFICER, now=NOW)
    wrong = await submit(tablet, page, notice_form(**STAY | {"stay_radius": "", "stay_road": "90", "stay_end": "22:00"}))
    assert wrong.status_code == 422
    for said in ("Radius in metres: Fill this in", "takes the whole period", "another time as their end"):
        assert said in wrong.text
    alone = await submit(tablet, page, notice_form(**STAY | {"lifts_order": ""}))
    assert "only if zones and curfew at home are not required" in alone.text
    answer = await submit(tablet, page, notice_form(**STAY))
    assert answer.status_code == 303
    said = "Within 400 m of the place of stay each night from 22:00 to 06:00"
    assert said in (await tablet.get(answer.headers["location"])).text
    assert said in (await tablet.get(f"{answer.headers['location']}/slip?language=en")).text
    assert "Demo Street 7" in (await tablet.get(f"/people/{person}/timetable")).text


def somebody_named(name: str, number: int) -> NewPerson:
    """Somebody unlike the others, so that nobody is asked whether they are one."""
    return person(None, given_name=name, birth_date=date(1980 + number, number, 1), phone=f"+7701000010{number}")


async def test_who_is_away_is_listed_filtered_and_saved_as_a_table(
    engines: OraluSettings, signed_in: SignedIn, fixed_clock: FixedClock
) -> None:
    late = (await registered(somebody_named("Aigul", 1), by=OFFICER, first=TODAY + timedelta(days=4))).person
    now_away = (await registered(somebody_named("Bolat", 2), by=COLLEAGUE_OFFICER, first=TODAY + timedelta(days=4))).person
    soon = (await registered(somebody_named("Gulnar", 3), by=OFFICER, first=TODAY + timedelta(days=4))).person
    day = timedelta(days=1)
    await record(late, a_journey(NOW, NOW + day), by=OFFICER, now=NOW)
    hospital = a_journey(NOW + day, NOW + 9 * day, kind=Kind.HOSPITAL, region="", place="Demo Clinic")
    await record(now_away, hospital, by=COLLEAGUE_OFFICER, now=NOW)
    await record(soon, a_journey(NOW + 4 * day, NOW + 6 * day), by=OFFICER, now=NOW)
    fixed_clock.move_to(NOW + 2 * day)
    senior, officer = await signed_in("probation", "senior"), await signed_in("probation", "officer")
    for client in (senior, officer):
        client.cookies.set("oralu_language", "en")

    async def names(query: str, client: httpx.AsyncClient = senior) -> list[str]:
        table = list(csv.DictReader(io.StringIO((await client.get(f"/notices/away.csv{query}")).text)))
        shown = (await client.get(f"/notices/away{query}")).text
        assert all(row["name"] in shown for row in table)
        return [row["name"].split()[-1] for row in table]

    assert await names("") == ["Aigul", "Bolat"]
    assert await names("?when=week") == ["Aigul", "Gulnar", "Bolat"], "in the order in which they are expected"
    assert await names("?when=late") == ["Aigul"]
    assert await names("?when=week&kind=hospital") == ["Bolat"]
    assert await names("?when=week&region=71") == ["Aigul", "Gulnar"]
    assert await names(f"?when=week&officer={COLLEAGUE_OFFICER.id}") == ["Bolat"]
    assert await names("?when=week", officer) == ["Aigul", "Gulnar"], "an officer sees their own people"
    assert "Nobody is away by this choice." in (await senior.get("/notices/away?when=late&kind=hospital")).text
