"""Help outlives the register: the person is asked, and what they say decides; nothing ends by itself."""

import asyncio

import pytest

from services.reintegration.cases.tables import Case
from services.reintegration.continuation.actions import agree, close, reopen, take_back_agreement
from services.reintegration.continuation.supervision_end import end_supervision
from services.reintegration.errors import CaseClosed, ConsentAwaited, ReasonMissing, StillSupervised
from services.reintegration.referrals.actions import decide_referral
from services.reintegration.referrals.domain import Status
from services.reintegration.referrals.tables import Referral
from services.reintegration.timeline.tables import TimelineEntry
from shared.values import JsonObject
from tests.builders.actors import HOST, SOCIAL
from tests.builders.desk import BY, Desk
from tests.builders.moments import NOW

COLUMNS = (Case.status, Case.ground, Case.closing_reason)


async def state(desk: Desk) -> JsonObject:
    row = await Case.select(*COLUMNS).where(Case.person == desk.person).first()
    assert row is not None
    return row


async def kinds(desk: Desk) -> set[str]:
    return {row["kind"] for row in await TimelineEntry.select(TimelineEntry.kind).where(TimelineEntry.person == desk.person)}


async def test_what_was_begun_goes_on_until_the_person_has_said(desk: Desk) -> None:
    referral = await desk.referral()
    for _ in range(2):  # delivered twice
        await end_supervision(desk.closing(), by=BY, now=NOW)
    assert await state(desk) == {"status": "open", "ground": "consent_awaited", "closing_reason": None}
    await decide_referral(referral, Status.ACCEPTED, by=HOST, now=NOW)
    with pytest.raises(ConsentAwaited):
        await desk.plan()
    await agree(desk.person, by=SOCIAL, now=NOW)
    assert (await state(desk))["ground"] == "consent"
    await desk.plan()


async def test_whoever_agreed_during_supervision_is_not_asked_again(desk: Desk) -> None:
    await agree(desk.person, by=SOCIAL, now=NOW)
    assert (await state(desk))["ground"] == "register"
    await end_supervision(desk.closing(), by=BY, now=NOW)
    assert await state(desk) == {"status": "open", "ground": "consent", "closing_reason": None}


async def test_a_no_closes_the_case_and_takes_back_what_has_not_begun(desk: Desk) -> None:
    referral = await desk.referral()
    await take_back_agreement(desk.person, by=SOCIAL, now=NOW)  # on the register: nothing ends
    assert (await state(desk))["status"] == "open"
    await end_supervision(desk.closing(), by=BY, now=NOW)
    await take_back_agreement(desk.person, by=SOCIAL, now=NOW)
    assert await state(desk) == {"status": "closed", "ground": "consent_awaited", "closing_reason": "help_declined"}
    row = await Referral.select(Referral.status).where(Referral.id == referral).first()
    assert row == {"status": "cancelled"}


async def test_a_worker_closes_with_a_reason_and_never_whom_the_register_has(desk: Desk) -> None:
    with pytest.raises(StillSupervised):
        await close(desk.person, reason="goals_reached", words=None, by=SOCIAL, now=NOW)
    await end_supervision(desk.closing(), by=BY, now=NOW)
    for reason in (None, "other", "made up"):
        with pytest.raises(ReasonMissing):
            await close(desk.person, reason=reason, words=None, by=SOCIAL, now=NOW)
    await close(desk.person, reason="goals_reached", words=None, by=SOCIAL, now=NOW)
    with pytest.raises(CaseClosed):
        await agree(desk.person, by=SOCIAL, now=NOW)
    for _ in range(2):
        await reopen(desk.person, by=SOCIAL, now=NOW)
    assert await state(desk) == {"status": "open", "ground": "consent", "closing_reason": None}
    assert {"supervision_ended", "case_closed", "case_reopened"} <= await kinds(desk)


async def test_a_yes_and_a_closing_at_once_leave_one_of_both(desk: Desk) -> None:
    await end_supervision(desk.closing(), by=BY, now=NOW)
    outcomes = await asyncio.gather(
        agree(desk.person, by=SOCIAL, now=NOW),
        close(desk.person, reason="cannot_be_reached", words=None, by=SOCIAL, now=NOW),
        return_exceptions=True,
    )
    assert [outcome for outcome in outcomes if outcome is not None and not isinstance(outcome, CaseClosed)] == []
    assert (await state(desk))["status"] == "closed"  # whichever was first: the worker's closing stands
