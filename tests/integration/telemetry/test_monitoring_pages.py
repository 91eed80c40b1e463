"""The pages of electronic monitoring and of the stock: what is refused and why, who sees what, what is printed, two tabs."""

from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from services.probation.documents.actions import decide_document
from services.probation.telemetry.monitoring import queries
from services.probation.telemetry.monitoring.actions import ask
from services.probation.telemetry.monitoring.equipment import install
from services.probation.telemetry.stock import queries as stock
from services.probation.telemetry.stock.actions import move
from services.probation.telemetry.stock.domain.states import Event
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER, OFFICER_ELSEWHERE, OTHER_OFFICE
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.monitoring import a_request, an_attempt, in_force, in_store
from tests.builders.registrations import registered
from tests.builders.staff import SENIOR_ELSEWHERE, make_account
from tests.builders.vendors import VENDOR
from tests.support.clients import SignedIn
from tests.support.forms import post, submit
from tests.support.pdf_text import pdf_text


@pytest.fixture
async def tablet(engines: OraluSettings, signed_in: SignedIn, fixed_clock: FixedClock) -> httpx.AsyncClient:
    """The officer's, in English, at NOW."""
    client = await signed_in("probation", "officer")
    client.cookies.set("oralu_language", "en")
    return client


@pytest.fixture
async def somebody(tablet: httpx.AsyncClient) -> UUID:
    return (await registered()).person


def request_form(**changed: str) -> dict[str, str]:
    return {
        "form_token": str(fresh()), "request": "new", "ground": "category", "from_on": str(TODAY), "reason": "Not at home at night",
        "document": "Report 7",
    } | changed  # fmt: skip


async def test_everything_that_is_wrong_with_a_request_is_said_at_once(tablet: httpx.AsyncClient, somebody: UUID) -> None:
    page = f"/people/{somebody}/monitoring/new?request=new"
    wrong = request_form(ground="", from_on="45.11.2026", reason="", document="")
    answer = await submit(tablet, page, wrong)
    assert answer.status_code == 422
    for name in ("ground", "from_on", "reason", "document"):
        assert f'href="#{name}"' in answer.text
    beyond = await submit(tablet, page, request_form(until_on=str(TODAY + timedelta(days=900))))
    assert (beyond.status_code, "The term ends on" in beyond.text) == (422, True)
    assert "Penal Enforcement Code, art. 174" in beyond.text
    form = request_form()
    made = await submit(tablet, page, form)
    again = await submit(tablet, page, form)
    assert (made.status_code, again.headers["location"]) == (303, made.headers["location"])
    other = await submit(tablet, page, request_form())
    assert (other.status_code, "another request waits" in other.text) == (409, True)
    assert "Not at home at night" in other.text, "what was typed stays"
    assert (await tablet.get(f"/people/{somebody}/monitoring/new?request=holiday")).status_code == 303


async def test_who_asked_cannot_decide_and_a_second_tab_is_told(somebody: UUID, tablet: httpx.AsyncClient, signed_in: SignedIn) -> None:
    number = await ask(somebody, a_request(), by=OFFICER, now=NOW)
    page = f"/monitoring/{number}"
    assert "/decide" not in (await tablet.get(page)).text
    answer = {"version": "1", "answer": "approve", "words": "Needed", "decision_document": "Order 5"}
    assert (await submit(tablet, page, answer, to=f"{page}/decide")).status_code == 403
    senior = await signed_in("probation", "senior")
    assert (await submit(senior, page, {**answer, "answer": ""}, to=f"{page}/decide")).status_code == 422
    assert (await submit(senior, page, answer, to=f"{page}/decide")).status_code == 303
    assert (await submit(senior, page, {**answer, "answer": "refuse"}, to=f"{page}/decide")).status_code == 409
    refused = {"version": "2", "event": "person_refused", "why": "Does not want it"}
    assert (await submit(tablet, page, refused, to=f"{page}/change")).status_code == 303
    shown = (await tablet.get(page)).text
    assert "nothing by itself" in shown
    assert "no norm found yet" in shown
    assert (await submit(tablet, page, {**refused, "event": "suspend"}, to=f"{page}/change")).status_code == 409, "an older version"
    paper = (await tablet.get(f"{page}/paper?language=ru")).text
    assert "На решение можно пожаловаться" in paper
    table = (await tablet.get(f"/people/{somebody}/monitoring/export")).text
    assert "in_force" in table


async def test_the_bracelet_page_warns_and_takes_a_reason(somebody: UUID, tablet: httpx.AsyncClient) -> None:
    page = f"/people/{somebody}/bracelet"
    device = await in_store("BR-1")
    bound = {"vendor": VENDOR, "connection": "http:request_signature", "device_id": device}
    refused = await submit(tablet, page, bound)
    assert (refused.status_code, 'href="#without"' in refused.text) == (422, True)
    assert (await submit(tablet, page, {**bound, "without": "The court waits for nobody"})).status_code == 303
    assert "no decision is in force" in (await tablet.get(page)).text
    assert "without a decision in force" in (await tablet.get(f"/people/{somebody}")).text
    await in_force(somebody)
    assert "no decision is in force" not in (await tablet.get(page)).text


async def test_an_installation_tells_what_is_missing_and_prints_its_record(
    somebody: UUID, tablet: httpx.AsyncClient, fixed_clock: FixedClock
) -> None:
    await in_force(somebody)
    device = await in_store("BR-1")
    page = f"/people/{somebody}/monitoring/install"
    attempt = {"form_token": str(fresh()), "outcome": "installed", "words": "Put on at the office", "device": device}
    unsigned = await submit(tablet, page, attempt)
    assert unsigned.status_code == 422
    for name in ("acquainted", "condition"):
        assert f'href="#{name}"' in unsigned.text
    full = {**attempt, "acquainted": "yes", "condition": "New", "items": ["bracelet", "charger"]}
    assert (await submit(tablet, page, full)).status_code == 303
    (act,) = await queries.acts_of(OFFICER, somebody, "probation")
    assert act.handed_over == ["bracelet", "charger"]
    page = f"/equipment-acts/{act.id}"
    assert "No record was prepared yet" in (await tablet.get(page)).text
    drafts = [(await submit(tablet, page, {}, to=f"{page}/record")).headers["location"] for _ in range(2)]
    assert drafts[0] == drafts[1], "sent twice"
    for language, head, rule in (("kk", "БІЛЕЗІКТІ БЕРУ АКТІСІ", "Зарядтағыш"), ("ru", "АКТ ВЫДАЧИ БРАСЛЕТА", "Зарядное устройство")):
        paper = pdf_text((await tablet.get(f"{drafts[0]}/pdf?language={language}")).content)
        assert all(words in paper for words in (head, rule, "BR-1"))
    assert await decide_document(UUID(drafts[0].rpartition("/")[2]), by=OFFICER, now=NOW) == "75-13-2026-0001"
    shown = (await tablet.get(page)).text
    assert "75-13-2026-0001" in shown
    assert "Prepare the record" not in shown
    for language, words in (("kk", "пайдалану қағидалары"), ("ru", "правила пользования"), ("en", "rules of use")):
        assert words in (await tablet.get(f"/people/{somebody}/monitoring/leaflet?language={language}")).text
    fixed_clock.move_to(NOW + timedelta(minutes=5))
    returned = {"form_token": str(fresh()), "device": device, "works": "yes", "condition": "Scratched", "items": ["bracelet"]}
    assert (await submit(tablet, f"/people/{somebody}/monitoring/return", returned)).status_code == 303
    back = (await queries.acts_of(OFFICER, somebody, "probation"))[0]
    missing = (await tablet.get(f"/equipment-acts/{back.id}")).text
    assert "Missing" in missing
    assert "Charger" in missing
    draft = (await submit(tablet, f"/equipment-acts/{back.id}", {}, to=f"/equipment-acts/{back.id}/record")).headers["location"]
    edit = (await tablet.get(f"{draft}/edit")).text
    assert "Charger\nStrap</textarea>" in edit, "the form says it in the language of the page"
    assert "Жоқ заттар 1. Зарядтағыш" in pdf_text((await tablet.get(f"{draft}/pdf?language=kk")).content)


async def test_a_report_of_tomorrow_is_refused_and_nobody_elsewhere_sees_it(
    somebody: UUID, tablet: httpx.AsyncClient, signed_in: SignedIn
) -> None:
    await in_force(somebody)
    await install(somebody, an_attempt(await in_store("BR-1")), by=OFFICER, now=NOW - timedelta(hours=1))
    page = f"/people/{somebody}/monitoring/report"
    form = {
        "form_token": str(fresh()), "kind": "damage", "device": "BR-1", "found_on": str(TODAY + timedelta(days=1)),
        "circumstances": "The strap is cut", "taken_off": "yes",
    }  # fmt: skip
    assert (await submit(tablet, page, form)).status_code == 422
    made = await submit(tablet, page, {**form, "found_on": str(TODAY)})
    assert made.status_code == 303
    address = made.headers["location"]
    shown = (await tablet.get(address)).text
    assert "find_deliberate" not in shown, "nobody is blamed before they were heard"
    draft = (await submit(tablet, address, {}, to=f"{address}/record")).headers["location"]
    said = pdf_text((await tablet.get(f"{draft}/pdf?language=ru")).content)
    assert all(words in said for words in ("АКТ О ПОВРЕЖДЕНИИ ОБОРУДОВАНИЯ", "The strap is cut", "ПРОЕКТ"))
    await make_account(OFFICER_ELSEWHERE)
    stranger = await signed_in("probation", "officer-elsewhere")
    assert (await stranger.get(address)).status_code == 404
    assert (await post(stranger, f"{address}/record", {})).status_code == 404
    stale = {"version": "9", "event": "hear", "words": "It got caught"}
    assert (await submit(tablet, address, stale, to=f"{address}/change")).status_code == 409


async def test_bracelets_go_to_another_office_with_a_receipt(tablet: httpx.AsyncClient, signed_in: SignedIn) -> None:
    for somebody in (OFFICER_ELSEWHERE, SENIOR_ELSEWHERE):
        await make_account(somebody)
    for device in ("BR-1", "BR-2"):
        await in_store(device)
    shown = (await tablet.get("/bracelet-stock")).text
    assert "data-total>2<" in shown
    page = "/bracelet-stock/BR-1"
    sent = {"version": "1", "event": "send", "why": "They have none"}
    assert (await submit(tablet, page, sent)).status_code == 422, "to which office"
    assert (await submit(tablet, page, {**sent, "target": OTHER_OFFICE})).status_code == 303
    twice = await submit(tablet, page, {**sent, "target": OTHER_OFFICE})
    assert (twice.status_code, "Nothing was saved" in twice.text) == (409, True)
    elsewhere = await signed_in("probation", "officer-elsewhere")
    assert (await elsewhere.get("/bracelet-stock/BR-2")).status_code == 404
    received = {"version": "2", "event": "receive", "why": "Receipt 4"}
    assert (await submit(elsewhere, page, received)).status_code == 303
    row = await stock.one(OFFICER_ELSEWHERE, "BR-1")
    assert row is not None
    assert (row.state, row.office) == ("in_store", OTHER_OFFICE)
    assert (await tablet.get(page)).status_code == 404, "it belongs to them now"
    rows = (await tablet.get("/bracelet-stock.csv?state=in_store")).text.strip().splitlines()
    assert [line.split(",")[0].strip('"') for line in rows[1:]] == ["BR-2"]


async def test_a_vendor_who_is_late_stands_first_with_what_was_agreed(
    engines: OraluSettings, signed_in: SignedIn, fixed_clock: FixedClock
) -> None:
    for device in ("BR-1", "BR-2"):
        await in_store(device)
        await move(device, Event.BREAK, "Does not charge", seen_version=1, by=OFFICER, now=NOW)
        await move(device, Event.SEND_TO_VENDOR, "Act 1", seen_version=2, by=OFFICER, now=NOW)
    await move("BR-2", Event.REPAIRED, "Act 2", seen_version=3, by=OFFICER, now=NOW + timedelta(days=4))
    fixed_clock.move_to(NOW + timedelta(days=7))
    tablet = await signed_in("probation", "officer")
    tablet.cookies.set("oralu_language", "en")
    assert "not yet confirmed" in (await tablet.get("/bracelet-stock/vendors")).text
    agreed = {"vendor": VENDOR, "days": "5", "valid_from": str(TODAY), "source": "Contract 12"}
    assert (await submit(tablet, "/bracelet-stock/vendors", agreed)).status_code == 403
    administrator = await signed_in("probation", "admin")
    administrator.cookies.set("oralu_language", "en")
    assert (await submit(administrator, "/bracelet-stock/vendors", {**agreed, "days": "-1"})).status_code == 422
    assert (await submit(administrator, "/bracelet-stock/vendors", agreed)).status_code == 303
    shown = (await tablet.get("/bracelet-stock/vendors")).text
    assert "Contract 12" in shown
    assert shown.index("BR-1") < shown.index("BR-2"), "the late one first"
    assert "2 days" in shown
