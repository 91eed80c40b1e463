"""The coordinator's part of the desk: numbers that lead to lists, and nothing of it for others."""

import re
from datetime import timedelta

import httpx
import pytest

from services.reintegration.confirmation_requests.asking import ask_due
from services.reintegration.database import DB
from services.reintegration.directory_work.domain import WORK
from services.reintegration.directory_work.queries import counts, work
from services.reintegration.words import today
from tests.builders.actors import COORDINATOR
from tests.builders.confirmations import LONG_AGO, old_organisation
from tests.builders.desk import Desk
from tests.builders.moments import NOW
from tests.builders.staff import make_account
from tests.support.clients import SignedIn
from tests.support.forms import submit

ENTERED = {
    "name": "Demo Self-help", "what": "We help with papers and a place to sleep", "region": "75", "phone": "+7 727 000 00 09",
    "contact": "Demo Person, by phone",
}  # fmt: skip


@pytest.fixture
async def coordinator(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    await make_account(COORDINATOR, "coordinator")
    client = await signed_in("reintegration", "coordinator")
    client.headers["accept-language"] = "en"
    return client


async def test_each_number_leads_to_a_list_of_as_many(coordinator: httpx.AsyncClient) -> None:
    await old_organisation("Demo Old")
    await old_organisation("Demo Never", confirmed_on=None, phone=None)
    await submit(coordinator, "/join", ENTERED)
    page = (await coordinator.get("/desk")).text
    part = page[page.index('id="directory-work"') :]
    lines = re.findall(r'<a class="govuk-link" href="(/directory/[^"]+)">([^<]+)</a> <strong>(\d+)</strong>', part)
    assert {"/directory/changes?origin=public", "/directory/work/confirm", "/directory/work/never", "/directory/work/no_contact"} <= {
        address for address, _, _ in lines
    }
    for address, title, number in lines:
        shown = await coordinator.get(address)
        assert shown.status_code == 200, address
        entries = re.findall(r'href="/directory/(?:entries/\w+|changes)/[0-9a-f-]{36}"', shown.text)
        assert len(set(entries)) == int(number), (title, number, entries)


async def test_who_was_asked_in_vain_is_to_be_called(desk: Desk) -> None:
    await old_organisation("Demo Silent")
    for number in range(3):
        assert (await counts(NOW + number * timedelta(days=14), today(NOW)))["unanswered"] == 0
        await ask_due(NOW + number * timedelta(days=14))
    later = NOW + timedelta(days=42)
    assert (await counts(later, today(later)))["unanswered"] == 1
    (row,) = (await work("unanswered", later, today(later), size=5)).rows
    assert row.organisation_name == "Demo Silent"


async def test_lists_are_paged_with_the_oldest_first(desk: Desk) -> None:
    await DB.fetch("UPDATE reintegration.organisation SET confirmed_on = $1", today(NOW))
    days = [LONG_AGO + timedelta(days=number) for number in (2, 0, 1, 0)]
    for number, day in enumerate(days):
        await old_organisation(f"Demo {number}", confirmed_on=day)
    first = await work("confirm", NOW, today(NOW), size=3)
    second = await work("confirm", NOW, today(NOW), size=3, after=first.after)  # type: ignore[arg-type]
    assert [row.organisation_name for row in (*first, *second)] == ["Demo 1", "Demo 3", "Demo 2", "Demo 0"]


async def test_others_see_nothing_of_it(desk: Desk, signed_in: SignedIn) -> None:
    worker = await signed_in("reintegration", "social")
    assert "directory-work" not in (await worker.get("/desk")).text
    assert {(await worker.get(f"/directory/work/{what}")).status_code for what in WORK} == {403}


async def test_there_is_no_other_list(coordinator: httpx.AsyncClient) -> None:
    assert (await coordinator.get("/directory/work/everything")).status_code == 404
