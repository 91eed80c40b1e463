"""Somebody without a registration comes to the desk."""

import asyncio

import httpx
import pytest

from services.reintegration.casefile.actions import report_address_change
from services.reintegration.cases.domain import Origin
from services.reintegration.cases.own import NewCase
from services.reintegration.cases.tables import Case
from services.reintegration.database import DB
from services.reintegration.errors import ConsentMissing, NotAllowed
from services.reintegration.intake.actions import take_in
from services.reintegration.plans.actions.steps import complete_step
from services.reintegration.referrals.actions import decide_referral
from services.reintegration.referrals.domain import Status
from services.reintegration.tasks.tables import Task
from shared.db.rows import fetch_values
from tests.builders.actors import HOST, SOCIAL
from tests.builders.desk import Desk, opened
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.plans import shown
from tests.support.clients import SignedIn
from tests.support.forms import submit

WHO = NewCase("Demo Aigerim Serikkyzy", 1984, None, "kk", Origin.WALK_IN, None, consent=True)
TYPED: dict[str, object] = {
    "family_name": "Demo", "given_name": "Aigerim", "patronymic": "Serikkyzy", "birth_year": "1984", "language": "kk",
    "origin": "walk_in", "needs": ["housing", "work"], "words": "A bed tonight", "consent": "yes",
}  # fmt: skip


@pytest.fixture
async def client(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    client = await signed_in("reintegration", "social")
    client.cookies.set("oralu_language", "en")
    return client


async def test_a_form_sent_twice_at_once_opens_one_case_with_a_task_for_each_need(desk: Desk) -> None:
    token = fresh()
    made = await asyncio.gather(
        *(take_in(WHO, needs=["housing", "work", "housing"], words="", token=token, by=SOCIAL, now=NOW) for _ in range(3))
    )
    assert len(set(made)) == 1
    row = await Case.select(Case.origin, Case.ground, Case.office, Case.region).where(Case.person == made[0]).first()
    assert row == {"origin": "walk_in", "ground": "consent", "office": "75", "region": "75"}
    assert await Task.count().where(Task.person == made[0]) == 2


async def test_without_consent_nothing_is_kept(desk: Desk) -> None:
    before = await Case.count()
    with pytest.raises(ConsentMissing):
        await take_in(
            NewCase("Demo", None, None, "ru", Origin.WALK_IN, None, consent=False), needs=[], words="", token=fresh(), by=SOCIAL, now=NOW
        )
    assert await Case.count() == before


async def test_the_worker_looks_at_those_of_the_same_name_first(client: httpx.AsyncClient, desk: Desk) -> None:
    twins = [await opened("Demo Aigerim Serikkyzy"), await opened("Demo Aigerim Asanova")]
    await opened("Demo Other")
    typed = TYPED | {"token": str(fresh())}
    before = await Case.count()
    asked = await submit(client, "/cases/new", typed)
    assert "Is it one of these people?" in asked.text
    assert all(f"/cases/{twin.person}" in asked.text for twin in twins)
    assert "Demo Other" not in asked.text
    assert await Case.count() == before
    opened_one = await submit(client, "/cases/new", typed | {"other_person": "yes"})
    assert opened_one.is_redirect
    shown = (await client.get(opened_one.headers["location"])).text
    assert "Demo Aigerim Serikkyzy" in shown
    assert "born 1984" in shown
    assert "Help with the person&#39;s consent" in shown
    assert f"{opened_one.headers['location']}/close" in shown, "help can be ended from the case page"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("consent", "", "Fill this in"),
        ("birth_year", "9999", "2100"),
        ("origin", "institution", "Enter the day on which the person is to be released"),
        ("origin", "akimat", "Enter who brought the case"),
        ("release_on", "31.02.2026", "Enter a date that exists"),
    ],
)
async def test_what_is_wrong_is_said_and_what_was_typed_is_kept(field: str, value: str, message: str, client: httpx.AsyncClient) -> None:
    answer = await submit(client, "/cases/new", TYPED | {field: value})
    assert answer.status_code == 422
    assert message in answer.text
    assert "A bed tonight" in answer.text


async def test_whoever_brought_the_case_is_asked_for_shown_and_corrected(client: httpx.AsyncClient) -> None:
    brought = {
        "origin": "institution",
        "release_on": "01.02.2027",
        "organisation": "Demo colony",
        "contact": "Demo Clerk",
        "contact_phone": "+7 1",
    }
    made = await submit(client, "/cases/new", TYPED | brought)
    assert made.is_redirect, made.text
    address = made.headers["location"]
    shown = (await client.get(address)).text
    assert all(text in shown for text in ("Demo colony", "Demo Clerk", "tel:+7 1"))
    page = f"{address}/brought-by"
    assert (await submit(client, page, {"version": "1"})).status_code == 422
    assert (await submit(client, page, {"version": "0", "organisation": "Demo prison"})).status_code == 409
    assert (await submit(client, page, {"version": "1", "organisation": "Demo prison"})).is_redirect
    shown = (await client.get(address)).text
    assert "Demo prison" in shown
    assert "Who brought the case was corrected" in shown
    assert "Demo Clerk" not in shown


async def test_probation_is_told_nothing_of_somebody_whom_it_does_not_know(desk: Desk) -> None:
    new = NewCase("Demo Walk In", 1990, None, "kk", Origin.WALK_IN, None, consent=True)
    person = await take_in(new, needs=["housing"], words="A bed", token=fresh(), by=SOCIAL, now=NOW)
    for case in (Desk(person, fresh()), desk):
        await case.plan("Visit the centre")
        referral = await case.referral()
        await decide_referral(referral, Status.ACCEPTED, reason=None, note=None, by=HOST, now=NOW)
        await complete_step((await shown(case.person)).goals[0].steps[0].id, by=SOCIAL, now=NOW)
    with pytest.raises(NotAllowed):
        await report_address_change(person, token=fresh(), by=SOCIAL, now=NOW)
    await report_address_change(desk.person, token=fresh(), by=SOCIAL, now=NOW)
    told = await fetch_values(DB, "SELECT body ->> 'person' FROM reintegration.outbox")
    assert set(told) == {str(desk.person)}
