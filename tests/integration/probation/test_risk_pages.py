"""The pages of relapse risk: forms, two people, who may see what, filters of the list of people, tables, the paper for the talk."""

import re
from datetime import timedelta
from uuid import UUID, uuid4

import httpx
import pytest

from services.probation.cases.tables import Registration
from services.probation.queue.actions import open_item
from services.probation.queue.tables import QueueItem
from services.probation.risk import queries
from services.probation.risk.actions import relapse
from services.probation.risk.actions.facts import record_facts
from services.probation.risk.domain import entries
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER, SENIOR
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.registrations import registered
from tests.builders.risk import an_entry, facts
from tests.support.clients import SignedIn
from tests.support.forms import submit

PROBATION = "probation"
REVIEW = str(TODAY + timedelta(days=30))


@pytest.fixture
async def tablet(engines: OraluSettings, signed_in: SignedIn, fixed_clock: FixedClock) -> httpx.AsyncClient:
    """The officer's, in English, at NOW."""
    return await english(signed_in, "officer")


async def english(signed_in: SignedIn, login: str) -> httpx.AsyncClient:
    client = await signed_in("probation", login)
    client.cookies.set("oralu_language", "en")
    return client


async def somebody(**given: str) -> UUID:
    person = (await registered(by=OFFICER)).person
    if given:
        await record_facts(person, PROBATION, facts(**given), by=OFFICER, now=NOW)
    return person


async def test_facts_are_recorded_and_the_page_says_what_decides_and_what_is_missing(tablet: httpx.AsyncClient) -> None:
    person = await somebody()
    page = f"/people/{person}/risk"
    assert "Nothing was computed yet" in (await tablet.get(page)).text
    wrong = {"form_token": str(uuid4()), "earlier_convictions": "99", "gravity": "grave", "document": ""}
    answer = await submit(tablet, f"{page}/facts", wrong)
    assert answer.status_code == 422
    assert 'href="#earlier_convictions"' in answer.text
    assert 'href="#document"' in answer.text
    right = {**wrong, "earlier_convictions": "1", "document": "Sentence <1>"}
    for _ in range(2):
        assert (await submit(tablet, f"{page}/facts", right)).status_code == 303
    other = {**right, "form_token": str(uuid4()), "earlier_convictions": "0"}
    assert (await submit(tablet, f"{page}/facts", other)).status_code == 409, "a form that was opened before shows old values"
    shown = (await tablet.get(page)).text
    for said in ("Tier 2 of 4", "Provisional", "The highest proposal decides: Earlier convictions", "Sentence &lt;1&gt;",
                 "not yet confirmed", "Nothing follows from it by itself", f'href="/people/{person}/amend/work"'):  # fmt: skip
        assert said in shown
    assert (await submit(tablet, f"{page}/facts", {**right, "form_token": str(uuid4())})).status_code == 422, "nothing differs"
    assert "Tier 2 of 4" in (await tablet.get(f"/people/{person}")).text
    assert (await submit(tablet, page)).status_code == 303
    table = (await tablet.get(f"{page}/export")).text.splitlines()
    assert len(table) == 2, "computing again kept nothing, since nothing changed"


async def test_two_people_for_a_lower_tier(tablet: httpx.AsyncClient, signed_in: SignedIn) -> None:
    person = await somebody(earlier_convictions="2")
    page = f"/people/{person}/risk"
    seen = await queries.latest(person, PROBATION)
    assert seen is not None
    form = {"form_token": str(uuid4()), "seen": str(seen.id), "tier": "1", "reason": "Works again", "review_on": REVIEW}
    for wrong in ({"review_on": str(TODAY + timedelta(days=200))}, {"tier": "3"}, {"tier": "9"}, {"reason": ""}, {"tier": ""}):
        assert (await submit(tablet, f"{page}/tier", {**form, **wrong})).status_code == 422
    assert (await submit(tablet, f"{page}/tier", {**form, "seen": str(uuid4())})).status_code == 409
    assert "checked" not in (await tablet.get(f"{page}/tier")).text.split("review_on")[0].split('name="tier"', 1)[1]  # fmt: skip
    for _ in range(2):
        assert (await submit(tablet, f"{page}/tier", form)).status_code == 303
    shown = (await tablet.get(page)).text
    assert "Waits for a second person" in shown
    assert 'value="confirm"' not in shown
    (row,) = await queries.overrides_of(person, PROBATION)
    confirm = {"override": str(row.id), "version": "1", "event": "confirm", "why": "I agree"}
    assert (await submit(tablet, page, confirm, to=f"{page}/decision")).status_code == 422
    senior = await english(signed_in, "senior")
    assert "Lower tier to confirm" in (await senior.get("/queue")).text
    assert (await submit(senior, page, confirm, to=f"{page}/decision")).status_code == 303
    assert (await submit(senior, page, confirm, to=f"{page}/decision")).status_code == 409
    assert "Tier 1 of 4" in (await senior.get(page)).text
    review = {**confirm, "version": "2", "event": "review"}
    assert (await submit(senior, page, review, to=f"{page}/decision")).status_code == 422
    assert (await submit(senior, page, {**review, "review_on": REVIEW}, to=f"{page}/decision")).status_code == 303


async def test_an_entry_is_proposed_by_one_and_decided_by_another(tablet: httpx.AsyncClient, signed_in: SignedIn) -> None:
    person = await somebody(violence="yes")
    page = f"/people/{person}/relapse"
    form = {"form_token": str(uuid4()), "grounds": ["threats"], "facts": "Threatened a neighbour", "document": "Report 7"}
    assert (await submit(tablet, page, {**form, "grounds": []})).status_code == 422
    assert (await submit(tablet, page, {**form, "grounds": ["dislike"]})).status_code == 422
    for _ in range(2):
        assert (await submit(tablet, page, form)).status_code == 303
    (row,) = await queries.entries_of(person, PROBATION)
    admit = {"entry": str(row.id), "version": "1", "event": "admit", "why": "The facts are there"}
    assert (await submit(tablet, page, admit, to=f"{page}/change")).status_code == 422
    senior = await english(signed_in, "senior")
    assert (await submit(senior, page, admit, to=f"{page}/change")).status_code == 303
    assert (await submit(senior, page, {**admit, "event": "remove"}, to=f"{page}/change")).status_code == 409
    told = {**admit, "version": "2", "event": "tell", "why": "In person"}
    assert (await submit(tablet, page, {**told, "told_on": str(TODAY + timedelta(days=2))}, to=f"{page}/change")).status_code == 422
    assert (await submit(tablet, page, {**told, "told_on": str(TODAY)}, to=f"{page}/change")).status_code == 303
    assert "Threats to others" in (await tablet.get("/relapse-register")).text
    assert len((await tablet.get("/relapse-register.csv")).text.splitlines()) == 2
    assert "In the register: prone to relapse" in (await tablet.get(f"/people/{person}")).text
    assert "Nobody is here" in (await tablet.get("/relapse-register?state=out")).text
    assert "prone to relapse" not in (await tablet.get(f"/people/{person}/history")).text


async def test_the_list_of_people_is_filtered(tablet: httpx.AsyncClient, signed_in: SignedIn) -> None:
    person = await somebody(violence="yes")
    entry = await relapse.propose(person, PROBATION, an_entry(), by=OFFICER, now=NOW)
    await relapse.change(entry, person, PROBATION, entries.Event.ADMIT, "Yes", version=1, by=SENIOR, now=NOW)
    number = (await Registration.select(Registration.case_number).where(Registration.person == person).first() or {})["case_number"]
    for fields, found in (({"tier": "3"}, True), ({"tier": "2"}, False), ({"provisional": "yes"}, False), ({"prone": "yes"}, True),
                          ({"tier": "3", "prone": "yes"}, True), ({"tier": "7"}, True)):  # fmt: skip
        answer = await submit(tablet, "/people", fields)
        assert (number in (await tablet.get(answer.headers["location"])).text) == found, fields
    auditor = await english(signed_in, "auditor")
    assert 'name="near"' in (await tablet.get("/people")).text
    assert 'name="near"' not in (await auditor.get("/people")).text, "who is almost eligible is for officers"
    answer = await submit(auditor, "/people", {"near": "yes"})
    assert number in (await auditor.get(answer.headers["location"])).text, "a filter that this reader may not use is none"


async def test_the_paper_for_the_talk_names_facts_and_no_tier(tablet: httpx.AsyncClient) -> None:
    person = await somebody(earlier_convictions="2")
    for language, head in (("en", "What your officer looks at"), ("kk", 'lang="kk"'), ("ru", 'lang="ru"')):
        shown = (await tablet.get(f"/people/{person}/risk/talk?language={language}")).text
        assert head in shown
        assert "Tier 3" not in shown
    page = f"/people/{person}/risk/objections"
    objection = {"form_token": str(uuid4()), "step": "earlier_convictions", "words": "It was one"}
    assert (await submit(tablet, page, {**objection, "step": ""})).status_code == 422
    for _ in range(2):
        assert (await submit(tablet, page, objection)).status_code == 303
    assert f'href="/people/{person}/risk/facts"' in (await tablet.get(page)).text, "the answer leads to the source"
    (row,) = await queries.objections_of(person, PROBATION)
    answer = {"objection": str(row.id), "outcome": "stays", "why": "The certificate says two"}
    to = f"/people/{person}/risk/answer"
    assert (await submit(tablet, page, {**answer, "outcome": ""}, to=to)).status_code == 422
    assert (await submit(tablet, page, answer, to=to)).status_code == 303
    assert (await submit(tablet, page, answer, to=to)).status_code == 409


async def test_an_officer_answers_about_less_supervision_and_a_senior_officer_approves(
    tablet: httpx.AsyncClient, signed_in: SignedIn
) -> None:
    person = await somebody(violence="no")
    page = f"/people/{person}/less-supervision"
    assert "Nobody is here" in (await tablet.get("/less-supervision?show=unlooked")).text
    assert "No confirmed breach for the time asked" in (await tablet.get(page)).text
    current = await queries.current(person, PROBATION)
    assert current is not None
    await open_item(
        kind="less_unlooked", reason="less_unlooked", person=person, subject_id=current.id, excluded_officer=OFFICER.id, now=NOW, by=SENIOR
    )
    put_off = {"choice": "put_off", "reason": "other", "why": "A trial runs", "until_on": REVIEW, "form_token": str(fresh())}
    for wrong in ({"until_on": str(TODAY + timedelta(days=400))}, {"reason": ""}, {"reason": "because"}, {"why": ""}):
        assert (await submit(tablet, page, put_off | wrong)).status_code == 422
    assert (await submit(tablet, page, put_off)).status_code == 303
    senior = await english(signed_in, "senior")
    shown = (await senior.get(page)).text
    assert "A trial runs" in shown
    assert await QueueItem.count().where(QueueItem.kind == "less_unlooked", QueueItem.closed_at.is_null()) == 0, "answered"
    assert "put off until" not in shown, "it waits for approval"
    to = f"{page}/decide"
    seen = {name: value for name in ("answer", "version") for value in re.findall(rf'name="{name}" value="([^"]+)"', shown)}
    yes = {**seen, "decision": "approve", "decision_words": "The trial is in May"}
    assert (await submit(tablet, page, yes, to=to)).status_code == 403
    assert (await submit(senior, page, yes | {"decision": ""}, to=to)).status_code == 422
    assert (await submit(senior, page, yes, to=to)).status_code == 303
    assert "put off until" in (await senior.get(page)).text
    assert (await submit(tablet, page, {"choice": "take_back", "why": "It is over", "form_token": str(fresh())})).status_code == 422
    assert (await submit(senior, page, {"choice": "take_back", "why": "It is over", "form_token": str(fresh())})).status_code == 303
