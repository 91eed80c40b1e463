"""Both sides write, propose times and say whether the person arrived; nobody else reads it, and nothing of it is stored in the clear."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest

from services.reintegration.consents.domain import Purpose
from services.reintegration.consents.queries import consents_of
from services.reintegration.consents.withdrawal import TakenBack, withdraw
from services.reintegration.contacts.queries import appointments_of
from services.reintegration.conversations.access import Speaker, talked_about
from services.reintegration.conversations.arrivals import say_arrival
from services.reintegration.conversations.domain import Handover, Offered, Side, Step
from services.reintegration.conversations.messages import note_read, write
from services.reintegration.conversations.proposals import Time, answer, propose
from services.reintegration.conversations.queries import Conversation, conversation, unread_of
from services.reintegration.conversations.tables import ReferralProposal
from services.reintegration.database import DB
from services.reintegration.errors import AlreadyReferred, ConsentMissing, NotAllowed, NotThere, ReasonMissing, ReferralMoved, TooEarly
from services.reintegration.referrals.actions import decide_referral, transfer, withdraw_referral
from services.reintegration.referrals.answering import answer_on_phone
from services.reintegration.referrals.domain import Status
from services.reintegration.referrals.moving import Told
from services.reintegration.referrals.queries import events_of
from services.reintegration.referrals.tables import Referral
from services.reintegration.tasks.tables import TASK, Task
from shared.access.acting import acting_for
from shared.actors import Actor
from shared.db.acting import acting
from shared.db.rows import fetch_values
from tests.builders.actors import COLLEAGUE, HOST, SOCIAL, SOCIAL_ELSEWHERE, STRANGER
from tests.builders.desk import Desk
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.referrals import NOTE, SHELTER
from tests.builders.texts import opened_rows

DESK, PROVIDER = Speaker(SOCIAL, "desk"), Speaker(HOST, "provider")
OUTSIDE = (Speaker(STRANGER, "provider"), Speaker(SOCIAL_ELSEWHERE, "desk"))
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
TOMORROW = Time(NOW + DAY, 30, "Abai 1, room 4", "Aigul", "+77010001122", "Bring the card")


async def said(referral: UUID, by: Actor, side: Side) -> Conversation:
    with acting(acting_for(by)):
        return await conversation(await talked_about(referral, by), side, size=10)


async def accepted(desk: Desk) -> UUID:
    referral = await desk.referral()
    await decide_referral(referral, Status.ACCEPTED, by=HOST, now=NOW)
    return referral


async def test_each_side_reads_what_the_other_wrote_and_sees_what_is_new(desk: Desk) -> None:
    referral, token = await desk.referral(), fresh()
    for _ in range(2):  # pressed twice
        await write(referral, "Is there a bed on the ground floor?", PROVIDER, token=token, now=NOW)
    assert await unread_of([referral], "desk") == {referral}
    assert await unread_of([referral], "provider") == set()
    (message,) = (await said(referral, SOCIAL, "desk")).messages
    assert (message.text, message.party, message.unread) == ("Is there a bed on the ground floor?", "provider", True)
    await note_read(await talked_about(referral, SOCIAL), "desk", NOW)
    assert await unread_of([referral], "desk") == set()
    await write(referral, "Not needed", DESK, token=fresh(), now=NOW + HOUR)
    latest = next(iter((await said(referral, HOST, "provider")).messages))
    assert (latest.text, latest.unread) == ("Not needed", True)


async def test_nobody_else_reads_or_writes(desk: Desk) -> None:
    referral = await desk.referral()
    await write(referral, "For the desk alone", PROVIDER, token=fresh(), now=NOW)
    await propose(referral, TOMORROW, PROVIDER, token=fresh(), now=NOW)
    (proposal,) = await ReferralProposal.select(ReferralProposal.id)
    for speaker in OUTSIDE:
        with pytest.raises(NotThere):
            await write(referral, "Hello", speaker, token=fresh(), now=NOW)
        with pytest.raises(NotThere):
            await propose(referral, TOMORROW, speaker, token=fresh(), now=NOW)
        with pytest.raises(NotThere):
            await answer(proposal["id"], Step.DECLINE, speaker, now=NOW)
        with pytest.raises(NotThere):
            await say_arrival(referral, "arrived", speaker, now=NOW)
        with acting(acting_for(speaker.by)):
            for table in ("referral_message", "referral_proposal", "referral_arrival", "referral_read", "referral_link"):
                assert await fetch_values(DB, f"SELECT count(*) FROM reintegration.{table}") == [0]
    with acting(acting_for(HOST)):
        assert await fetch_values(DB, "SELECT count(*) FROM reintegration.referral_message") == [1]
        assert await fetch_values(DB, "SELECT count(*) FROM reintegration.need_key") == [0]


async def test_nothing_that_was_written_stands_in_the_clear(desk: Desk) -> None:
    referral = await desk.referral()
    await write(referral, "Unmistakable words", PROVIDER, token=fresh(), now=NOW)
    await propose(referral, TOMORROW, PROVIDER, token=fresh(), now=NOW)
    for table in ("referral_message", "referral_proposal", "timeline_entry", "audit", "outbox", "task"):
        for text in await fetch_values(DB, f"SELECT t::text FROM reintegration.{table} t"):
            for hidden in ("Unmistakable", "Abai 1", "Aigul", "Bring the card", b"Unmistakable".hex()):
                assert hidden not in text, table


async def test_what_has_ended_or_lost_its_consent_is_not_talked_about(desk: Desk) -> None:
    referral = await desk.referral()
    with pytest.raises(ReasonMissing):
        await write(referral, "  ", DESK, token=fresh(), now=NOW)
    await withdraw_referral(referral, reason="no_answer", by=SOCIAL, now=NOW)
    for speaker in (DESK, PROVIDER):
        with pytest.raises(NotAllowed):
            await write(referral, "Hello", speaker, token=fresh(), now=NOW)
    begun = await accepted(desk)
    await decide_referral(begun, Status.IN_PROGRESS, by=HOST, now=NOW)
    await propose(begun, TOMORROW, PROVIDER, token=fresh(), now=NOW)
    (consent,) = [each for each in await consents_of(desk.person) if each.purpose == Purpose.REFERRAL]
    await withdraw(consent.id, TakenBack("in_person", None, None), by=SOCIAL, now=NOW)
    for speaker in (DESK, PROVIDER):
        with pytest.raises(ConsentMissing):
            await write(begun, "Hello", speaker, token=fresh(), now=NOW)
        with pytest.raises(ConsentMissing):
            await say_arrival(begun, "arrived", speaker, now=NOW)
    states = [row["state"] for row in await ReferralProposal.select(ReferralProposal.state)]
    assert states == ["withdrawn"]


async def test_a_time_of_the_provider_becomes_the_workers_appointment(desk: Desk) -> None:
    referral = await desk.referral()
    for hours in (1, 2):
        await propose(referral, Time(NOW + hours * HOUR, 30, "Abai 1"), PROVIDER, token=fresh(), now=NOW + hours * MINUTE)
    later, sooner = (await said(referral, SOCIAL, "desk")).proposals
    with pytest.raises(NotAllowed):
        await answer(later.id, Step.CHOOSE, PROVIDER, now=NOW)  # one's own
    await answer(later.id, Step.CHOOSE, DESK, now=NOW)
    (appointment,) = await appointments_of(desk.person)
    assert (appointment.starts_at, appointment.place, appointment.worker) == (NOW + 2 * HOUR, "Abai 1", SOCIAL.id)
    states = {each.id: each.state for each in (await said(referral, HOST, "provider")).proposals}
    assert states == {later.id: Offered.CHOSEN, sooner.id: Offered.WITHDRAWN}
    with pytest.raises(NotAllowed):
        await answer(later.id, Step.DECLINE, DESK, now=NOW)


async def test_a_time_of_the_desk_that_the_provider_agrees_to_is_the_workers_who_proposed_it(desk: Desk) -> None:
    referral = await desk.referral()
    await propose(referral, TOMORROW, DESK, token=fresh(), now=NOW)
    (proposal,) = (await said(referral, HOST, "provider")).proposals
    with acting(acting_for(HOST)):
        await answer(proposal.id, Step.CHOOSE, PROVIDER, now=NOW)
    (appointment,) = await appointments_of(desk.person)
    assert (appointment.worker, appointment.worker_name) == (SOCIAL.id, SOCIAL.name)


async def test_of_two_who_answer_a_time_at_once_the_first_stands(desk: Desk) -> None:
    referral = await desk.referral()
    await propose(referral, TOMORROW, PROVIDER, token=fresh(), now=NOW)
    (proposal,) = (await said(referral, SOCIAL, "desk")).proposals
    both = [answer(proposal.id, Step.CHOOSE, DESK, now=NOW), answer(proposal.id, Step.WITHDRAW, PROVIDER, now=NOW)]
    results = await asyncio.gather(*both, return_exceptions=True)
    assert sum(isinstance(each, NotAllowed) for each in results) == 1
    assert len(await appointments_of(desk.person)) == (0 if isinstance(results[0], NotAllowed) else 1)


async def test_a_time_that_has_passed_is_neither_proposed_nor_agreed_to(desk: Desk) -> None:
    referral = await desk.referral()
    with pytest.raises(NotAllowed):
        await propose(referral, Time(NOW, 30), DESK, token=fresh(), now=NOW)
    await propose(referral, TOMORROW, PROVIDER, token=fresh(), now=NOW)
    (proposal,) = (await said(referral, SOCIAL, "desk")).proposals
    with pytest.raises(NotAllowed):
        await answer(proposal.id, Step.CHOOSE, DESK, now=NOW + 2 * DAY)
    assert (await said(referral, SOCIAL, "desk")).proposals[0].state == Offered.OFFERED


async def test_both_sides_confirm_a_warm_handover(desk: Desk) -> None:
    referral = await desk.referral()
    with pytest.raises(NotAllowed):
        await say_arrival(referral, "arrived", DESK, now=NOW)  # nobody has accepted yet
    await decide_referral(referral, Status.ACCEPTED, by=HOST, now=NOW)
    assert await say_arrival(referral, "arrived", DESK, now=NOW) is Handover.DESK_ARRIVED
    assert await say_arrival(referral, "arrived", PROVIDER, now=NOW) is Handover.CONFIRMED
    assert await Task.count() == 0


async def test_two_different_answers_are_one_task_for_a_worker_and_can_be_corrected(desk: Desk) -> None:
    referral = await accepted(desk)
    await say_arrival(referral, "arrived", DESK, now=NOW)
    for minutes in (1, 2):
        moment = NOW + minutes * MINUTE
        assert await say_arrival(referral, "not_arrived", PROVIDER, now=moment) is Handover.DIFFERENT
    (task,) = await opened_rows(TASK)
    assert (task["kind"], task["person"], task["words"]) == ("arrival", desk.person, None)
    assert await say_arrival(referral, "arrived", PROVIDER, now=NOW + HOUR) is Handover.CONFIRMED


async def test_an_answer_on_the_phone_says_who_said_it_when_and_on_which_number(desk: Desk) -> None:
    referral, token = await desk.referral(), fresh()
    told = Told("phone", "Aigul", NOW - HOUR, "+77010001122")
    more = {"token": token, "by": SOCIAL, "now": NOW + MINUTE}
    for wrong in (Told("phone", " ", NOW, "1"), Told("phone", "Aigul", NOW, None)):
        with pytest.raises(ReasonMissing):
            await answer_on_phone(referral, Status.ACCEPTED, wrong, reason=None, note=None, token=fresh(), by=SOCIAL, now=NOW)
    with pytest.raises(TooEarly):
        await answer_on_phone(referral, Status.ACCEPTED, told, reason=None, note=None, token=fresh(), by=SOCIAL, now=NOW - DAY)
    with pytest.raises(NotThere):
        await answer_on_phone(referral, Status.ACCEPTED, told, reason=None, note=None, token=fresh(), by=SOCIAL_ELSEWHERE, now=NOW)
    for _ in range(2):
        await answer_on_phone(referral, Status.ACCEPTED, told, reason=None, note="On Monday", **more)  # type: ignore[arg-type]
    *_, event = await events_of([referral])
    assert (event.status, event.via, event.said_by, event.said_number, event.said_at, event.by_name) == (
        "accepted", "phone", "Aigul", "+77010001122", NOW - HOUR, SOCIAL.name,
    )  # fmt: skip
    with pytest.raises(ReferralMoved):
        await answer_on_phone(referral, Status.ACCEPTED, told, reason=None, note=None, token=fresh(), by=COLLEAGUE, now=NOW)


async def test_a_referral_is_passed_on_under_a_consent_of_its_own(desk: Desk) -> None:
    referral, token = await desk.referral(), fresh()
    for _ in range(2):
        made = await transfer(referral, offer=SHELTER, note=NOTE, consent=True, token=token, by=SOCIAL, now=NOW)
    rows = {row["id"]: row for row in await Referral.select(Referral.id, Referral.status, Referral.replaces, Referral.consent)}
    assert len(rows) == 2
    assert (rows[referral]["status"], rows[made]["status"], rows[made]["replaces"]) == ("cancelled", "requested", referral)
    assert rows[made]["consent"] != rows[referral]["consent"]
    assert {event.reason for event in await events_of([referral])} == {None, "transferred"}
    with pytest.raises(AlreadyReferred):
        await transfer(made, offer=SHELTER, note=NOTE, consent=True, token=fresh(), by=SOCIAL, now=NOW)
    with pytest.raises(ReferralMoved):  # it has ended: nothing new is sent either
        await transfer(referral, offer=SHELTER, note=NOTE, consent=True, token=fresh(), by=SOCIAL, now=NOW)
    assert await Referral.count() == 2
