"""The pages of who has a case: the desk, the case, a hand-over, the manager's team, absences."""

import httpx
import pytest

from services.reintegration.owning.actions.handing_over import ask
from services.reintegration.owning.actions.taking import give, take
from services.reintegration.owning.queries.owners import history_of, owner_of
from services.reintegration.settings import settings
from services.reintegration.tasks.actions import take_task
from shared.identity.accounts import set_disabled
from shared.identity.demo import demo_id
from tests.builders.actors import COLLEAGUE, MANAGER, SOCIAL, SYSTEM
from tests.builders.desk import Desk, opened
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.staff import make_account
from tests.support.clients import SignedIn
from tests.support.forms import post, submit


@pytest.fixture(autouse=True)
async def colleague(engines: object) -> None:
    await make_account(COLLEAGUE, "colleague")


@pytest.fixture
async def social(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    return await signed_in("reintegration", "social")


@pytest.fixture
async def manager(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    return await signed_in("reintegration", "manager")


async def test_the_case_page_asks_who_takes_it_until_somebody_does(desk: Desk, social: httpx.AsyncClient) -> None:
    case = f"/cases/{desk.person}"
    assert "Nobody has this case" in (await social.get(case)).text
    assert "Cases without a worker: 1" in (await social.get("/desk")).text
    listed = await social.get("/desk/without-worker")
    assert "Demo Person" in listed.text
    assert (await post(social, f"{case}/take")).headers["location"] == case
    shown = (await social.get(case)).text
    assert "Nobody has this case" not in shown
    assert "Demo Social Worker" in shown
    assert "Every open case has a worker." in (await social.get("/desk/without-worker")).text
    assert "Demo Person" in (await social.get("/desk/mine")).text


async def test_a_case_goes_to_a_colleague_who_accepts(desk: Desk, social: httpx.AsyncClient, signed_in: SignedIn) -> None:
    await take(desk.person, by=SOCIAL, now=NOW)
    page = f"/cases/{desk.person}/worker"
    wrong = await submit(social, page, {"why": "no", "to": str(demo_id("admin"))})
    assert wrong.status_code == 422
    assert "Choose a worker from the list" in wrong.text
    assert ">no</textarea>" in wrong.text, "what was typed stays"
    assert (await submit(social, page, {"why": "I change to another desk", "to": str(COLLEAGUE.id)})).status_code == 303
    assert "You asked others" in (await social.get("/desk")).text
    other = await signed_in("reintegration", "colleague")
    home = (await other.get("/desk")).text
    assert "You are asked to take a case over" in home
    handover = home.split("/desk/handovers/")[1].split('"')[0]
    asked = await other.get(f"/desk/handovers/{handover}")
    assert "I change to another desk" in asked.text
    assert "checked" not in asked.text, "no answer is chosen beforehand"
    no_reason = await submit(other, f"/desk/handovers/{handover}", {"answer": "decline"})
    assert (no_reason.status_code, "Choose why you do not take it" in no_reason.text) == (422, True)
    assert (await submit(other, f"/desk/handovers/{handover}", {"answer": "accept"})).headers["location"] == f"/cases/{desk.person}"
    again = await post(other, f"/desk/handovers/{handover}", {"answer": "accept"})
    assert again.status_code == 409
    owner = await owner_of(desk.person)
    assert owner is not None
    assert owner.account == COLLEAGUE.id
    assert "Accepted" in (await social.get("/desk")).text


async def test_a_worker_who_takes_a_taken_case_is_told_who_has_it(desk: Desk, social: httpx.AsyncClient) -> None:
    await social.get(f"/cases/{desk.person}")
    await take(desk.person, by=COLLEAGUE, now=NOW)
    refused = await post(social, f"/cases/{desk.person}/take")
    assert refused.status_code == 409
    assert "Demo Colleague has this case" in refused.text


async def test_giving_back_asks_first(desk: Desk, social: httpx.AsyncClient) -> None:
    await take(desk.person, by=SOCIAL, now=NOW)
    asked = await submit(social, f"/cases/{desk.person}/worker", to=f"/cases/{desk.person}/give-back")
    assert "Nobody has the case then" in asked.text
    assert await owner_of(desk.person) is not None
    await post(social, f"/cases/{desk.person}/give-back", {"sure": "yes"})
    assert await owner_of(desk.person) is None


async def test_the_manager_gives_a_case_and_a_stale_page_is_refused(desk: Desk, manager: httpx.AsyncClient) -> None:
    page = f"/cases/{desk.person}/worker"
    shown = (await manager.get(page)).text
    assert shown.count("proposed: the most room") == 1
    sent = {"why": "New on the desk", "to": str(COLLEAGUE.id), "before": ""}
    assert (await submit(manager, page, sent)).status_code == 303
    stale = await submit(manager, page, {"why": "Second thought", "to": str(SOCIAL.id), "before": ""})
    assert stale.status_code == 409
    assert [row.name for row in await history_of(desk.person)] == [COLLEAGUE.name]
    after = (await manager.get(page)).text
    assert "New on the desk" in after


async def test_each_number_of_the_team_leads_to_its_list(desk: Desk, manager: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    await take(desk.person, by=SOCIAL, now=NOW)
    await desk.referral()
    await take_task(await desk.task("work"), by=SOCIAL, now=NOW)
    await opened("Second Person")
    few = settings().model_copy(update={"desk_rows": 1})
    team = (await manager.get("/desk/team")).text
    assert "case without a worker" in team
    assert "1 of 40" in team
    worker = f"/desk/team/{SOCIAL.id}"
    assert f'href="{worker}#referrals">1<' in team
    shown = (await manager.get(worker)).text
    assert shown.count("Demo Person") == 2, "the case and its referral; no task is past its time"
    monkeypatch.setattr("services.reintegration.owning.pages.team.settings", lambda: few)
    first = (await manager.get("/desk/team")).text
    assert "Demo Colleague" in first
    assert "Demo Social Worker" not in first
    assert "Demo Social Worker" in (await manager.get(f"/desk/team?after={COLLEAGUE.id}")).text


async def test_a_personal_number_has_a_reason_and_warns(desk: Desk, manager: httpx.AsyncClient) -> None:
    await take(desk.person, by=SOCIAL, now=NOW)
    worker = f"/desk/team/{SOCIAL.id}"
    for sent, said in (
        ({"cases": "0", "valid_from": "23.11.2026", "why": "Half time"}, "This day is over"),
        ({"cases": "-1", "valid_from": "24.11.2026", "why": "Half time"}, "There is a problem"),
        ({"cases": "0", "valid_from": "24.11.2026", "why": ""}, "There is a problem"),
    ):
        refused = await submit(manager, worker, sent, to=f"{worker}/capacity")
        assert (refused.status_code, said in refused.text) == (422, True)
    right = {"cases": "0", "valid_from": "24.11.2026", "why": "Half time"}
    assert (await submit(manager, worker, right, to=f"{worker}/capacity")).status_code == 303
    assert "above the number" in (await manager.get("/desk/team")).text
    assert "Half time" in (await manager.get(worker)).text


async def test_an_absence_is_entered_and_ended(desk: Desk, manager: httpx.AsyncClient, signed_in: SignedIn) -> None:
    await take(desk.person, by=SOCIAL, now=NOW)
    right = {"covered": str(SOCIAL.id), "covering": str(COLLEAGUE.id), "since": "24.11.2026", "until": "30.11.2026", "reason": "leave"}
    for change, said in (
        ({"covering": str(SOCIAL.id)}, "nobody stands in for themselves"),
        ({"covered": str(demo_id("officer"))}, "Choose a worker from the list"),
        ({"until": "23.11.2026"}, "This day is over"),
        ({"until": "30.11.2199"}, "arrange a new one afterwards"),
    ):
        refused = await submit(manager, "/desk/team/covers", right | change)
        assert (refused.status_code, said in refused.text) == (422, True), said
    assert (await submit(manager, "/desk/team/covers", right)).status_code == 303
    other = await signed_in("reintegration", "colleague")
    assert "Demo Social Worker has the case" in (await other.get("/desk/mine")).text
    assert "Demo Colleague stands in" in (await other.get(f"/cases/{desk.person}")).text
    page = (await manager.get("/desk/team/covers")).text
    cover = page.split("/desk/team/covers/")[1].split('"')[0]
    one = f"/desk/team/covers/{cover}"
    for until, said in (("23.11.2026", "This day is over"), ("30.11.2199", "arrange a new one afterwards")):
        assert said in (await submit(manager, one, {"until": until, "seen": "2026-11-30"})).text
    assert (await submit(manager, one, {"until": "2.12.2026", "seen": "2026-11-30"})).status_code == 303
    assert "2 December 2026" in (await manager.get("/desk/team/covers")).text
    stale = await submit(manager, one, {"until": "3.12.2026", "seen": "2026-11-30"})
    assert stale.status_code == 409, "somebody corrected it meanwhile"
    assert "no longer stands in" in (await post(manager, f"/desk/team/covers/{cover}/end")).text
    await post(manager, f"/desk/team/covers/{cover}/end", {"sure": "yes"})
    assert "Demo Person" not in (await other.get("/desk/mine")).text


async def test_the_manager_sees_what_waits_and_what_nobody_has(desk: Desk, manager: httpx.AsyncClient) -> None:
    await take(desk.person, by=COLLEAGUE, now=NOW)
    await ask(desk.person, SOCIAL.id, why="On leave soon", token=fresh(), by=COLLEAGUE, now=NOW)
    assert "Demo Colleague asks Demo Social Worker" in (await manager.get("/desk/handovers")).text
    await set_disabled(COLLEAGUE.id, True, by=SYSTEM, at=NOW)
    without = (await manager.get("/desk/without-worker")).text
    assert "Demo Colleague had it and cannot work on it any more." in without
    await give(desk.person, SOCIAL.id, why="Colleague left", before=COLLEAGUE.id, by=MANAGER, now=NOW)
    assert "No hand-over waits" in (await manager.get("/desk/handovers")).text


@pytest.mark.parametrize("login", ["social", "auditor", "provider", "institution"])
async def test_the_team_is_the_manager_s_alone(login: str, desk: Desk, signed_in: SignedIn) -> None:
    client = await signed_in("reintegration", login)
    for address in ("/desk/team", f"/desk/team/{SOCIAL.id}", "/desk/team/covers", "/desk/handovers"):
        assert (await client.get(address)).status_code == 403


async def test_a_manager_of_another_office_sees_nothing_of_this_team(desk: Desk, signed_in: SignedIn) -> None:
    far = type(MANAGER)(demo_id("far-manager"), "Far Manager", MANAGER.role, "71")
    await make_account(far, "far-manager")
    client = await signed_in("reintegration", "far-manager")
    assert "Demo Social Worker" not in (await client.get("/desk/team")).text
    for address in (f"/desk/team/{SOCIAL.id}", f"/cases/{desk.person}/worker"):
        assert (await client.get(address)).status_code == 404
