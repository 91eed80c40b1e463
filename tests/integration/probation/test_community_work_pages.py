"""The pages of community work in a client: each step by its form, what is refused in words, papers and tables."""

import httpx
import pytest

from services.probation.cases.domain.categories import Category
from services.probation.cases.queries import case
from services.probation.closing.actions import ReasonRefused, Why, ask_to_close
from services.probation.community_work.session_tables import WorkAllocation
from services.probation.community_work.tables import WorkOrder, WorkSite
from tests.builders.actors import OFFICER
from tests.builders.community_work import DAY, at, ended, ordered, planned, sentenced
from tests.builders.ids import fresh
from tests.builders.moments import TODAY, FixedClock
from tests.builders.registrations import registered
from tests.support.clients import SignedIn
from tests.support.forms import post, submit
from tests.support.pdf_text import pdf_text

pytestmark = pytest.mark.usefixtures("fixed_clock")
SITE = {
    "name": "Demo Park", "organisation": "Demo Gardens", "kind_of_work": "Cleaning paths", "address": "Demo Street 30",
    "contact": "Somebody", "capacity": "2", "open_days": ["0", "1", "2", "3", "4"],
}  # fmt: skip
ARRIVED = {"step": "received", "number": "17-р", "ordered_on": str(TODAY), "received_on": str(TODAY), "hours": "24"}
TIMES = {"weekdays": ["0", "1", "2"], "starts": "14:00", "hours": "4", "begins_on": str(TODAY + DAY)}


async def officer(signed_in: SignedIn) -> httpx.AsyncClient:
    """The officer's tablet, in English, signed in as late as the clock says."""
    client = await signed_in("probation", "officer")
    client.cookies.set("oralu_language", "en")
    return client


@pytest.fixture
async def tablet(signed_in: SignedIn) -> httpx.AsyncClient:
    """The same, signed in at NOW."""
    return await officer(signed_in)


async def test_from_the_request_to_the_timetable_by_the_forms(tablet: httpx.AsyncClient) -> None:
    made = await sentenced()
    home = f"/people/{made.person}/work"
    refused = await submit(tablet, "/work/sites/new", {**SITE, "name": "", "open_days": []})
    assert (refused.status_code, refused.text.count("govuk-error-message")) == (422, 2)
    form = {**SITE, "form_token": str(fresh())}
    for _ in range(2):
        assert (await submit(tablet, "/work/sites/new", form)).status_code == 303
    (site,) = await WorkSite.select()
    assert "Demo Park" in (await tablet.get("/work")).text
    changed = await submit(tablet, f"/work/sites/{site['id']}", {**SITE, "version": "1", "phone": "8 727 000 00 00"})
    stale = await submit(tablet, f"/work/sites/{site['id']}", {**SITE, "version": "1"})
    assert (changed.status_code, stale.status_code) == (303, 409)
    ahead = await submit(tablet, f"{home}/order", {"requested_on": str(TODAY + DAY), "request": "Letter 5"})
    assert "has not come yet" in ahead.text
    asked = {"requested_on": str(TODAY), "request": "Letter 5", "form_token": str(fresh())}
    assert (await submit(tablet, f"{home}/order", asked)).status_code == 303
    (order,) = await WorkOrder.select()
    step = f"{home}/order?order={order['id']}"
    foreign = await submit(tablet, step, {**ARRIVED, "order": str(order["id"]), "version": "1", "site": str(fresh())})
    assert foreign.status_code == 422
    arrived = await submit(tablet, step, {**ARRIVED, "order": str(order["id"]), "version": "1", "site": str(site["id"])})
    assert arrived.status_code == 303
    signed = {"step": "acquainted", "order": str(order["id"]), "version": "2", "acquainted_on": str(TODAY)}
    assert (await submit(tablet, step, signed)).status_code == 303
    assert (await post(tablet, f"{home}/order", signed)).status_code == 409, "sent twice"
    shown = await submit(tablet, f"{home}/timetable", {**TIMES, "site": str(site["id"]), "act": "show", "form_token": str(fresh())})
    assert "Make these sessions" in shown.text
    assert await WorkAllocation.count() == 0
    make = {**TIMES, "site": str(site["id"]), "act": "make", "form_token": str(fresh())}
    for _ in range(2):
        assert (await submit(tablet, f"{home}/timetable", make)).status_code == 303
    assert await WorkAllocation.count() == 1
    text = (await tablet.get(home)).text
    assert "The work is to begin" in text
    assert "Coming sessions" in text
    assert "Demo Park" in (await tablet.get(f"{home}/slip?language=en")).text
    assert "evasion" in (await tablet.get(f"{home}/leaflet?language=en")).text
    assert f"{home}?registration=" in (await tablet.get(f"/people/{made.person}")).text


async def test_an_outcome_by_its_form_and_what_is_wrong_with_it(signed_in: SignedIn, fixed_clock: FixedClock) -> None:
    worker = await planned(8)
    first, second = await worker.sessions()
    page = f"/people/{worker.person}/work/sessions/{first.id}"
    early = (await (await officer(signed_in)).get(page)).text
    assert "has not begun yet" in early
    assert "Save the outcome" not in early
    fixed_clock.move_to(at(first.on_date))
    tablet = await officer(signed_in)
    open_page = (await tablet.get(page)).text
    assert "checked" not in open_page, "no outcome is chosen beforehand"
    for wrong, told in (
        ({"outcome": ""}, "Fill this in"),
        ({"outcome": "illness"}, "which document"),
        ({"outcome": "unacceptable", "credited": "2"}, "leave 0"),
        ({"outcome": "attended", "credited": "9"}, "More than the session had"),
    ):
        answer = await submit(tablet, page, {"version": "0", **wrong})
        assert (answer.status_code, told in answer.text) == (422, True)
    assert (await submit(tablet, page, {"version": "0", "outcome": "attended", "credited": "4"})).status_code == 303
    assert (await submit(tablet, page, {"version": "0", "outcome": "attended", "credited": "4", "why": "Again"})).status_code == 409
    assert (await submit(tablet, page, {"version": "1", "outcome": "late", "credited": "3"})).status_code == 422
    assert (await submit(tablet, page, {"version": "1", "outcome": "late", "credited": "3", "why": "He came at three"})).status_code == 303
    other = f"/people/{worker.person}/work/sessions/{second.id}"
    assert (await submit(tablet, other, {"cancel_why": ""}, to=f"{other}/cancel")).status_code == 422
    assert (await submit(tablet, other, {"cancel_why": "The park is closed"}, to=f"{other}/cancel")).status_code == 303
    assert "The park is closed" in (await tablet.get(other)).text
    assert (await post(tablet, other, {"version": "0", "outcome": "attended", "credited": "1"})).status_code in (409, 422)


async def test_the_month_as_page_table_and_act(signed_in: SignedIn, fixed_clock: FixedClock) -> None:
    worker = await planned(8)
    first, second = await worker.sessions()
    await ended(worker, first, "attended", 4)
    fixed_clock.move_to(at(second.on_date))
    tablet = await officer(signed_in)
    month = f"/people/{worker.person}/work/months/2026-11"
    refused = await submit(tablet, month, {"version": "0"})
    assert (refused.status_code, "needs an outcome first" in refused.text) == (422, True)
    await ended(worker, second, "illness", document="=Certificate 4")
    drafted = pdf_text((await tablet.get(f"{month}/timesheet?language=en")).content)
    assert (await submit(tablet, month, {"version": "0"})).status_code == 303
    text = (await tablet.get(month)).text
    assert "no. 75-2026-1" in text
    for path, kk, ru in (("timesheet", "ТАБЕЛІ", "ТАБЕЛЬ"), ("act", "АКТІСІ", "АКТ ВЫПОЛНЕННЫХ РАБОТ")):
        for language, head in (("kk", kk), ("ru", ru)):
            said = pdf_text((await tablet.get(f"{month}/{path}?language={language}")).content)
            assert all(words in said for words in (head, "№ 75-2026-1"))
            assert "Certificate 4" not in said, "nobody at the work site reads of an illness"
    assert "DRAFT" in drafted
    assert "75-2026-1" not in drafted
    kept = (await tablet.get(f"{month}/act?language=kk")).content
    assert "Make the work act" not in text, "nothing has changed since"
    table = await tablet.get(f"{month}/export")
    lines = table.text.splitlines()
    assert len(lines) == 3
    assert "'=Certificate 4" in lines[2], "a spreadsheet takes it as text"
    assert (await tablet.get(f"/people/{worker.person}/work/months/2026-13")).status_code == 404
    await ended(worker, (await worker.sessions())[0], "late", 2, why="Left early")
    assert "make the act anew" in (await tablet.get(month)).text
    assert (await tablet.get(f"{month}/act?language=kk")).content == kept, "an act says what was signed, until another one is made"
    assert (await submit(tablet, month, {"version": "1", "why": "Two hours only"})).status_code == 303
    again = pdf_text((await tablet.get(f"{month}/act?language=en")).content)
    assert all(words in again for words in ("№ 75-2026-1", "version 2", "2 hours"))


async def test_evasion_is_shown_as_the_rule_with_its_facts(signed_in: SignedIn, fixed_clock: FixedClock) -> None:
    worker = await planned(24)
    missed = (await worker.sessions())[:3]
    for session in missed:
        await ended(worker, session, "unacceptable")
    fixed_clock.move_to(at(missed[-1].on_date))
    tablet = await officer(signed_in)
    text = (await tablet.get(f"/people/{worker.person}/work")).text
    assert "more than 2 no-shows" in text
    assert "This is no decision" in text
    assert all(text.count(f"/work/sessions/{session.id}") >= 2 for session in missed)
    assert "the rule of evasion is met" in (await tablet.get("/queue")).text


async def test_when_the_hours_are_worked_that_is_a_reason_to_take_off(signed_in: SignedIn, fixed_clock: FixedClock) -> None:
    worker = await planned(8)
    for session in await worker.sessions():
        await ended(worker, session, "attended", 4)
    fixed_clock.move_to(at((await worker.sessions())[-1].on_date))
    tablet = await officer(signed_in)
    assert "Every hour of the sentence is credited" in (await tablet.get(f"/people/{worker.person}/work")).text
    assert "Every hour of work is done" in (await tablet.get("/queue")).text
    page = f"/people/{worker.person}/work"
    drafts = [(await submit(tablet, page, {}, to=f"{page}/certificate")).headers["location"] for _ in range(2)]
    assert drafts[0] == drafts[1], "sent twice"
    said = pdf_text((await tablet.get(f"{drafts[0]}/pdf?language=ru")).content)
    assert all(words in said for words in ("СПРАВКА ОБ ОТРАБОТАННЫХ ЧАСАХ", "Demo Park", "ПРОЕКТ"))
    form = {"reason": "hours_served", "document": "Work act 75-2026-1", "sure": "yes"}
    assert (await submit(tablet, f"/people/{worker.person}/close", form)).status_code == 303
    assert "Every hour of work is done" in (await tablet.get(f"/people/{worker.person}")).text


async def test_hours_that_were_not_worked_are_no_reason_to_take_off(signed_in: SignedIn, fixed_clock: FixedClock) -> None:
    worker = await planned(8)
    first, second = await worker.sessions()
    await ended(worker, first, "attended", 4)
    fixed_clock.move_to(at(second.on_date))
    tablet = await officer(signed_in)
    page = f"/people/{worker.person}/work"
    assert f"{page}/certificate" not in (await tablet.get(page)).text
    assert (await post(tablet, f"{page}/certificate", {})).status_code == 409
    form = {"reason": "hours_served", "document": "Work act 75-2026-1", "sure": "yes"}
    refused = await submit(tablet, f"/people/{worker.person}/close", form)
    assert refused.status_code == 409
    assert "so many hours are credited: 4. Nothing was saved." in refused.text
    assert "Hours of sessions without an outcome: 4." in refused.text
    assert "Work act 75-2026-1" in refused.text, "what was typed stays"
    await ended(worker, second, "late", 3)
    still = await submit(tablet, f"/people/{worker.person}/close", form)
    assert "Hours without a session: 1." in still.text
    assert (await case(OFFICER, worker.person)).is_open  # type: ignore[union-attr]
    assert (await submit(tablet, f"/people/{worker.person}/close", {**form, "reason": "cancelled_by_court"})).status_code == 303


@pytest.mark.usefixtures("engines")
async def test_a_correction_of_hours_takes_the_reason_away_again() -> None:
    worker = await planned(8)
    for session in await worker.sessions():
        await ended(worker, session, "attended", 4)
    last = (await worker.sessions())[-1]
    await ended(worker, last, "late", 2, why="Left early")
    with pytest.raises(ReasonRefused, match="6"):
        await ask_to_close(worker.person, Why("hours_served", "Act"), by=OFFICER, now=at(last.on_date))
    await ended(worker, (await worker.sessions())[-1], "attended", 4, why="The gardener says so")
    await ask_to_close(worker.person, Why("hours_served", "Act"), by=OFFICER, now=at(last.on_date))


async def test_other_categories_have_no_such_reason_and_no_such_page(tablet: httpx.AsyncClient) -> None:
    made = await registered()
    assert "hours_served" not in (await tablet.get(f"/people/{made.person}/close")).text
    assert (await tablet.get(f"/people/{made.person}/work")).status_code == 404


async def test_compulsory_labour_has_the_hours_of_a_year_and_its_exemptions(tablet: httpx.AsyncClient) -> None:
    made = await sentenced(category=Category.RESTRICTION_OF_LIBERTY)
    home = f"/people/{made.person}/work"
    assert "100 hours" in (await tablet.get(home)).text
    form = {"version": "0", "document": "Certificate 3", "why": "She is expecting a child"}
    too_many = await submit(tablet, f"{home}/hours", {**form, "hours": "120"})
    assert "More than the law allows" in too_many.text
    assert (await submit(tablet, f"{home}/hours", {**form, "hours": "100", "exempt": "invented"})).status_code == 422
    assert (await submit(tablet, f"{home}/hours", {**form, "hours": "100", "exempt": "pregnant"})).status_code == 303
    text = (await tablet.get(home)).text
    assert "Is pregnant" in text
    assert "0 hours" in text
    assert (await submit(tablet, f"{home}/hours", {**form, "hours": "90"})).status_code == 409, "a stale form"


async def test_no_paper_is_asked_for_without_a_signature(tablet: httpx.AsyncClient) -> None:
    made = await sentenced()
    answer = await tablet.get(f"/people/{made.person}/work/timetable")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/people/{made.person}/work?registration={made.registration}")
    assert (await tablet.get(f"/people/{made.person}/work/order?order={fresh()}")).status_code == 404


async def test_an_auditor_reads_and_does_not_write(signed_in: SignedIn) -> None:
    worker = await ordered(8)
    client = await signed_in("probation", "auditor")
    assert (await client.get(f"/people/{worker.person}/work")).status_code == 200
    assert (await client.get(f"/people/{worker.person}/work/order")).status_code == 403
