"""The worker's list and page of a referral, and the same conversation on the provider's page."""

from datetime import timedelta

import httpx
import pytest

from services.reintegration.contacts.appointments import cancel
from services.reintegration.contacts.queries import appointments_of
from services.reintegration.conversations.queries import unread_of
from services.reintegration.conversations.tables import ReferralProposal
from services.reintegration.database import DB
from services.reintegration.needs.domain.pathways import Pathway
from services.reintegration.needs.queries import needs_of
from services.reintegration.referral_links.queries import links_of
from services.reintegration.referral_page.queries import Part, referral, referrals
from services.reintegration.referral_page.returning import note_reopened, return_referrals
from services.reintegration.referrals.actions import decide_referral
from services.reintegration.referrals.domain import Status
from services.reintegration.referrals.queries import events_of
from services.reintegration.tasks.tables import Task
from shared.db.rows import fetch_values
from tests.builders.actors import HOST, SOCIAL, SOCIAL_ELSEWHERE
from tests.builders.desk import Desk, opened
from tests.builders.moments import NOW
from tests.builders.needs import LATER, assessed
from tests.builders.referral_links import handed_over, secret_of
from tests.builders.referrals import HOUSING, SHELTER, referral_form
from tests.support.clients import SignedIn
from tests.support.forms import submit

WEEK = timedelta(days=7)


@pytest.fixture
async def social(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    return await signed_in("reintegration", "social")


@pytest.fixture
async def host(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    return await signed_in("reintegration", "provider")


async def test_both_sides_talk_on_their_own_pages(desk: Desk, social: httpx.AsyncClient, host: httpx.AsyncClient) -> None:
    number = await desk.referral()
    ours, theirs = f"/referrals/{number}", f"/provider/referrals/{number}"
    assert (await submit(social, ours, {"text": ""}, to=f"{ours}/messages")).status_code == 422
    assert (await submit(social, ours, {"text": "When may she come?"}, to=f"{ours}/messages")).status_code == 303
    assert await unread_of([number], "provider") == {number}
    assert "When may she come?" in (await host.get(theirs)).text
    assert await unread_of([number], "provider") == set()
    assert (await submit(host, theirs, {"day": "30.11.2026", "at": "10"}, to=f"{theirs}/times")).status_code == 422
    time = {"day": "30.11.2026", "at": "10:00", "minutes": "30", "place": "Abai 1", "contact": "Aigul"}
    assert (await submit(host, theirs, time, to=f"{theirs}/times")).status_code == 303
    (proposal,) = await ReferralProposal.select(ReferralProposal.id)
    step = f"{ours}/times/{proposal['id']}"
    unasked = await submit(social, ours, {"step": "choose"}, to=step)
    assert unasked.status_code == 422
    assert "Ask the person first" in unasked.text
    assert (await submit(social, ours, {"step": "choose", "asked": "yes"}, to=step)).status_code == 303
    assert len(await appointments_of(desk.person)) == 1
    assert (await submit(host, theirs, {"to": "accepted", "sure": "yes"}, to=theirs)).status_code == 303
    for client, page in ((social, ours), (host, theirs)):
        assert (await submit(client, page, {}, to=f"{page}/arrival")).status_code == 422
        assert (await submit(client, page, {"answer": "arrived"}, to=f"{page}/arrival")).status_code == 303
        assert "arrived" in (await client.get(page)).text
    assert "Both sides confirm" in (await social.get(ours)).text


async def test_the_list_shows_what_waits_what_is_overdue_and_what_has_ended(desk: Desk, social: httpx.AsyncClient) -> None:
    elsewhere = await opened(office="71")
    mine, other = await desk.referral(), await desk.referral(offer=SHELTER)
    await decide_referral(mine, Status.ACCEPTED, by=HOST, now=NOW)

    async def shown(part: Part, later: timedelta = timedelta()) -> set[object]:
        return {row.id for row in await referrals(SOCIAL, part, NOW + later, size=10)}

    assert [await shown(part) for part in ("waiting", "overdue", "open", "ended")] == [{other}, set(), {mine, other}, set()]
    assert await shown("overdue", WEEK) == {other}
    assert not (await referrals(SOCIAL_ELSEWHERE, "open", NOW, size=10)).rows
    of_one = await referrals(SOCIAL, "open", NOW, provider=HOST.provider, size=10)
    assert [row.id for row in of_one] == [mine]
    first = await referrals(SOCIAL, "open", NOW, size=1)
    assert isinstance(first.after, type(mine))
    second = await referrals(SOCIAL, "open", NOW, size=1, after=first.after)
    assert {row.id for row in (*first, *second)} == {mine, other}
    page = await social.get("/referrals?show=open")
    assert f"/referrals/{mine}" in page.text
    assert (await social.get("/referrals?show=eaten")).status_code == 200
    assert elsewhere.person != desk.person


async def test_a_link_that_is_handed_over_is_shown_once(desk: Desk, social: httpx.AsyncClient) -> None:
    number = await desk.referral()
    page = f"/referrals/{number}/links"
    assert (await submit(social, page, {"channel": "sms", "to": "12", "language": "kk"})).status_code == 422
    assert (await submit(social, page, {"channel": "email", "to": "a", "language": "kk"})).status_code == 422
    made = await submit(social, page, {"channel": "shown", "language": "ru"})
    assert made.status_code in (200, 201)
    secret = secret_of(made.text)
    assert secret not in (await social.get(f"/referrals/{number}")).text
    assert (await submit(social, page, {"channel": "sms", "to": "+7 701 765 43 21", "language": "ru"})).status_code == 303
    waiting = next(link for link in await links_of(number) if link.channel == "sms")
    shown = await social.get(f"/referrals/{number}")
    assert "Waits to be sent" in shown.text
    assert "+77017654321" in shown.text
    taken = await submit(social, f"/referrals/{number}", to=f"/referrals/{number}/links/{waiting.id}/revoke")
    assert taken.status_code == 303
    assert "Taken back by the desk" in (await social.get(f"/referrals/{number}")).text


async def test_what_was_said_on_the_phone_is_written_down(desk: Desk, social: httpx.AsyncClient) -> None:
    number = await desk.referral()
    page = f"/referrals/{number}/phone-answer"
    told = {"to": "rejected", "said_by": "Aigul", "number": "+7 727 111 22 33", "day": "24.11.2026", "at": "10:00"}
    wrong = await submit(social, page, told)
    assert wrong.status_code == 422
    assert "Choose a reason" in wrong.text
    assert (await submit(social, page, {**told, "reason": "no_capacity", "at": "23:00"})).status_code == 422
    assert (await submit(social, page, {**told, "reason": "no_capacity"})).status_code == 303
    shown = (await social.get(f"/referrals/{number}")).text
    assert "Told on the phone by Aigul" in shown
    assert {event.via for event in await events_of([number])} == {None, "phone"}


async def test_it_is_passed_on_from_its_page(desk: Desk, social: httpx.AsyncClient) -> None:
    number = await desk.referral()
    found = await social.get(f"/cases/{desk.person}/providers?need=housing&replaces={number}")
    address = f"/cases/{desk.person}/refer/{SHELTER}"
    assert f"{address}?replaces={number}" in found.text
    form = await social.get(f"{address}?replaces={number}")
    assert f'name="replaces" value="{number}"' in form.text
    sent = await submit(social, address, referral_form(replaces=str(number)))
    assert sent.status_code == 303
    new = (await social.get(sent.headers["location"])).text
    assert f"/referrals/{number}" in new
    assert "Passed on to another provider" in (await social.get(f"/referrals/{number}")).text
    stranger = await (await opened("Another Person")).referral(offer=HOUSING)
    assert (await submit(social, address, referral_form(replaces=str(stranger)))).status_code == 404


async def test_the_need_travels_with_the_referral(desk: Desk) -> None:
    await assessed(desk.person, {Pathway.HOUSING: LATER}, by=SOCIAL)
    (need,) = [each for each in await needs_of(desk.person, sensitive=False) if each.pathway == Pathway.HOUSING]
    assert (await referral(await desk.referral(), SOCIAL)).need_id == need.id


@pytest.mark.parametrize("what", ["organisation", "service_offer"])
async def test_what_is_open_at_a_provider_that_has_ended_comes_back(desk: Desk, what: str) -> None:
    number = await desk.referral()
    await handed_over(number)
    assert await return_referrals(NOW) == 0
    which = HOST.provider if what == "organisation" else HOUSING
    await fetch_values(DB, f"UPDATE reintegration.{what} SET ended_at = $2 WHERE id = $1 RETURNING id", which, NOW)
    assert [await return_referrals(NOW) for _ in range(2)] == [1, 0]
    (task,) = await Task.select(Task.kind, Task.person)
    assert task == {"kind": "returned", "person": desk.person}
    row = await referral(number, SOCIAL)
    assert (row.status, row.returned_at) == ("requested", NOW)
    assert [link.revoked_why for link in await links_of(number)] == ["provider_ended"]


async def test_the_task_says_when_the_ending_was_undone(desk: Desk, social: httpx.AsyncClient) -> None:
    number, ends = await desk.referral(), "UPDATE reintegration.service_offer SET ended_at = $2 WHERE id = $1 RETURNING id"
    await fetch_values(DB, ends, HOUSING, NOW)
    assert [await return_referrals(NOW), await note_reopened(NOW)] == [1, 0]
    await fetch_values(DB, ends, HOUSING, None)
    assert [await note_reopened(NOW) for _ in range(2)] == [1, 0]
    assert [row["kind"] for row in await Task.select(Task.kind)] == ["reopened"]
    assert (await referral(number, SOCIAL)).returned_at is None
    assert "The provider is in the directory again" in (await social.get("/desk")).text
    await Task.update({Task.status: "done"}).where(Task.person == desk.person)
    await fetch_values(DB, ends, HOUSING, NOW)
    assert await return_referrals(NOW) == 1
    assert sorted([row["kind"] for row in await Task.select(Task.kind)]) == ["reopened", "returned"], (
        "a new task: the other one is finished"
    )


async def test_the_provider_has_its_meetings_and_figures(desk: Desk, host: httpx.AsyncClient, social: httpx.AsyncClient) -> None:
    number = await desk.referral()
    await decide_referral(number, Status.ACCEPTED, by=HOST, now=NOW + timedelta(hours=2))
    page = f"/provider/referrals/{number}"
    time = {"day": "30.11.2026", "at": "10:00", "minutes": "30"}
    await submit(host, page, time, to=f"{page}/times")
    assert "Demo Person" in (await host.get("/provider/meetings")).text
    (proposal,) = await ReferralProposal.select(ReferralProposal.id)
    await submit(social, f"/referrals/{number}", {"step": "choose", "asked": "yes"}, to=f"/referrals/{number}/times/{proposal['id']}")
    assert "Agreed" in (await host.get("/provider/meetings")).text
    (appointment,) = await appointments_of(desk.person)
    await cancel(appointment.id, why="The person is ill", seen_version=1, by=SOCIAL, now=NOW)
    assert "Demo Person" not in (await host.get("/provider/meetings")).text
    assert "has moved or cancelled this meeting" in (await host.get(page)).text
    assert (await host.get("/provider/figures")).status_code == 200
    table = (await host.get("/provider/figures.csv")).text
    assert "Accepted,1" in table
    assert '"Median time to an answer, hours",2.0' in table
    assert "Demo Person" not in table
