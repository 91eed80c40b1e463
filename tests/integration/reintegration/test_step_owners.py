"""Who does a step of a plan: chosen from a list, seen on their desk, and chosen again when they are not there any more."""

from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from services.reintegration.directory.tables import Organisation
from services.reintegration.plans.actions.steps import complete_step, correct_step
from services.reintegration.plans.domain.steps import Step
from services.reintegration.plans.owners.queries import own_steps, to_choose_again
from services.reintegration.plans.tables import Step as StepTable
from shared.identity.tables import Account
from tests.builders.actors import COLLEAGUE, HOST, SOCIAL, SOCIAL_ELSEWHERE
from tests.builders.desk import Desk
from tests.builders.mentors import mentored
from tests.builders.moments import NOW, TODAY
from tests.builders.plans import plan_form, shown
from tests.builders.staff import make_account
from tests.support.clients import SignedIn
from tests.support.forms import submit


@pytest.fixture
async def social(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    client = await signed_in("reintegration", "social")
    client.cookies.set("oralu_language", "en")
    await make_account(COLLEAGUE, "colleague")
    return client


async def only_step(desk: Desk) -> Step:
    return (await shown(desk.person)).goals[0].steps[0]


async def test_a_worker_is_chosen_from_the_list_and_sees_the_step_on_the_desk(desk: Desk, social: httpx.AsyncClient) -> None:
    await desk.plan()
    step = await only_step(desk)
    form = f"/steps/{step.id}/correct"
    assert f"worker:{COLLEAGUE.id}" in (await social.get(form)).text
    stranger = await submit(social, form, {"text": step.text, "owner": f"worker:{SOCIAL_ELSEWHERE.id}"})
    assert (stranger.status_code, "cannot be chosen any more" in stranger.text) == (422, True)
    assert (await submit(social, form, {"text": step.text, "owner": f"worker:{COLLEAGUE.id}"})).status_code == 303
    chosen = await only_step(desk)
    assert (chosen.owner, chosen.owner_id, chosen.owner_name) == ("worker", COLLEAGUE.id, COLLEAGUE.name)
    assert [row.id for row in await own_steps(COLLEAGUE, size=5)] == [step.id]
    assert not (await own_steps(SOCIAL, size=5)).rows
    assert 'value="worker:' in (await social.get(form)).text
    await complete_step(step.id, by=SOCIAL, now=NOW)
    assert not (await own_steps(COLLEAGUE, size=5)).rows


async def test_a_new_plan_keeps_what_was_chosen_after_a_mistake(desk: Desk, social: httpx.AsyncClient) -> None:
    form, mine = f"/cases/{desk.person}/plans/new", f"worker:{SOCIAL.id}"
    typed = plan_form(owner_1=mine, due_1=str(TODAY - timedelta(days=1)))
    wrong = await submit(social, form, typed, to=f"/cases/{desk.person}/plans")
    assert (wrong.status_code, f'value="{mine}" selected' in wrong.text) == (422, True)
    assert (await submit(social, form, plan_form(owner_1=mine), to=f"/cases/{desk.person}/plans")).status_code == 303
    assert (await only_step(desk)).owner_id == SOCIAL.id
    desk_page = (await social.get("/desk")).text
    assert "Steps that I do" in desk_page
    assert "Visit the centre" in (await social.get("/desk/plan-steps")).text


async def _given_to(desk: Desk, owner: str, owner_id: UUID | None, name: str = "Somebody") -> Step:
    await desk.plan()
    step = await only_step(desk)
    await correct_step(step.id, step.text, owner, name, owner_id, by=SOCIAL, now=NOW)  # type: ignore[arg-type]
    return step


async def again(desk: Desk) -> list[UUID]:
    return [row.id for row in await to_choose_again(SOCIAL, size=5)]


async def test_the_step_of_a_worker_who_left_is_to_be_chosen_again(desk: Desk, social: httpx.AsyncClient) -> None:
    step = await _given_to(desk, "worker", COLLEAGUE.id)
    assert await again(desk) == []
    await Account.update({Account.disabled_at: NOW}).where(Account.id == COLLEAGUE.id)
    assert await again(desk) == [step.id]
    assert "The worker has left" in (await social.get("/desk/plan-steps")).text
    assert [row.id for row in await to_choose_again(SOCIAL_ELSEWHERE, size=5)] == [], "another desk does not see it"
    await correct_step(step.id, step.text, "worker", SOCIAL.name, SOCIAL.id, by=SOCIAL, now=NOW)
    assert await again(desk) == []


async def test_the_step_of_an_organisation_leads_to_its_referral_and_is_chosen_again_at_its_end(
    desk: Desk, social: httpx.AsyncClient
) -> None:
    step = await _given_to(desk, "organisation", HOST.provider)
    assert "No referral to this organisation was sent yet" in (await social.get(f"/steps/{step.id}")).text
    referral = await desk.referral()
    assert f"/referrals/{referral}" in (await social.get(f"/steps/{step.id}")).text
    assert await again(desk) == []
    await Organisation.update({Organisation.ended_at: NOW}).where(Organisation.id == HOST.provider)
    assert await again(desk) == [step.id]


async def test_a_mentor_does_a_step_as_long_as_they_are_one(desk: Desk, social: httpx.AsyncClient) -> None:
    step = await _given_to(desk, "mentor", COLLEAGUE.id)
    assert await again(desk) == [step.id]
    await mentored(desk.person, mentor=COLLEAGUE)
    assert await again(desk) == []
    await correct_step(step.id, step.text, "other", "The sister", None, by=SOCIAL, now=NOW)
    assert await again(desk) == []
    assert (await only_step(desk)).owner_name == "The sister"
    row = await StepTable.select(StepTable.owner_id).where(StepTable.id == step.id).first()
    assert row == {"owner_id": None}
