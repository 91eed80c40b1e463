"""The provider: sees what was shared and nothing else, answers once, and never another organisation's referral."""

import re
from uuid import uuid4

import httpx
import pytest

from services.reintegration.capacity.actions import update_capacity
from services.reintegration.capacity.tables import Capacity
from services.reintegration.casefile.actions import add_note
from services.reintegration.database import Outbox
from services.reintegration.errors import NotAllowed, NotThere, ReasonMissing
from services.reintegration.provider_portal import queries as provider_portal_queries
from services.reintegration.referrals.actions import decide_referral, withdraw_referral
from services.reintegration.referrals.domain import Status
from services.reintegration.referrals.tables import ReferralEvent
from tests.builders.actors import HOST, SOCIAL, STRANGER
from tests.builders.desk import Desk
from tests.builders.moments import NOW
from tests.builders.referrals import HOUSING, SHELTER
from tests.support.clients import SignedIn
from tests.support.forms import submit


@pytest.fixture
async def host(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    return await signed_in("reintegration", "provider")


async def answer(client: httpx.AsyncClient, address: str, **fields: str) -> httpx.Response:
    return await submit(client, "/provider", {"sure": "yes", **fields}, to=address)


async def test_a_referral_is_accepted_begun_and_completed(desk: Desk, host: httpx.AsyncClient) -> None:
    referral = await desk.referral()
    address = f"/provider/referrals/{referral}"
    assert "Needs a bed from Monday" in (await host.get("/provider")).text
    for to in ("accepted", "in-progress", "completed"):
        assert (await answer(host, address, to=to)).status_code == 303
        assert (await answer(host, address, to=to)).status_code == 303  # pressed twice
    events = await ReferralEvent.select(ReferralEvent.status).where(ReferralEvent.referral == referral).order_by(ReferralEvent.at)
    assert [event["status"] for event in events] == ["requested", "accepted", "in-progress", "completed"]
    told = await Outbox.select(Outbox.type).where(Outbox.person == desk.person)
    assert [row["type"] for row in told] == ["reintegration.referral_outcome.v1"] * 2


async def test_a_rejection_needs_a_reason_and_says_so(desk: Desk, host: httpx.AsyncClient) -> None:
    referral = await desk.referral()
    address = f"/provider/referrals/{referral}"
    refused = await answer(host, address, to="rejected", note="Sorry")
    assert refused.status_code == 422
    assert "Choose a reason" in refused.text
    assert "Sorry" in refused.text
    assert (await answer(host, address, to="rejected", reason="no_capacity", note="Sorry")).status_code == 303
    assert "No free place" in (await host.get(address)).text


async def test_an_answer_after_the_withdrawal_ends_in_a_clear_page(desk: Desk, host: httpx.AsyncClient) -> None:
    referral = await desk.referral()
    await withdraw_referral(referral, reason="person_declined", by=SOCIAL, now=NOW)
    late = await answer(host, f"/provider/referrals/{referral}", to="accepted")
    assert late.status_code == 409
    assert "Withdrawn" in late.text


async def test_made_up_answers_are_refused(desk: Desk, host: httpx.AsyncClient) -> None:
    address = f"/provider/referrals/{await desk.referral()}"
    assert (await answer(host, address, to="eaten")).status_code == 422
    assert (await answer(host, address)).status_code == 422
    assert (await answer(host, address, to="cancelled", reason="person_declined")).status_code == 409
    assert (await answer(host, address, to="accepted", note="x" * 1001)).status_code == 422
    assert (await answer(host, f"/provider/referrals/{uuid4()}", to="accepted")).status_code == 404


async def test_the_provider_sees_nothing_of_the_case(desk: Desk, host: httpx.AsyncClient) -> None:
    await add_note(desk.person, "A secret of the case", token=uuid4(), by=SOCIAL, now=NOW)
    await desk.plan("A step of the case")
    referral = await desk.referral()
    page = (await host.get(f"/provider/referrals/{referral}")).text + (await host.get("/provider")).text
    assert "+77010000000" in page
    for hidden in ("A secret of the case", "A step of the case", "75-0001", str(desk.person)):
        assert hidden not in page
    assert (await host.get(f"/cases/{desk.person}")).status_code == 403


async def test_another_organisations_referral_is_not_there(desk: Desk) -> None:
    referral = await desk.referral()
    with pytest.raises(NotThere):
        await provider_portal_queries.received_referral(referral, STRANGER)
    with pytest.raises(NotThere):
        await decide_referral(referral, Status.ACCEPTED, by=STRANGER, now=NOW)
    with pytest.raises(NotThere):
        await decide_referral(referral, Status.ACCEPTED, by=SOCIAL, now=NOW)
    assert len(await provider_portal_queries.inbox(STRANGER, "waiting", size=10)) == 0


async def test_a_refused_answer_leaves_nothing_behind(desk: Desk) -> None:
    referral = await desk.referral()
    with pytest.raises(ReasonMissing):
        await decide_referral(referral, Status.REJECTED, by=HOST, now=NOW)
    with pytest.raises(NotAllowed):
        await decide_referral(referral, Status.COMPLETED, by=HOST, now=NOW)
    assert await ReferralEvent.count().where(ReferralEvent.referral == referral) == 1
    assert await Outbox.count() == 0


async def test_free_places_are_said_by_their_own_provider_alone(desk: Desk, host: httpx.AsyncClient) -> None:
    address = f"/provider/offers/{HOUSING}/capacity"
    assert (await answer(host, address, available="2", maximum="12")).status_code == 303
    for available, maximum in (("13", "12"), ("-1", "12"), ("many", "12"), ("", ""), ("1", "99999999999")):
        wrong = await answer(host, address, available=available, maximum=maximum)
        assert wrong.status_code == 422
        assert re.search(r'href="#(available|maximum)-', wrong.text)
    row = await Capacity.select(Capacity.available).where(Capacity.offer == HOUSING).first()
    assert row is not None
    assert row["available"] == 2
    assert (await answer(host, f"/provider/offers/{SHELTER}/capacity", available="1", maximum="2")).status_code == 404
    with pytest.raises(ValueError, match="free places"):
        await update_capacity(HOUSING, available=3, maximum=2, by=HOST, now=NOW)
