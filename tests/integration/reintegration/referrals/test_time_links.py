"""The person says by a link whether a proposed time suits them: nothing before a button, one answer, seen by both sides."""

import asyncio
import re
from datetime import datetime, timedelta
from itertools import product
from uuid import UUID

import httpx
import pytest

from services.reintegration.cases.tables import Case
from services.reintegration.conversations.access import Speaker, talked_about
from services.reintegration.conversations.person_answers import PERSON_ANSWERS, PersonAnswer
from services.reintegration.conversations.proposals import Time, propose
from services.reintegration.conversations.queries import Proposal, conversation
from services.reintegration.conversations.tables import ReferralProposal
from services.reintegration.database import DB
from services.reintegration.errors import HelpRests, LinkDead, NotAllowed, NotThere, ReasonMissing
from services.reintegration.referrals.actions import decide_referral, withdraw_referral
from services.reintegration.referrals.domain import DESK_WITHDRAWAL_REASONS, Status
from services.reintegration.time_links import opening
from services.reintegration.time_links.actions import NewLink, ask_person
from services.reintegration.time_links.delivering import deliver_batch
from services.reintegration.time_links.domain import Channel, Dead, LinkState, dead
from services.reintegration.time_links.tables import TimeLink
from services.reintegration.timeline.tables import TimelineEntry
from shared.actors import Actor
from shared.db.rows import fetch_values
from tests.builders.actors import HOST, SOCIAL, SOCIAL_ELSEWHERE
from tests.builders.desk import Desk
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.referral_links import proposals_of, written
from tests.support.clients import ClientFor, SignedIn
from tests.support.forms import post, submit

AT = NOW + timedelta(days=2)
WHERE = ("Abai 1", "Ms Aigul", "Demo Adaptation Centre")


@pytest.fixture
async def referral(desk: Desk) -> UUID:
    """A referral to which the provider proposed a time."""
    made = await desk.referral()
    await decide_referral(made, Status.ACCEPTED, by=HOST, now=NOW)
    await propose(made, Time(AT, 30, "Abai 1", "Ms Aigul", "+77012223344"), Speaker(HOST, "provider"), token=fresh(), now=NOW)
    return made


@pytest.fixture
async def proposal(referral: UUID) -> UUID:
    (found,) = await proposals_of(referral)
    return found


@pytest.fixture
async def visitor(proposal: UUID, client_for: ClientFor) -> httpx.AsyncClient:
    """The person's own telephone."""
    client = await client_for("reintegration")
    client.cookies.set("oralu_language", "en")
    return client


async def link(proposal: UUID, channel: Channel = "shown", *, by: Actor = SOCIAL, now: datetime = NOW) -> str:
    """The secret of a link that was handed over; empty for one that waits to be sent."""
    _, secret = await ask_person(proposal, NewLink(channel, "ru"), token=fresh(), by=by, now=now)
    return secret or ""


async def shown_to(referral: UUID, by: Actor) -> Proposal:
    talked = await talked_about(referral, by)
    (found,) = (await conversation(talked, "provider" if by is HOST else "desk", size=5)).proposals
    return found


def test_a_link_is_dead_for_the_first_reason_that_holds() -> None:
    for used, replaced, passed, time, ended, helped in product(
        (False, True), (False, True), (False, True), ("offered", "chosen", "declined", "withdrawn"), (False, True), (False, True)
    ):
        state = LinkState(used, replaced, NOW if passed else AT, time, ended, helped)
        over = ended or not helped or time in ("declined", "withdrawn")
        expected = Dead.USED if used else Dead.OVER if over else Dead.REPLACED if replaced else Dead.PASSED if passed else None
        assert dead(state, NOW) == expected


@pytest.mark.parametrize("said", PERSON_ANSWERS)
async def test_an_answer_reaches_both_sides_once(said: PersonAnswer, referral: UUID, proposal: UUID) -> None:
    secret = await link(proposal)
    await opening.answer(secret, said, "After three o'clock", now=NOW)
    with pytest.raises(LinkDead):
        await opening.answer(secret, "cannot", "", now=NOW)
    for by in (SOCIAL, HOST):
        row = await shown_to(referral, by)
        assert (row.person_answer, row.person_words, row.state) == (said, "After three o'clock", "offered")
    stored = await fetch_values(DB, "SELECT person_sealed FROM reintegration.referral_proposal")
    assert b"three" not in stored[0]
    kinds = [row["kind"] for row in await TimelineEntry.select(TimelineEntry.kind, TimelineEntry.words)]
    assert f"time_{said}" in kinds
    assert not any(row["words"] for row in await TimelineEntry.select(TimelineEntry.words).where(TimelineEntry.kind == f"time_{said}"))


async def test_of_two_answers_at_once_the_first_stands(referral: UUID, proposal: UUID) -> None:
    secret = await link(proposal)
    both = await asyncio.gather(*(opening.answer(secret, said, "", now=NOW) for said in ("can_come", "cannot")), return_exceptions=True)
    assert sorted(type(each).__name__ for each in both) == ["LinkDead", "NoneType"]


async def test_a_new_link_takes_the_place_of_the_earlier_one(proposal: UUID) -> None:
    first, second = await link(proposal), await link(proposal)
    with pytest.raises(LinkDead, match="replaced"):
        await opening.question(first, NOW)
    assert (await opening.question(second, NOW)).place == "Abai 1"
    with pytest.raises(LinkDead, match="passed"):
        await opening.question(second, AT)
    with pytest.raises(NotThere):
        await opening.question("x" * 43, NOW)


async def test_nothing_is_asked_of_somebody_whose_help_rests_or_has_ended(desk: Desk, referral: UUID, proposal: UUID) -> None:
    secret = await link(proposal)
    await Case.update({Case.rests: "custody"}).where(Case.person == desk.person)
    with pytest.raises(LinkDead, match="over"):
        await opening.question(secret, NOW)
    with pytest.raises(HelpRests):
        await link(proposal)
    await Case.update({Case.rests: None}).where(Case.person == desk.person)
    with pytest.raises(NotThere):
        await link(proposal, by=SOCIAL_ELSEWHERE)
    with pytest.raises(NotThere):
        await link(proposal, by=HOST)
    await withdraw_referral(referral, reason=DESK_WITHDRAWAL_REASONS[0], by=SOCIAL, now=NOW)
    with pytest.raises(NotAllowed, match="over"):
        await link(proposal)


async def test_an_sms_names_nobody_and_its_link_opens_the_question(desk: Desk, proposal: UUID) -> None:
    assert await link(proposal, "sms") == ""
    assert await deliver_batch(NOW) == 1
    text = written()[-1]["text"]
    assert not any(word in text for word in (*WHERE, "Demo Person"))
    found = re.search(r"/my-time/([\w-]{20,})", text)
    assert found is not None
    assert (await opening.question(found[1], NOW)).contact == "Ms Aigul"
    assert await deliver_batch(NOW) == 0
    (row,) = await TimeLink.select(TimeLink.state, TimeLink.number_end)
    assert row == {"state": "sent", "number_end": "0000"}
    await Case.update({Case.phone: None}).where(Case.person == desk.person)
    with pytest.raises(ReasonMissing):
        await link(proposal, "sms")


async def test_what_is_not_true_any_more_is_not_sent(proposal: UUID) -> None:
    await link(proposal, "sms")
    await ReferralProposal.update({ReferralProposal.state: "withdrawn"}).where(ReferralProposal.id == proposal)
    assert await deliver_batch(NOW) == 0
    (row,) = await TimeLink.select(TimeLink.state, TimeLink.why)
    assert row == {"state": "withheld", "why": "over"}


async def test_pages_show_nothing_before_a_button_and_prefer_no_answer(referral: UUID, proposal: UUID, visitor: httpx.AsyncClient) -> None:
    address = f"/my-time/{await link(proposal)}"
    before = (await visitor.get(address)).text
    assert not any(word in before for word in WHERE)
    question = (await submit(visitor, address, to=f"{address}/question")).text
    assert all(word in question for word in WHERE)
    assert "checked" not in question
    assert "75-0001" not in question
    nothing = await post(visitor, address, {"words": "Perhaps on Monday"})
    assert (nothing.status_code, "Perhaps on Monday" in nothing.text) == (422, True)
    thanks = await post(visitor, address, {"answer": "another_time", "words": "Perhaps on Monday"})
    assert (thanks.status_code, "looks for another way" in thanks.text) == (200, True)
    assert (await visitor.get(address)).status_code == 410
    assert (await visitor.get("/my-time/" + "x" * 43)).status_code == 404
    visitor.cookies.delete("oralu_language")
    assert '<html lang="ru"' in (await visitor.get(address)).text


async def test_the_worker_asks_from_the_referral_and_sees_the_answer(
    desk: Desk, referral: UUID, proposal: UUID, signed_in: SignedIn
) -> None:
    social = await signed_in("reintegration", "social")
    social.cookies.set("oralu_language", "en")
    ask = f"/referrals/{referral}/times/{proposal}/ask"
    assert ask in (await social.get(f"/referrals/{referral}")).text
    assert (await submit(social, ask, {"language": "kk"})).status_code == 422
    made = await submit(social, ask, {"channel": "shown", "language": "kk"})
    found = re.search(r"/my-time/([\w-]{20,})", made.text)
    assert found is not None
    await opening.answer(found[1], "can_come", "With my sister", now=NOW)
    provider = await signed_in("reintegration", "provider")
    for page in (await social.get(f"/referrals/{referral}"), await provider.get(f"/provider/referrals/{referral}")):
        assert "With my sister" in page.text
    other = fresh()
    assert (await social.get(f"/referrals/{other}/times/{proposal}/ask")).status_code == 404
