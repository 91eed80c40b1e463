"""Copies of a case: a paper with chosen parts, the person's own data; what is sensitive only for a purpose; each is recorded."""

import json

import httpx
import pytest

from services.reintegration.case_export.contents import Part, contents_of
from services.reintegration.case_export.paper import _parts
from services.reintegration.cases.queries import case as case_of
from services.reintegration.cases.tables import Case
from services.reintegration.database import Audit
from services.reintegration.needs.domain.pathways import Pathway
from services.reintegration.referrals.actions import decide_referral
from services.reintegration.referrals.domain import Status
from services.reintegration.timeline.tables import TimelineEntry
from shared.printing.speaking import speaking
from tests.builders.actors import HOST, SOCIAL
from tests.builders.desk import Desk
from tests.builders.moments import NOW
from tests.builders.needs import LATER, assessed
from tests.support.clients import SignedIn
from tests.support.forms import submit
from tests.support.pdf_text import pdf_text

TYPED = {"parts": ["plans", "referrals", "timeline"], "recipient": "court", "language": "kk"}


@pytest.fixture
async def client(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    client = await signed_in("reintegration", "social")
    client.cookies.set("oralu_language", "en")
    return client


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
async def test_the_paper_is_a_pdf_that_is_recorded(language: str, desk: Desk, client: httpx.AsyncClient) -> None:
    await desk.task()
    await desk.plan("One step")
    await desk.referral()
    every = {"parts": [each.value for each in Part], "recipient": "person", "language": language}
    answer = await submit(client, f"/cases/{desk.person}/copy", every)
    assert answer.headers["content-type"] == "application/pdf"
    text = pdf_text(answer.content)
    assert {"kk": "Көшірме кімге арналған", "ru": "Копия для", "en": "Copy for"}[language] in text
    assert "One step" in text
    (record,) = await Audit.select(Audit.details).where(Audit.action == "case_copied")
    assert json.loads(record["details"])["for"] == "person"
    assert "A copy of the case was made. For: The person themselves" in (await client.get(f"/cases/{desk.person}")).text


async def test_chosen_parts_alone_stand_on_the_paper(desk: Desk) -> None:
    await desk.task()
    await desk.plan("One step")
    text = json.dumps(list(_parts(await contents_of(await case_of(desk.person, SOCIAL), [Part.PLANS], sensitive=False))))
    assert "One step" in text
    assert "I need a place" not in text


async def test_sensitive_needs_are_on_it_for_a_purpose_alone(desk: Desk) -> None:
    await assessed(desk.person, {Pathway.ADDICTIONS: {**LATER, "kinds": ("drugs",)}, Pathway.WORK: LATER})
    case = await case_of(desk.person, SOCIAL)
    with speaking("en"):
        without = json.dumps(list(_parts(await contents_of(case, [Part.NEEDS], sensitive=False))))
        assert "Addictions" not in without
        assert "Sensitive needs are not on this copy" in without
        assert "Addictions" in json.dumps(list(_parts(await contents_of(case, [Part.NEEDS], sensitive=True))))


async def test_the_purpose_is_recorded_and_without_one_none_is(desk: Desk, client: httpx.AsyncClient) -> None:
    for purpose in ("plan", ""):
        await submit(client, f"/cases/{desk.person}/copy", TYPED | {"purpose": purpose})
    records = await Audit.select(Audit.details).where(Audit.action == "case_copied").order_by(Audit.at)
    assert sorted(json.loads(each["details"])["purpose"] for each in records) == ["", "plan"]


async def test_nothing_is_chosen_before_and_a_missing_choice_is_said(desk: Desk, client: httpx.AsyncClient) -> None:
    page = (await client.get(f"/cases/{desk.person}/copy")).text
    assert "checked" not in page
    for name in TYPED:
        answer = await submit(client, f"/cases/{desk.person}/copy", {key: value for key, value in TYPED.items() if key != name})
        assert answer.status_code == 422
        assert "Fill this in" in answer.text
    assert (await submit(client, f"/cases/{desk.person}/copy", {}, to=f"/cases/{desk.person}/copy/data")).status_code == 422
    assert await Audit.count().where(Audit.action == "case_copied") == 0
    assert await TimelineEntry.count().where(TimelineEntry.kind == "case_copied") == 0


async def test_the_persons_own_data_have_everything_but_what_providers_noted(desk: Desk, client: httpx.AsyncClient) -> None:
    await desk.task()
    await desk.plan("One step")
    referral = await desk.referral()
    await decide_referral(referral, Status.ACCEPTED, note="INTERNAL", by=HOST, now=NOW)
    answer = await submit(client, f"/cases/{desk.person}/copy", {"asked": "yes"}, to=f"/cases/{desk.person}/copy/data")
    what = answer.json()
    assert what["format"] == "oralu.case"
    assert what["case"]["name"] == "Demo Person"
    assert what["tasks"][0]["words"] == "I need a place"
    assert what["plans"][0]["goals"][0]["steps"][0]["text"] == "One step"
    assert what["referrals"][0]["sent"]["shared_name"] == "Demo Person"
    assert "INTERNAL" not in answer.text
    assert "Demo Social Worker" not in answer.text, "names of staff stay out"
    assert str(referral) not in answer.text


async def test_a_closed_case_is_copied_too_and_another_offices_is_not_there(desk: Desk, client: httpx.AsyncClient) -> None:
    await Case.update({Case.status: "closed"}).where(Case.person == desk.person)
    assert (await submit(client, f"/cases/{desk.person}/copy", TYPED)).content.startswith(b"%PDF")
    await Case.update({Case.office: "71", Case.region: "71"}).where(Case.person == desk.person)
    assert (await client.get(f"/cases/{desk.person}/copy")).status_code == 404
