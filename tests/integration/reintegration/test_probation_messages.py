"""What probation is told: only about people on the register, no more than is needed, and shown word for word."""

import httpx
import pytest

from services.reintegration.casefile.actions import report_address_change
from services.reintegration.cases.domain import Ground
from services.reintegration.cases.tables import Case
from services.reintegration.database import DB
from services.reintegration.plans.actions.starting import start_plan
from services.reintegration.probation_messages.domain import NOT_NAMED, least, may_go
from services.reintegration.probation_messages.queries import told_about
from services.reintegration.probation_messages.tables import ProbationMessage
from services.reintegration.referrals.actions import decide_referral
from services.reintegration.referrals.domain import Status
from shared.db.rows import fetch_values
from shared.messages.base import NEEDS
from shared.messages.reintegration import ConsentTakenBack, PlanMilestone, ReferralOutcome, ResidenceChanged
from tests.builders.actors import HOST, SOCIAL
from tests.builders.desk import Desk
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.plans import steps
from tests.support.clients import SignedIn

BODIES = "SELECT body FROM reintegration.outbox WHERE receiver = 'probation' ORDER BY sequence"


@pytest.mark.parametrize("need", NEEDS)
def test_of_help_that_speaks_of_health_neither_kind_nor_provider_is_told(need: str) -> None:
    values = {"person": fresh(), "referral": fresh(), "need": need, "outcome": "accepted", "provider": "Demo Clinic", "decided_at": NOW}
    told = least(ReferralOutcome.model_validate(values))
    assert isinstance(told, ReferralOutcome)
    assert (told.need, told.provider) == (("other", "") if need in NOT_NAMED else (need, "Demo Clinic"))
    plan = {"person": fresh(), "plan": fresh(), "need": need, "milestone": "goal_met", "reached_at": NOW}
    milestone = least(PlanMilestone.model_validate(plan))
    assert isinstance(milestone, PlanMilestone)
    assert milestone.need == ("other" if need in NOT_NAMED else need)


def test_about_somebody_off_the_register_only_a_deletion_is_told() -> None:
    moved = ResidenceChanged(person=fresh(), changed_at=NOW)
    back = ConsentTakenBack(person=fresh(), purpose="new_address", taken_back_at=NOW)
    assert [may_go(each, known=True, supervised=on) for each in (moved, back) for on in (True, False)] == [True, False, True, True]
    assert not may_go(back, known=False, supervised=False), "probation never knew of them"


async def test_what_was_sent_is_kept_encrypted_and_shown_as_it_was(desk: Desk, signed_in: SignedIn) -> None:
    await decide_referral(await desk.referral(), Status.ACCEPTED, by=HOST, now=NOW)
    await start_plan(desk.person, need="drugs", goal="To stay well", steps=steps(), token=fresh(), by=SOCIAL, now=NOW)
    rows = await ProbationMessage.select(ProbationMessage.sealed)
    assert not any(b"Adaptation" in row["sealed"] for row in rows)
    told = {each.type: each.fields for each in await told_about(desk.person, size=5)}
    sent = await fetch_values(DB, BODIES)
    assert len(sent) == len(told) == 2
    assert told[ReferralOutcome.type]["provider"] == "Demo Adaptation Centre"
    assert told[PlanMilestone.type]["need"] == "other"
    assert not any("drugs" in str(body) for body in sent)
    social: httpx.AsyncClient = await signed_in("reintegration", "social")
    social.cookies.set("oralu_language", "en")
    page = (await social.get(f"/cases/{desk.person}/told")).text
    assert all(words in page for words in ("Demo Adaptation Centre", "The plan was started", "Accepted"))
    assert "Drugs" not in page


async def test_nothing_is_sent_about_somebody_who_is_helped_without_the_register(desk: Desk) -> None:
    await Case.update({Case.ground: Ground.CONSENT}).where(Case.person == desk.person)
    await decide_referral(await desk.referral(), Status.ACCEPTED, by=HOST, now=NOW)
    await desk.plan()
    await report_address_change(desk.person, token=fresh(), by=SOCIAL, now=NOW)
    assert await fetch_values(DB, BODIES) == []
    assert not (await told_about(desk.person, size=5)).rows


async def test_the_list_goes_on_behind_a_page(desk: Desk) -> None:
    for _ in range(3):
        await report_address_change(desk.person, token=fresh(), by=SOCIAL, now=NOW)
    first = await told_about(desk.person, size=2)
    second = await told_about(desk.person, size=2, after=first.rows[-1].id)
    assert (len(first.rows), len(second.rows)) == (2, 1)
    assert len({each.id for each in (*first, *second)}) == 3
