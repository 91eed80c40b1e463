"""The page behind a link: nothing before a button is pressed, what was shared after it, one answer, and words for a link that is over."""

from datetime import timedelta

import httpx
import pytest

from services.reintegration.referral_links.actions import revoke
from services.reintegration.referral_links.tables import ReferralLink
from services.reintegration.referrals.queries import events_of
from services.reintegration.settings import settings
from shared.access.log import looks_at
from tests.builders.actors import SOCIAL
from tests.builders.desk import Desk
from tests.builders.moments import NOW, FixedClock
from tests.builders.referral_links import handed_over, sent_by_sms
from tests.support.clients import ClientFor, SignedIn
from tests.support.forms import post, submit

PERSONAL = ("Demo Person", "+77010000000", "Needs a bed", "75-0001")


@pytest.fixture
async def visitor(desk: Desk, client_for: ClientFor) -> httpx.AsyncClient:
    """A browser without an account."""
    client = await client_for("reintegration")
    client.cookies.set("oralu_language", "en")
    return client


async def opened(visitor: httpx.AsyncClient, address: str) -> httpx.Response:
    return await submit(visitor, address, to=f"{address}/request")


async def test_a_preview_shows_nobody_and_uses_nothing_up(desk: Desk, visitor: httpx.AsyncClient) -> None:
    made = await handed_over(await desk.referral())
    for _ in range(2):
        page = await visitor.get(made.address)
        assert page.status_code == 200
        assert not any(word in page.text for word in PERSONAL)
        assert page.headers["cache-control"] == "no-store"
        assert 'name="robots" content="noindex, nofollow, noarchive"' in page.text
    (row,) = await ReferralLink.select(ReferralLink.opened_at, ReferralLink.used_at)
    assert row == {"opened_at": None, "used_at": None}
    assert not (await looks_at(desk.person, size=5)).rows


async def test_the_request_shows_what_was_shared_and_the_look_is_recorded(desk: Desk, visitor: httpx.AsyncClient) -> None:
    made = await handed_over(await desk.referral())
    page = await opened(visitor, made.address)
    assert page.status_code == 200
    assert all(word in page.text for word in PERSONAL[:3])
    for hidden in ("75-0001", str(desk.person), str(desk.registration)):
        assert hidden not in page.text
    (look,) = (await looks_at(desk.person, size=5)).rows
    assert (look.account, look.role, look.route, look.reason) == (made.link, "provider", "/answer/{secret}", "referral_link")
    assert made.secret not in repr(look)
    assert await ReferralLink.count().where(ReferralLink.opened_at == NOW) == 1


async def test_a_yes_with_a_time_arrives_on_the_desk(desk: Desk, visitor: httpx.AsyncClient, signed_in: SignedIn) -> None:
    referral = await desk.referral()
    made = await sent_by_sms(referral)
    await opened(visitor, made.address)
    fields = {"answer": "accepted", "said_by": "Aigul", "note": "Bring the card", "day": "30.11.2026", "at": "10:00", "place": "Abai 1"}
    thanks = await post(visitor, made.address, fields)
    assert thanks.status_code == 200
    assert "your answer has arrived" in thanks.text
    assert not any(word in thanks.text for word in PERSONAL)
    shown = (await (await signed_in("reintegration", "social")).get(f"/referrals/{referral}")).text
    for words in ("Accepted", "Aigul", "Bring the card", "Abai 1", "through a link"):
        assert words in shown
    assert made.secret not in shown
    assert (await visitor.get(made.address)).status_code == 410


async def test_what_is_missing_is_asked_for_and_what_was_typed_stays(desk: Desk, visitor: httpx.AsyncClient) -> None:
    referral = await desk.referral()
    made = await handed_over(referral)
    await opened(visitor, made.address)
    wrong: list[tuple[dict[str, str], str]] = [
        ({"said_by": "Aigul"}, "Your answer"),
        ({"answer": "accepted"}, "Your name"),
        ({"answer": "rejected", "said_by": "Aigul"}, "Choose a reason"),
        ({"answer": "question", "said_by": "Aigul"}, "Write your question"),
        ({"answer": "propose", "said_by": "Aigul"}, "Fill this in"),
        ({"answer": "propose", "said_by": "Aigul", "day": "01.11.2026", "at": "10:00"}, "Enter today or a later day"),
        ({"answer": "accepted", "said_by": "Aigul", "day": "30.11.2026"}, "Fill this in"),
        ({"answer": "cancelled", "said_by": "Aigul"}, "Your answer"),
    ]
    for fields, words in wrong:
        refused = await post(visitor, made.address, {**fields, "note": "Typed before" if fields.get("answer") != "question" else ""})
        assert refused.status_code == 422, fields
        assert words in refused.text
        assert "Typed before" in refused.text or fields.get("answer") == "question"
    assert len(await events_of([referral])) == 1
    done = await post(visitor, made.address, {"answer": "rejected", "said_by": "Aigul", "reason": "no_capacity"})
    assert done.status_code == 200
    assert {event.reason for event in await events_of([referral])} == {None, "no_capacity"}


async def test_a_link_that_is_over_says_so_and_names_nobody(desk: Desk, visitor: httpx.AsyncClient, fixed_clock: FixedClock) -> None:
    made = await handed_over(await desk.referral())
    unknown = await visitor.get("/answer/" + "x" * 43)
    assert unknown.status_code == 404
    await visitor.get(made.address)
    fixed_clock.moment = NOW + timedelta(days=9)
    for answer in (await visitor.get(made.address), await post(visitor, f"{made.address}/request"), await post(visitor, made.address)):
        assert answer.status_code == 410
        assert "The time of this link is over" in answer.text
        assert not any(word in answer.text for word in PERSONAL)
    fixed_clock.moment = NOW
    await revoke(made.link, by=SOCIAL, now=NOW)
    assert "This link was taken back" in (await visitor.get(made.address)).text


async def test_a_form_from_elsewhere_changes_nothing(desk: Desk, visitor: httpx.AsyncClient) -> None:
    referral = await desk.referral()
    made = await handed_over(referral)
    forged = await visitor.post(made.address, data={"answer": "accepted", "said_by": "Somebody"})
    assert forged.status_code in (403, 409)
    assert len(await events_of([referral])) == 1


async def test_whoever_guesses_is_slowed_down(desk: Desk, visitor: httpx.AsyncClient) -> None:
    answers = [(await visitor.get(f"/answer/{'x' * 43}")).status_code for _ in range(settings().answer_requests + 1)]
    assert answers[-1] == 429
    assert set(answers[:-1]) == {404}


@pytest.mark.parametrize(("language", "words"), [("kk", "Сұрауды оқу"), ("ru", "Прочитать запрос")])
async def test_the_page_speaks_the_language_that_was_chosen(desk: Desk, visitor: httpx.AsyncClient, language: str, words: str) -> None:
    made = await handed_over(await desk.referral())
    changed = await submit(visitor, made.address, {"language": language, "next": made.address}, to="/language")
    assert changed.headers["location"] == made.address
    assert words in (await visitor.get(made.address)).text
    assert f'value="{made.address}"' in (await opened(visitor, made.address)).text
