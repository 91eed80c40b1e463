"""A provider with many referrals: found by name, phone or number, what is late, and a calendar by day and week."""

from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from services.reintegration.conversations.access import Speaker
from services.reintegration.conversations.proposals import Time, propose
from services.reintegration.provider_portal.figures import Period, between
from services.reintegration.provider_portal.queries import Wanted, count_late, inbox, number_of
from services.reintegration.referrals.actions import decide_referral
from services.reintegration.referrals.domain import Status
from services.reintegration.referrals.tables import Referral
from tests.builders.actors import HOST, STRANGER
from tests.builders.desk import Desk, opened
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.referrals import HOUSING
from tests.support.clients import SignedIn
from tests.support.forms import submit


@pytest.fixture
async def two(desk: Desk) -> list[UUID]:
    """Two referrals to the demo provider: of Demo Person, and of Somebody Else, whose answer is late."""
    first, other = await desk.referral(), await opened("Else Somebody")
    second = await other.referral()
    await Referral.update({Referral.shared_phone: "+7 (702) 555-44-33"}).where(Referral.id == second)
    await Referral.update({Referral.answer_due_at: NOW - timedelta(hours=1)}).where(Referral.id == second)
    return [first, second]


@pytest.fixture
async def host(two: list[UUID], signed_in: SignedIn) -> httpx.AsyncClient:
    client = await signed_in("reintegration", "provider")
    client.cookies.set("oralu_language", "en")
    return client


async def found(words: str = "", **wanted: object) -> set[UUID]:
    rows = await inbox(HOST, "waiting", Wanted(words, **wanted), size=5)  # type: ignore[arg-type]
    return {row.id for row in rows}


async def test_a_referral_is_found_by_name_phone_number_service_and_lateness(two: list[UUID]) -> None:
    first, second = two
    assert await found() == {first, second}
    for words in ("somebody", "Else", number_of(second), number_of(second).lower(), "87025554433", "5554433", "555-44-33"):
        assert await found(words) == {second}, words
    assert await found("Nobody at all") == set()
    assert await found("%") == {first, second}, "a sign of the database means nothing"
    assert await found(offer=HOUSING) == {first, second}
    assert await found(offer=fresh()) == set()
    assert await found(late_at=NOW) == {second}
    assert (await count_late(HOST, NOW), await count_late(STRANGER, NOW)) == (1, 0)
    assert not (await inbox(STRANGER, "waiting", Wanted("Else"), size=5)).rows


async def test_the_address_of_a_search_names_nobody(two: list[UUID], host: httpx.AsyncClient) -> None:
    page = (await host.get("/provider")).text
    assert ("has waited for your answer too long" in page, f"No. {number_of(two[0])}" in page) == (True, True)
    to_results = await submit(host, "/provider", {"q": "Somebody"}, to="/provider/search")
    address = to_results.headers["location"]
    assert "Somebody" not in address
    shown = (await host.get(address)).text
    assert ("Else Somebody" in shown, "Demo Person" in shown, 'value="Somebody"' in shown) == (True, False, True)
    late = await submit(host, "/provider", {"late": "yes"}, to="/provider/search")
    shown = (await host.get(late.headers["location"])).text
    assert ("Else Somebody" in shown, "Demo Person" in shown) == (True, False)
    forgotten = (await host.get("/provider?s=unknown")).text
    assert "Demo Person" in forgotten


async def test_the_calendar_shows_a_week_and_a_day_of_the_own_organisation(two: list[UUID], host: httpx.AsyncClient) -> None:
    await decide_referral(two[0], Status.ACCEPTED, by=HOST, now=NOW)
    at = NOW + timedelta(days=1)
    await propose(two[0], Time(at, 30, "Abai 1"), Speaker(HOST, "provider"), token=fresh(), now=NOW)
    week = Period(NOW, NOW + timedelta(days=7))
    (row,) = await between(HOST, week)
    assert (row.starts_at, row.shared_name) == (at, "Demo Person")
    assert await between(HOST, Period(NOW, at)) == []
    assert await between(STRANGER, week) == []
    day = at.date()
    for each, shows in ((day, True), (day + timedelta(days=1), False)):
        assert ("Demo Person" in (await host.get(f"/provider/calendar?day={each}&view=day")).text) is shows
    assert "Demo Person" in (await host.get(f"/provider/calendar?day={day}")).text
    assert (await host.get("/provider/calendar?day=nonsense")).status_code == 200
