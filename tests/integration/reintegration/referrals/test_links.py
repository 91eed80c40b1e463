"""A link opens what was shared until it is answered, taken back, over, or what it leads to has ended; it is sent once and names nobody."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest

from services.reintegration.consents.domain import Purpose
from services.reintegration.consents.queries import consents_of
from services.reintegration.consents.withdrawal import TakenBack, withdraw
from services.reintegration.continuation.actions import close
from services.reintegration.continuation.supervision_end import end_supervision
from services.reintegration.conversations.proposals import Time
from services.reintegration.conversations.tables import ReferralMessage, ReferralProposal
from services.reintegration.database import DB, Audit
from services.reintegration.errors import ConsentMissing, LinkDead, NotAllowed, NotThere, ReasonMissing
from services.reintegration.referral_links import delivering
from services.reintegration.referral_links.actions import NewLink, make_link, revoke
from services.reintegration.referral_links.delivering import deliver_batch
from services.reintegration.referral_links.opening import Answer, answer, note_opened, usable
from services.reintegration.referral_links.queries import links_of
from services.reintegration.referral_links.tables import ReferralLink, ReferralLinkToken
from services.reintegration.referrals.actions import decide_referral, withdraw_referral
from services.reintegration.referrals.domain import Status
from services.reintegration.referrals.queries import events_of
from services.reintegration.referrals.tables import Referral
from services.reintegration.sending import trying
from shared.db.rows import fetch_values
from shared.notifications.gateway import Accepted, Outgoing, Refused, TryLater
from tests.builders.actors import HOST, SOCIAL, SOCIAL_ELSEWHERE
from tests.builders.desk import BY, Desk
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.referral_links import NUMBER, Made, by_sms, handed_over, sent_by_sms, written

DAY = timedelta(days=1)
YES = Answer(Status.ACCEPTED, "Aigul of the centre")


async def why_dead(made: Made, now: object = NOW) -> str:
    with pytest.raises(LinkDead) as dead:
        await usable(made.secret, now)  # type: ignore[arg-type]
    return str(dead.value.why)


async def status_of(referral: object) -> str:
    row = await Referral.select(Referral.status).where(Referral.id == referral).first()
    assert row is not None
    return str(row["status"])


async def test_a_link_shows_what_was_shared_and_an_answer_uses_it_up(desk: Desk) -> None:
    referral = await desk.referral()
    made = await handed_over(referral)
    for _ in range(3):  # a messenger fetches it, too
        link = await usable(made.secret, NOW)
    await note_opened(link, NOW)
    await note_opened(link, NOW + DAY)
    assert (link.shared_name, link.shared_phone) == ("Demo Person", "+77010000000")
    await answer(made.secret, YES, now=NOW)
    assert await status_of(referral) == "accepted"
    assert await why_dead(made) == "used"
    with pytest.raises(LinkDead):
        await answer(made.secret, YES, now=NOW)
    event = next(each for each in await events_of([referral]) if each.status == "accepted")
    assert (event.via, event.said_by, event.by_role) == ("link", "Aigul of the centre", "provider")
    actions = await fetch_values(DB, "SELECT action FROM reintegration.audit WHERE about = $1 AND action LIKE 'referral_link%'", referral)
    assert sorted(actions) == ["referral_link_made", "referral_link_opened", "referral_link_used"]


async def test_the_secret_is_nowhere_in_the_database(desk: Desk) -> None:
    made = await handed_over(await desk.referral())
    (row,) = await ReferralLinkToken.select(ReferralLinkToken.token_hash)
    assert made.secret not in row["token_hash"]
    audits = await fetch_values(DB, "SELECT audit::text FROM reintegration.audit")
    entries = await fetch_values(DB, "SELECT timeline_entry::text FROM reintegration.timeline_entry")
    links = await fetch_values(DB, "SELECT referral_link::text FROM reintegration.referral_link")
    assert not any(made.secret in text for text in (*audits, *entries, *links))


async def test_a_secret_that_nobody_made_leads_nowhere(desk: Desk) -> None:
    made = await handed_over(await desk.referral())
    for wrong in ("", "x", made.secret[:-1], made.secret + "x", "x" * 43, "x" * 5000):
        with pytest.raises(NotThere):
            await usable(wrong, NOW)


async def test_its_time_is_over_after_five_working_days(desk: Desk) -> None:
    made = await handed_over(await desk.referral())  # on a Tuesday
    await usable(made.secret, NOW + 7 * DAY)
    assert await why_dead(made, NOW + 8 * DAY) == "expired"


async def test_one_that_is_taken_back_or_made_anew_opens_nothing(desk: Desk) -> None:
    referral = await desk.referral()
    first = await handed_over(referral)
    second = await handed_over(referral)
    assert await why_dead(first) == "revoked"
    await revoke(second.link, by=SOCIAL, now=NOW)
    await revoke(second.link, by=SOCIAL, now=NOW)
    assert await why_dead(second) == "revoked"
    assert {link.id: link.revoked_why for link in await links_of(referral)} == {second.link: "desk", first.link: "replaced"}
    with pytest.raises(NotThere):
        await revoke(second.link, by=SOCIAL_ELSEWHERE, now=NOW)


async def test_it_ends_with_the_consent(desk: Desk) -> None:
    made = await handed_over(referral := await desk.referral())
    waiting = await by_sms(referral)
    (consent,) = [each for each in await consents_of(desk.person) if each.purpose == Purpose.REFERRAL]
    await withdraw(consent.id, TakenBack("in_person", None, None), by=SOCIAL, now=NOW)
    assert await why_dead(made) == "consent"
    (kept,) = [link for link in await links_of(referral) if link.id == waiting]
    assert (kept.state, kept.revoked_why) == ("withheld", "consent_withdrawn")
    assert await deliver_batch(NOW) == 0
    with pytest.raises(NotAllowed):  # the referral was withdrawn with it
        await handed_over(referral)


async def test_help_that_has_begun_gets_no_link_without_consent(desk: Desk) -> None:
    referral = await desk.referral()
    for to in (Status.ACCEPTED, Status.IN_PROGRESS):
        await decide_referral(referral, to, by=HOST, now=NOW)
    (consent,) = [each for each in await consents_of(desk.person) if each.purpose == Purpose.REFERRAL]
    await withdraw(consent.id, TakenBack("in_person", None, None), by=SOCIAL, now=NOW)
    with pytest.raises(ConsentMissing):
        await handed_over(referral)


async def test_it_ends_with_the_case_and_with_the_referral(desk: Desk) -> None:
    made = await handed_over(referral := await desk.referral())
    await withdraw_referral(referral, reason="no_answer", by=SOCIAL, now=NOW)
    assert await why_dead(made) == "ended"
    made = await handed_over(await desk.referral())
    await end_supervision(desk.closing(), by=BY, now=NOW)
    await close(desk.person, reason="goals_reached", words=None, by=SOCIAL, now=NOW)
    assert await why_dead(made) == "closed"


async def test_of_two_answers_at_once_the_first_stands(desk: Desk) -> None:
    referral = await desk.referral()
    made = await handed_over(referral)
    no = Answer(Status.REJECTED, "Somebody else", reason="no_capacity")
    both = await asyncio.gather(answer(made.secret, YES, now=NOW), answer(made.secret, no, now=NOW), return_exceptions=True)
    assert [type(each) for each in both if each is not None] == [LinkDead]
    assert len(await events_of([referral])) == 2


async def test_an_answer_without_its_reason_does_not_use_it_up(desk: Desk) -> None:
    made = await handed_over(referral := await desk.referral())
    with pytest.raises(ReasonMissing):
        await answer(made.secret, Answer(Status.REJECTED, "Aigul"), now=NOW)
    with pytest.raises(NotAllowed):
        await answer(made.secret, Answer("propose", "Aigul", time=Time(NOW - DAY, 30)), now=NOW)
    await usable(made.secret, NOW)
    assert await status_of(referral) == "requested"


async def test_a_question_and_a_time_use_it_up_and_leave_the_referral_waiting(desk: Desk) -> None:
    referral = await desk.referral()
    await answer((await handed_over(referral)).secret, Answer("question", "Aigul", note="Is there a wheelchair?"), now=NOW)
    await answer((await handed_over(referral)).secret, Answer("propose", "Aigul", time=Time(NOW + DAY, 30, "Abai 1")), now=NOW)
    assert await status_of(referral) == "requested"
    (message,) = await ReferralMessage.select()
    (proposal,) = await ReferralProposal.select()
    assert (message["party"], message["via"], proposal["party"], proposal["via"]) == ("provider", "link", "provider", "link")
    assert b"wheelchair" not in message["sealed"]
    assert b"Abai" not in proposal["sealed"]


async def test_an_sms_goes_out_once_and_names_nobody(desk: Desk) -> None:
    referral = await desk.referral()
    made = await sent_by_sms(referral)
    assert await deliver_batch(NOW) == 0
    (message,) = written()
    assert (message["to"], message["channel"], message["key"]) == (NUMBER, "sms", str(made.link))
    for hidden in ("Demo Person", "+77010000000", "Needs a bed", str(desk.person), str(referral), "жилищ", "тұрғын"):
        assert hidden not in message["text"]
    (link,) = await links_of(referral)
    assert (link.state, link.attempts) == ("sent", 1)
    await answer(made.secret, YES, now=NOW)
    assert await status_of(referral) == "accepted"


async def test_what_has_ended_before_it_was_sent_is_not_sent(desk: Desk) -> None:
    await by_sms(referral := await desk.referral())
    await decide_referral(referral, Status.REJECTED, reason="no_capacity", by=HOST, now=NOW)
    assert await deliver_batch(NOW) == 0
    (link,) = await links_of(referral)
    assert (link.state, link.why) == ("withheld", "ended")
    assert written() == []


class Failing:
    """A gateway that refuses, or cannot be reached."""

    name = "http"

    def __init__(self, problem: TryLater | Refused) -> None:
        self.problem, self.tried = problem, list[Outgoing]()

    async def send(self, message: Outgoing) -> Accepted:
        self.tried.append(message)
        raise self.problem


async def test_what_cannot_be_sent_now_is_tried_again_and_each_secret_opens_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    referral = await desk.referral()
    link = await by_sms(referral)
    failing = Failing(TryLater("timeout"))
    with monkeypatch.context() as patched:
        patched.setattr(trying, "gateway_of", lambda *_: failing)
        assert await deliver_batch(NOW) == 1
        assert await deliver_batch(NOW) == 0  # not before its time
    (shown,) = await links_of(referral)
    assert (shown.state, shown.why, shown.attempts) == ("queued", "timeout", 1)
    assert await deliver_batch(NOW + timedelta(minutes=1)) == 1
    assert [row["link"] for row in await ReferralLinkToken.select()] == [link, link]


async def test_a_wrong_number_is_said_on_the_referral(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    referral = await desk.referral()
    await by_sms(referral)
    monkeypatch.setattr(trying, "gateway_of", lambda *_: Failing(Refused("unknown_address")))
    assert await deliver_batch(NOW) == 1
    assert await deliver_batch(NOW + DAY) == 0
    (link,) = await links_of(referral)
    assert (link.state, link.why) == ("failed", "unknown_address")


async def test_a_worker_that_was_killed_leaves_it_to_another(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    await by_sms(await desk.referral())

    async def killed(*_: object) -> None:
        raise asyncio.CancelledError

    with monkeypatch.context() as patched:
        patched.setattr(delivering, "_hand_over", killed)
        with pytest.raises(asyncio.CancelledError):
            await deliver_batch(NOW)
    assert await deliver_batch(NOW + timedelta(minutes=1)) == 0
    assert await deliver_batch(NOW + timedelta(minutes=6)) == 1
    assert len(written()) == 1


async def test_two_workers_send_it_once(desk: Desk) -> None:
    await by_sms(await desk.referral())
    assert sorted(await asyncio.gather(deliver_batch(NOW), deliver_batch(NOW))) == [0, 1]
    assert len(written()) == 1


async def test_sent_twice_one_link_is_made_and_elsewhere_none(desk: Desk) -> None:
    referral, token = await desk.referral(), fresh()
    new = NewLink("shown", "", "kk")
    first, secret = await make_link(referral, new, token=token, by=SOCIAL, now=NOW)
    assert secret is not None
    assert await make_link(referral, new, token=token, by=SOCIAL, now=NOW) == (first, None)
    assert await ReferralLink.count() == 1
    with pytest.raises(NotThere):
        await make_link(referral, new, token=fresh(), by=SOCIAL_ELSEWHERE, now=NOW)
    with pytest.raises(NotThere):
        await make_link(uuid4(), new, token=fresh(), by=SOCIAL, now=NOW)
    with pytest.raises(ReasonMissing):
        await make_link(referral, NewLink("sms", "12", "kk"), token=fresh(), by=SOCIAL, now=NOW)
    assert await Audit.count().where(Audit.action == "referral_link_made") == 1
