"""Consents: given, refused, taken back; what runs under them stops, and everybody is told."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from services.reintegration.cases.tables import Case
from services.reintegration.consents import queries
from services.reintegration.consents.actions import Said, record
from services.reintegration.consents.deadlines import longest_until
from services.reintegration.consents.domain import NEEDED, Answer, Purpose
from services.reintegration.consents.withdrawal import TakenBack, read_by_provider, told, withdraw
from services.reintegration.continuation.actions import reopen
from services.reintegration.continuation.supervision_end import end_supervision
from services.reintegration.errors import AlreadyReferred, ConsentMissing, ConsentRefused, NotThere
from services.reintegration.referrals.actions import decide_referral
from services.reintegration.referrals.domain import Status
from services.reintegration.referrals.queries import referrals_of
from shared.identity.demo import PROVIDER
from tests.builders.actors import COLLEAGUE, HOST, SOCIAL, SOCIAL_ELSEWHERE, STRANGER
from tests.builders.desk import BY, Desk
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY

AT_THE_DESK = TakenBack("in_person", None, "I changed my mind")


async def said(desk: Desk, purpose: Purpose = Purpose.REFERRAL, answer: Answer = "given", *, token: UUID | None = None) -> UUID:
    to = [PROVIDER] if purpose is Purpose.REFERRAL else []
    until = longest_until(TODAY) if answer == "given" else None
    answered = Said(purpose, to, NEEDED[purpose], answer, "kk", "paper", "12", None, TODAY, until)
    return await record(desk.person, answered, token=token or fresh(), by=SOCIAL, now=NOW)


async def test_a_referral_names_its_consent_and_sends_only_what_was_allowed(desk: Desk) -> None:
    consent = await said(desk)  # without the phone
    await desk.referral()
    (sent,) = await referrals_of(desk.person)
    assert (sent.consent, sent.shared_phone) == (consent, None)


async def test_who_was_not_asked_agrees_on_the_screen(desk: Desk) -> None:
    await desk.referral()
    (sent,) = await referrals_of(desk.person)
    (row,) = await queries.consents_of(desk.person)
    assert (sent.consent, row.form, row.language, row.organisations) == (row.id, "screen", "kk", [PROVIDER])
    assert sent.shared_phone == "+77010000000"


async def test_a_no_is_respected_until_a_new_answer_is_noted(desk: Desk) -> None:
    await said(desk, answer="refused")
    with pytest.raises(ConsentRefused):
        await desk.referral()
    answered = Said(Purpose.REFERRAL, [PROVIDER], NEEDED[Purpose.REFERRAL], "given", "ru", "spoken", None, "A witness", TODAY, TODAY)
    await record(desk.person, answered, token=fresh(), by=SOCIAL, now=NOW + timedelta(minutes=1))
    await desk.referral()


async def test_taking_back_withdraws_what_has_not_begun_and_tells_the_organisation(desk: Desk) -> None:
    consent, referral = await said(desk), await desk.referral()
    for _ in range(2):  # sent twice
        assert await withdraw(consent, AT_THE_DESK, by=SOCIAL, now=NOW) == desk.person
    (sent,) = await referrals_of(desk.person)
    assert (sent.id, sent.status) == (referral, "cancelled")
    assert "consent_withdrawn" in {event.reason for event in sent.events}
    (notice,) = await queries.to_tell(SOCIAL)
    assert notice.organisation_name == "Demo Adaptation Centre"
    assert notice.due_on > TODAY + timedelta(days=15)  # 15 working days
    with pytest.raises(ConsentRefused):
        await desk.referral()
    (received,) = await queries.received(HOST)
    assert (received.name, received.told_at) == ("Demo Person", None)
    with pytest.raises(NotThere):
        await read_by_provider(received.id, by=STRANGER, now=NOW)
    for _ in range(2):
        await read_by_provider(received.id, by=HOST, now=NOW)
    (known,) = await queries.notices_of(desk.person)
    assert (known.told_how, known.told_by_name, await queries.not_read(HOST)) == ("inbox", HOST.name, 0)


async def test_what_has_begun_goes_on_and_is_told(desk: Desk) -> None:
    consent, referral = await said(desk), await desk.referral()
    await decide_referral(referral, Status.ACCEPTED, by=HOST, now=NOW)
    await decide_referral(referral, Status.IN_PROGRESS, by=HOST, now=NOW)
    await withdraw(consent, AT_THE_DESK, by=SOCIAL, now=NOW)
    (sent,) = await referrals_of(desk.person)
    assert sent.status == "in-progress"
    (notice,) = await queries.to_tell(SOCIAL)
    await told(notice.id, "letter", "No. 15", by=COLLEAGUE, now=NOW)
    await told(notice.id, "phone", "Somebody else", by=SOCIAL, now=NOW)  # the first stands
    (known,) = await queries.notices_of(desk.person)
    assert (known.told_how, known.proof, known.told_by_name) == ("letter", "No. 15", COLLEAGUE.name)


async def test_taken_back_while_a_referral_is_sent_leaves_nothing_running(desk: Desk) -> None:
    consent = await said(desk)
    results = await asyncio.gather(withdraw(consent, AT_THE_DESK, by=SOCIAL, now=NOW), desk.referral(), return_exceptions=True)
    assert [one for one in results if isinstance(one, Exception) and not isinstance(one, ConsentRefused)] == []
    assert {one.status for one in await referrals_of(desk.person)} <= {"cancelled"}


async def test_two_at_once_and_twice_make_one(desk: Desk) -> None:
    token = fresh()
    assert len({await said(desk, token=token) for _ in range(2)}) == 1
    results = await asyncio.gather(*(desk.referral() for _ in range(2)), return_exceptions=True)
    assert [type(one) for one in results if isinstance(one, Exception)] == [AlreadyReferred]
    (row,) = await queries.consents_of(desk.person)
    await asyncio.gather(*(withdraw(row.id, AT_THE_DESK, by=SOCIAL, now=NOW) for _ in range(2)))
    assert len(await queries.notices_of(desk.person)) == 1


async def test_no_consent_is_for_ever(desk: Desk) -> None:
    for until in (TODAY.replace(year=9999), longest_until(TODAY) + timedelta(days=1), TODAY - timedelta(days=1), None):
        answered = Said(Purpose.REFERRAL, [PROVIDER], NEEDED[Purpose.REFERRAL], "given", "kk", "screen", None, None, TODAY, until)
        with pytest.raises(ConsentMissing):
            await record(desk.person, answered, token=fresh(), by=SOCIAL, now=NOW)
    assert await queries.consents_of(desk.person) == []


async def test_consents_that_end_soon_are_pointed_out_until_they_are_renewed(desk: Desk) -> None:
    answered = Said(Purpose.NEW_ADDRESS, [], NEEDED[Purpose.NEW_ADDRESS], "given", "kk", "screen", None, None, TODAY, TODAY)
    first = await record(desk.person, answered, token=fresh(), by=SOCIAL, now=NOW)
    month = TODAY + timedelta(days=30)
    assert [row.id for row in await queries.ending(COLLEAGUE, TODAY, month)] == [first]
    assert await queries.ending(SOCIAL_ELSEWHERE, TODAY, month) == []
    later = replace(answered, until_on=longest_until(TODAY), renews=first)
    await record(desk.person, later, token=fresh(), by=SOCIAL, now=NOW + timedelta(minutes=1))
    assert await queries.ending(COLLEAGUE, TODAY, month) == []


async def test_help_without_a_registration_is_a_consent_and_its_end_closes_the_case(desk: Desk) -> None:
    await end_supervision(desk.closing(), by=BY, now=NOW)
    consent = await said(desk, Purpose.HELP)
    row = await Case.select(Case.ground).where(Case.person == desk.person).first()
    assert row == {"ground": "consent"}
    await withdraw(consent, AT_THE_DESK, by=SOCIAL, now=NOW)
    row = await Case.select(Case.status, Case.closing_reason).where(Case.person == desk.person).first()
    assert row == {"status": "closed", "closing_reason": "help_declined"}
    await reopen(desk.person, by=SOCIAL, now=NOW + timedelta(days=1))
    assert [one.purpose for one in await queries.consents_of(desk.person) if one.withdrawn_at is None] == ["help"]


async def test_another_desk_and_a_provider_see_none_of_it(desk: Desk) -> None:
    consent = await said(desk)
    for by in (SOCIAL_ELSEWHERE, HOST):
        with pytest.raises(NotThere):
            await withdraw(consent, AT_THE_DESK, by=by, now=NOW)
