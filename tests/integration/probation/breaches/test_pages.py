"""The pages of proceedings: opened, heard, decided with the rules' text, printed, listed; what is wrong is said."""

import csv
import io
from uuid import UUID

import httpx
import pytest

from services.probation.breaches.domain.consequences import Step
from services.probation.cases.tables import Registration
from services.probation.check_ins.actions import decide_missed
from services.probation.check_ins.tables import CheckIn
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER
from tests.builders.breaches import (
    MISSED,
    a_missed_check_in,
    about_a_missed_check_in,
    asked,
    decided,
    heard,
    opened_for,
    seen,
    signed,
    stage_of,
)
from tests.builders.moments import FixedClock
from tests.builders.registrations import registered
from tests.support.clients import SignedIn
from tests.support.forms import send_on, submit


@pytest.fixture
async def tablet(engines: OraluSettings, signed_in: SignedIn, fixed_clock: FixedClock) -> httpx.AsyncClient:
    """The officer's, in English, when the check-in is missed."""
    fixed_clock.move_to(MISSED)
    client = await signed_in("probation", "officer")
    client.cookies.set("oralu_language", "en")
    return client


async def step(client: httpx.AsyncClient, about: UUID, what: str, **fields: object) -> httpx.Response:
    return await submit(client, f"/breaches/{about}/steps/{what}", {"version": str(await seen(about)), **fields})


async def test_opened_from_facts_asked_heard_and_decided(tablet: httpx.AsyncClient) -> None:
    made = await registered(by=OFFICER)
    missed = await a_missed_check_in(made.person)
    page = f"/people/{made.person}/breaches"
    shown = (await tablet.get(page)).text
    assert "Check-in missed, due on" in shown
    assert "checked" not in shown, "nothing is chosen beforehand"
    nothing = await submit(tablet, page, {"matter": "duty"})
    assert (nothing.status_code, "Choose a fact, or write one down with its day" in nothing.text) == (422, True)
    opened = await submit(tablet, page, {"matter": "duty", "chosen": f"missed_check_in:{missed}"})
    assert opened.status_code == 303
    number = UUID(opened.headers["location"].rpartition("/")[2])
    shown = (await tablet.get(f"/breaches/{number}")).text
    assert "Nobody may decide yet" in shown
    assert "The person was not asked for an explanation yet." in shown
    assert (await step(tablet, number, "ask", how="summons")).status_code == 303
    wrong = await step(tablet, number, "explain", kind="given", words="I was ill <b>", language="kk")
    assert wrong.status_code == 422
    assert "I was ill &lt;b&gt;" in wrong.text
    said = {"kind": "given", "words": "I was ill", "language": "kk", "on": "28.11.2026", "written_by": "person", "document": "Paper 1"}
    assert (await step(tablet, number, "explain", **said)).status_code == 303
    form = (await tablet.get(f"/breaches/{number}/steps/decide")).text
    assert "For the first breach a written warning is made" in form
    assert "met by the facts" in form
    more = await step(tablet, number, "decide", answer="confirmed", steps="extend", months="13", reasons="Too much")
    assert (more.status_code, "at most as many as the rule allows" in more.text) == (422, True)
    answer = await step(tablet, number, "decide", answer="confirmed", steps="warning", reasons="Less is enough")
    assert answer.status_code == 303
    served = await step(tablet, number, "serve", how="signature", on="28.11.2026", words="Signed on the copy")
    assert served.status_code == 303
    shown = (await tablet.get(f"/breaches/{number}")).text
    assert "Written warning" in shown
    assert "Less is enough" in shown
    assert "Signed on the copy" in (await tablet.get(f"/breaches/{number}/print")).text


async def test_another_officer_was_faster_and_a_step_that_does_not_fit_leads_back(tablet: httpx.AsyncClient) -> None:
    made = await registered(by=OFFICER)
    number = await about_a_missed_check_in(made.person)
    stale = str(await seen(number))
    await asked(number)
    answer = await submit(tablet, f"/breaches/{number}/steps/ask", {"how": "call", "version": stale})
    assert answer.status_code == 409
    assert "was not saved" in answer.text
    assert (await tablet.get(f"/breaches/{number}/steps/serve")).status_code == 303
    assert (await tablet.get(f"/breaches/{number}/steps/nothing")).status_code == 404


async def test_what_is_missing_for_a_hearing_is_said_with_the_moment(tablet: httpx.AsyncClient) -> None:
    made = await registered(by=OFFICER)
    number = await about_a_missed_check_in(made.person)
    await asked(number)
    told = {"means": "call", "on": "28.11.2026", "at": "11:00", "minutes": "0", "result": "not_reached", "words": "No answer"}
    assert (await step(tablet, number, "attempt", **told)).status_code == 303
    shown = (await tablet.get(f"/breaches/{number}")).text
    assert "does not count" in shown
    assert "Attempts that count: 0 of 2" in shown
    assert "A decision is possible from" in shown
    ended = await step(tablet, number, "end-hearing", why="Nobody answers")
    assert (ended.status_code, "The person was not heard yet" in ended.text) == (422, True)
    late = {**told, "on": "29.11.2026"}
    assert "not in the future" in (await step(tablet, number, "attempt", **late)).text


async def test_a_fact_that_changed_at_its_source_is_marked(tablet: httpx.AsyncClient) -> None:
    made = await registered(by=OFFICER)
    number = await about_a_missed_check_in(made.person)
    assert "Changed at its source" not in (await tablet.get(f"/breaches/{number}")).text
    row = await CheckIn.select().where(CheckIn.person == made.person, CheckIn.state == "expired").first()
    assert row is not None
    await decide_missed(row["id"], "excused", "Illness", seen_version=row["version"], by=OFFICER, now=MISSED)
    assert "Changed at its source" in (await tablet.get(f"/breaches/{number}")).text


async def test_the_second_signs_on_the_page_and_the_first_is_not_offered_it(tablet: httpx.AsyncClient, signed_in: SignedIn) -> None:
    made = await registered(by=OFFICER)
    number = await about_a_missed_check_in(made.person)
    await heard(number)
    await decided(number, Step.EXTEND, months=6)
    assert "steps/sign" not in (await tablet.get(f"/breaches/{number}")).text
    senior = await signed_in("probation", "senior")
    senior.cookies.set("oralu_language", "en")
    assert "Second signature" in (await senior.get("/queue")).text
    assert (await step(senior, number, "sign", answer="sign", words="Agreed")).status_code == 303
    assert await stage_of(number) == "decided"


async def test_ruling_appeal_and_the_list(tablet: httpx.AsyncClient) -> None:
    made = await registered(by=OFFICER)
    number = await about_a_missed_check_in(made.person)
    await heard(number)
    await decided(number, Step.EXTEND, months=6)
    await signed(number)
    day = "28.11.2026"
    assert (await step(tablet, number, "serve", how="post", on=day, words="Receipt 5")).status_code == 303
    ruling = {"court": "Demo Court", "number": "4-1", "result": "granted", "effect": "extend", "months": "6", "words": "As asked"}
    early = await step(tablet, number, "ruling", **ruling, on="27.11.2026")
    assert (early.status_code, "dated before the submission" in early.text) == (422, True)
    assert (await step(tablet, number, "ruling", **ruling, on=day)).status_code == 303
    shown = (await tablet.get(f"/breaches/{number}/effect")).text
    assert "Last day of the term" in shown, "what changes is shown before anything is done"
    empty = await send_on(tablet, f"/breaches/{number}/effect", {"words": ""})
    assert (empty.status_code, await stage_of(number)) == (422, "ruled")
    assert (await send_on(tablet, f"/breaches/{number}/effect", {"words": "Entered"})).status_code == 303
    shown = (await tablet.get(f"/breaches/{number}")).text
    assert "carried out" in shown
    assert f"/people/{made.person}/term?registration={made.registration}" in shown
    assert f"/breaches/{number}" in (await tablet.get(f"/people/{made.person}/term")).text, "each leads to the other"
    lodged = {"addressed_to": "prosecutor", "on": day, "words": "Too long", "document": "Appeal 1"}
    assert (await step(tablet, number, "appeal", **lodged)).status_code == 303
    outcome = {"outcome": "cancelled", "on": day, "words": "It was not right", "document": "Answer 1"}
    assert (await step(tablet, number, "appeal-outcome", **outcome)).status_code == 303
    assert f"/breaches/{number}/correction" in (await tablet.get(f"/breaches/{number}")).text
    wrong = await send_on(tablet, f"/breaches/{number}/correction", {"words": "After the appeal"})
    assert wrong.status_code == 422, "how it is corrected is not chosen beforehand"
    corrected = await send_on(tablet, f"/breaches/{number}/correction", {"how": "here", "words": "After the appeal"})
    assert corrected.status_code == 303
    assert "Cancelled after an appeal" in (await tablet.get(f"/breaches/{number}")).text
    assert (await tablet.get(f"/breaches/{number}/correction")).status_code == 303
    assert (await tablet.get(f"/breaches/{number}/effect")).status_code == 303
    other = await opened_for(made.person, own="Left the district")
    listed = (await tablet.get("/breaches")).text
    assert f"/breaches/{other}" in listed
    assert f"/breaches/{number}" not in listed
    assert f"/breaches/{number}" in (await tablet.get("/breaches?when=closed")).text
    assert "Nothing waits" in (await tablet.get("/breaches?when=office&status=at_court")).text
    rows = list(csv.DictReader(io.StringIO((await tablet.get("/breaches.csv?when=office")).text)))
    assert [row["stage"] for row in rows] == ["collecting"]
    assert "Proceedings" in (await tablet.get(f"/people/{made.person}")).text
    assert f"/breaches/{other}" in (await tablet.get("/")).text


async def test_a_search_and_a_category_without_a_norm(tablet: httpx.AsyncClient) -> None:
    made = await registered(by=OFFICER)
    await Registration.update({Registration.category: "ban_on_posts"}).where(Registration.person == made.person)
    number = await about_a_missed_check_in(made.person)
    assert "No norm was found on what follows" in (await tablet.get(f"/breaches/{number}")).text
    assert (await step(tablet, number, "search", why="The flat is empty")).status_code == 303
    assert (await step(tablet, number, "measure", kind="home", on="28.11.2026", result="Nobody there")).status_code == 303
    shown = (await tablet.get(f"/breaches/{number}")).text
    assert "measures taken: 1 of 3" in shown
    assert "steps/suspend" not in shown, "only the term of a suspended sentence is suspended"
    assert (await step(tablet, number, "found", on="28.11.2026", words="At a relative's")).status_code == 303
    assert await stage_of(number) == "collecting"


async def test_the_person_page_calls_nothing_a_breach(tablet: httpx.AsyncClient) -> None:
    made = await registered(by=OFFICER)
    number = await about_a_missed_check_in(made.person)
    shown = (await tablet.get(f"/people/{made.person}")).text
    assert f"/breaches/{number}" in shown
    assert "A duty that may not have been kept" in shown
