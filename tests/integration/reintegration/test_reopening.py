"""A closed case opens again: by the reason for which it was closed, never by itself, with everything that had stopped listed."""

import httpx
import pytest

from services.reintegration.casefile.stopped import begin_again, stopped_with
from services.reintegration.cases.domain import CLOSING_REASONS
from services.reintegration.cases.tables import Case
from services.reintegration.contacts.tables import Appointment
from services.reintegration.continuation.actions import close, reopen, take_back_agreement
from services.reintegration.continuation.domain import BY_MISTAKE_ALONE, REOPENING, Again
from services.reintegration.continuation.supervision_end import end_supervision
from services.reintegration.errors import NotAllowed, NotThere, ReasonMissing
from services.reintegration.owning.actions.taking import take
from services.reintegration.owning.queries.owners import owner_of
from services.reintegration.plans.tables import Plan
from services.reintegration.referrals.tables import Referral
from services.reintegration.stages.actions.standing import note_standing
from services.reintegration.stages.domain.standing import Act, Standing
from services.reintegration.tasks.tables import Task
from tests.builders.actors import SOCIAL, SOCIAL_ELSEWHERE
from tests.builders.desk import BY, Desk
from tests.builders.ids import fresh
from tests.builders.moments import NOW, FixedClock
from tests.support.clients import SignedIn
from tests.support.forms import post, submit


async def ended(desk: Desk, reason: str | None) -> None:
    await end_supervision(desk.closing(), by=BY, now=NOW)
    if reason is None:  # before reasons were kept
        await close(desk.person, reason="goals_reached", words=None, by=SOCIAL, now=NOW)
        await Case.update({Case.closing_reason: None}).where(Case.person == desk.person)
    else:
        await close(desk.person, reason=reason, words="Another reason", by=SOCIAL, now=NOW)


async def status(desk: Desk) -> str:
    row = await Case.select(Case.status).where(Case.person == desk.person).first()
    assert row is not None
    return str(row["status"])


def test_every_reason_says_how_a_case_opens_again() -> None:
    assert set(REOPENING) == {None, *CLOSING_REASONS}
    assert all(Again.MISTAKE in ways for ways in REOPENING.values()), "every ending can have been a mistake"
    assert {reason for reason, ways in REOPENING.items() if Again.RETURN not in ways} == set(BY_MISTAKE_ALONE)


@pytest.mark.parametrize("again", list(Again))
@pytest.mark.parametrize("reason", [None, *CLOSING_REASONS])
async def test_a_case_opens_again_as_the_table_says(desk: Desk, reason: str | None, again: Again) -> None:
    await ended(desk, reason)
    if again not in REOPENING[reason]:
        with pytest.raises(NotAllowed):
            await reopen(desk.person, again, words="They came", by=SOCIAL, now=NOW)
        assert await status(desk) == "closed"
        return
    for _ in range(2):  # sent twice
        await reopen(desk.person, again, words="They came", by=SOCIAL, now=NOW)
    assert await status(desk) == "open"
    row = await Case.select(Case.ground, Case.closing_reason, Case.rests, Case.closed_at).where(Case.person == desk.person).first()
    ground = "consent" if again is Again.RETURN else "consent_awaited"
    assert row == {"ground": ground, "closing_reason": None, "rests": None, "closed_at": None}
    kinds = await Task.select(Task.kind).where(Task.person == desk.person, Task.status == "open")
    assert kinds == ([{"kind": "stopped"}] if again is Again.MISTAKE else [])


async def test_a_mistake_has_a_reason_and_nobody_elsewhere_undoes_it(desk: Desk) -> None:
    await ended(desk, "died")
    with pytest.raises(ReasonMissing):
        await reopen(desk.person, Again.MISTAKE, words=" ", by=SOCIAL, now=NOW)
    with pytest.raises(NotThere):
        await reopen(desk.person, Again.MISTAKE, words="Alive", by=SOCIAL_ELSEWHERE, now=NOW)
    with pytest.raises(NotThere):  # of somebody who was erased nothing is left to open
        await reopen(fresh(), Again.MISTAKE, words="Alive", by=SOCIAL, now=NOW)
    assert await status(desk) == "closed"


async def full(desk: Desk) -> None:
    await take(desk.person, by=SOCIAL, now=NOW)
    await desk.task("work")
    await desk.plan("Call the owner")
    await desk.referral()
    await desk.appointment()


@pytest.mark.parametrize("supervised", [True, False])
async def test_after_a_death_by_mistake_everything_that_stopped_is_listed_and_nothing_restarts(desk: Desk, supervised: bool) -> None:
    await full(desk)
    if not supervised:
        await end_supervision(desk.closing(), by=BY, now=NOW)
    await note_standing(desk.person, Act.DEATH, seen=Standing.ON_PATH, words="Told by phone", by=SOCIAL, now=NOW)
    await note_standing(desk.person, Act.CORRECT, seen=Standing.DIED, words="Another person of this name", by=SOCIAL, now=NOW)
    assert await status(desk) == "open"
    at, rows = await stopped_with(desk.person)
    assert at == NOW
    assert {each.what for each in rows} == {"task", "appointment", "referral", "plan", "worker"}
    assert all(begin_again(desk.person, each).startswith("/") for each in rows)
    assert await owner_of(desk.person) is None
    assert await Appointment.select(Appointment.state) == [{"state": "cancelled"}]
    assert await Plan.exists().where(Plan.state == "active") is False
    assert await Referral.exists().where(Referral.ended_at.is_null()) is False
    assert await Task.select(Task.kind).where(Task.status == "open") == [{"kind": "stopped"}]


async def test_the_pages_lead_from_a_death_to_what_had_stopped(desk: Desk, signed_in: SignedIn, fixed_clock: FixedClock) -> None:
    social, case = await signed_in("reintegration", "social"), f"/cases/{desk.person}"
    await desk.task("work")
    await ended(desk, "died")
    page = (await social.get(case)).text
    assert "The person came back" not in page
    assert "The ending was a mistake" in page
    refused: httpx.Response = await post(social, f"{case}/reopen", {"sure": "yes"})
    assert refused.status_code == 409
    form = f"{case}/ending-mistake"
    assert (await submit(social, form, {"words": ""})).status_code == 422
    done = await submit(social, form, {"words": "Another person of this name"})
    assert (done.status_code, done.headers["location"]) == (303, f"{case}/stopped")
    stopped = (await social.get(f"{case}/stopped")).text
    assert "Task: Work" in stopped
    assert (await social.get(form)).status_code == 409, "the case is open"


async def test_whoever_declined_help_without_a_register_can_come_back(desk: Desk) -> None:
    await end_supervision(desk.closing(), by=BY, now=NOW)
    await take_back_agreement(desk.person, by=SOCIAL, now=NOW)
    await reopen(desk.person, by=SOCIAL, now=NOW)
    assert await status(desk) == "open"
