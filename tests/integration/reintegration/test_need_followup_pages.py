"""The pages of a need's way, of its outcome, of where needs wait, and what the person takes home."""

from datetime import timedelta

import httpx
import pytest

from services.reintegration.database import DB, Audit
from services.reintegration.need_followup.domain import Answer
from services.reintegration.need_followup.to_take import needs_to_take
from services.reintegration.needs.domain.pathways import Pathway
from services.reintegration.needs.domain.states import State
from services.reintegration.referrals.domain import Status
from services.reintegration.tasks.actions import take_task
from shared.db.rows import fetch_values
from shared.messages.base import Language
from tests.builders.actors import SOCIAL
from tests.builders.desk import Desk
from tests.builders.groups import a_group, enrolled
from tests.builders.moments import NOW
from tests.builders.need_followup import asked_at_kiosk, came_of, completed
from tests.builders.needs import assessed, needs_by_pathway
from tests.builders.referrals import HOUSING
from tests.support.clients import SignedIn
from tests.support.forms import post, submit, typed_fields


@pytest.fixture
async def social(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    return await _english(signed_in, "social")


async def _english(signed_in: SignedIn, login: str) -> httpx.AsyncClient:
    client = await signed_in("reintegration", login)
    client.cookies.set("oralu_language", "en")
    return client


async def test_the_way_says_what_there_is_and_what_is_missing(desk: Desk, social: httpx.AsyncClient) -> None:
    task, need = await asked_at_kiosk(desk.person)
    assert f'href="/needs/{need}"' in (await social.get(f"/cases/{desk.person}")).text, "one click from the case"
    shown = (await social.get(f"/needs/{need}")).text
    assert "The person asked at the kiosk" in shown
    for missing in ("No goal of a plan is linked.", "Nobody has answered yet.", "Nothing has ended yet.", "Needs were not assessed again."):
        assert missing in shown
    await take_task(task, by=SOCIAL, now=NOW)
    await desk.plan(task=task)
    await completed(await desk.referral(), until=Status.IN_PROGRESS)
    shown = (await social.get(f"/needs/{need}")).text
    assert all(said in shown for said in ("A plan was made", "Being worked on", "In progress", "Demo Adaptation Centre"))
    assert "No goal of a plan is linked." not in shown
    assert "Nothing has ended yet." in shown


async def test_at_the_end_the_worker_is_asked_and_nothing_is_chosen_beforehand(desk: Desk, social: httpx.AsyncClient) -> None:
    _, need = await asked_at_kiosk(desk.person)
    referral = await desk.referral()
    await completed(referral)
    for page in (f"/cases/{desk.person}", "/desk/needs/waiting?stage=outcome"):
        assert str(need) in (await social.get(page)).text, page
    form = f"/needs/{need}/outcome?subject={referral}"
    opened = (await social.get(form)).text
    assert "checked" not in opened
    assert " selected" not in opened
    fields = {name: values[0] for name, values in typed_fields(opened, form).items()}
    for wrong in ({}, {"answer": "partly", "note": "One month"}, {"answer": "not_met", "why": "because", "note": "One month"}):
        refused = await post(social, form, fields | wrong)
        assert refused.status_code == 422
        assert wrong.get("note", "") in refused.text, "what was typed stays"
    for _ in range(2):  # the button pressed twice
        assert (await post(social, form, fields | {"answer": "partly", "why": "no_capacity"})).status_code == 303
    assert await fetch_values(DB, "SELECT number FROM reintegration.need_outcome") == [1]
    assert (await needs_by_pathway(desk.person))[Pathway.HOUSING].state is State.IN_PROGRESS
    assert "is the need met?" not in (await social.get(f"/cases/{desk.person}")).text, "asked once"
    again = {name: values[0] for name, values in typed_fields((await social.get(form)).text, form).items()}
    assert (await post(social, form, again | {"number": "0", "answer": "met"})).status_code == 409
    assert (await post(social, form, again | {"answer": "met"})).status_code == 303
    shown = (await social.get(f"/needs/{need}")).text
    assert all(said in shown for said in ("The need is met<", "Answers that were corrected", "The need is met in part", "No free place"))


async def test_a_worker_links_what_is_not_linked_and_takes_it_off(desk: Desk, social: httpx.AsyncClient) -> None:
    _, need = await asked_at_kiosk(desk.person)
    group = await enrolled(desk.person, await a_group())
    page, links = f"/needs/{need}", f"/needs/{need}/links"
    assert "It is for this need" in (await social.get(page)).text
    for act, free in (("link", False), ("unlink", True)):
        sent = await submit(social, page, {"kind": "group", "subject": str(group), "act": act}, to=links)
        assert sent.status_code == 303
        assert ("It is for this need" in (await social.get(page)).text) is free
    assert (await submit(social, page, {"kind": "castle", "subject": str(group), "act": "link"}, to=links)).status_code == 422


async def test_the_manager_sees_how_many_wait_where_and_opens_the_list_behind(desk: Desk, signed_in: SignedIn) -> None:
    await asked_at_kiosk(desk.person)
    await asked_at_kiosk(desk.person, "drugs")
    manager = await _english(signed_in, "manager")
    shown = (await manager.get("/desk/needs")).text
    assert "Asked, nothing has begun" in shown
    assert "/desk/needs/waiting?stage=asked&amp;pathway=housing" in shown
    assert "Addictions" not in shown
    listed = (await manager.get("/desk/needs/waiting?stage=asked&pathway=sensitive")).text
    assert "A sensitive need" in listed
    assert "Demo Person" in listed
    assert "Addictions" not in listed
    assert "Demo Person" not in (await manager.get("/desk/needs/waiting?stage=help")).text
    assert (await manager.get("/desk/needs/waiting?stage=castle")).status_code in (400, 404)
    assert "/desk/needs" in (await manager.get("/desk")).text


@pytest.mark.parametrize("login", ["auditor", "manager"])
async def test_who_may_not_see_sensitive_needs_does_not_find_their_way(desk: Desk, signed_in: SignedIn, login: str) -> None:
    _, housing = await asked_at_kiosk(desk.person)
    task, drugs = await asked_at_kiosk(desk.person, "drugs")
    reader = await _english(signed_in, login)
    opened = await reader.get(f"/needs/{housing}")
    assert opened.status_code == 200
    assert "Not for this need" not in opened.text, "only whoever assesses links"
    assert str(task) not in opened.text, "what is linked to a sensitive need shows nowhere else"
    assert (await reader.get(f"/needs/{drugs}")).status_code == 404
    assert str(drugs) not in (await reader.get(f"/cases/{desk.person}/needs")).text
    assert (await reader.get(f"/needs/{housing}/outcome?subject={task}")).status_code == 403


@pytest.mark.parametrize("login", ["provider", "institution", "career", "akimat"])
async def test_whoever_takes_part_from_outside_the_desk_sees_no_need(desk: Desk, signed_in: SignedIn, login: str) -> None:
    _, need = await asked_at_kiosk(desk.person, "health")
    client = await _english(signed_in, login)
    for page in (f"/needs/{need}", f"/needs/{need}/outcome?subject={need}", "/desk/needs", "/desk/needs/waiting?stage=asked"):
        assert (await client.get(page)).status_code == 403, page


async def test_a_provider_s_page_of_a_referral_does_not_name_the_need_it_is_linked_to(desk: Desk, signed_in: SignedIn) -> None:
    _, need = await asked_at_kiosk(desk.person)
    referral = await desk.referral()
    provider = await _english(signed_in, "provider")
    assert str(need) not in (await provider.get(f"/provider/referrals/{referral}")).text


async def test_the_paper_to_take_home_says_each_need_and_sensitive_ones_only_by_the_switch(desk: Desk, social: httpx.AsyncClient) -> None:
    await asked_at_kiosk(desk.person)
    await asked_at_kiosk(desk.person, "drugs")
    await desk.referral()
    paper = f"/cases/{desk.person}/papers-to-print"
    plain = (await social.get(f"{paper}?language=en")).text
    assert "checked" not in plain
    assert "Help for me: Housing" in plain
    assert "Demo Adaptation Centre was asked and answers by" in plain
    assert "Help for me: Addictions" not in plain
    assert not await Audit.exists().where(Audit.action == "sensitive_needs_printed")
    assert "Help for me: Addictions" in (await social.get(f"{paper}?language=en&sensitive=yes")).text
    assert await Audit.exists().where(Audit.action == "sensitive_needs_printed", Audit.about == desk.person)
    for language, said in (("kk", "Маған керек көмек: Тұрғын үй"), ("ru", "Помощь мне: Жильё")):
        assert said in (await social.get(f"{paper}?language={language}")).text
    assert (await social.get(f"{paper}.pdf?language=kk&sensitive=yes")).content.startswith(b"%PDF")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
async def test_the_paper_says_what_came_of_it_in_plain_words(desk: Desk, language: Language) -> None:
    task, need = await asked_at_kiosk(desk.person)
    assert len((await _told(desk, language))["what"]) == 1, "nothing has begun, and it says so"
    await desk.plan("Call the centre", task=task)
    referral = await desk.referral()
    assert "Call the centre" in str(await _told(desk, language))
    await completed(referral)
    await came_of(need, referral, Answer.MET)
    (came,) = (await _told(desk, language))["came"]
    assert {"kk": "керегі шешілді", "ru": "вопрос решён", "en": "what I needed"}[language] in came


async def _told(desk: Desk, language: Language) -> dict[str, list[str]]:
    (told,) = await needs_to_take(desk.person, language, NOW, sensitive=False)
    heads = {
        "kk": ("Қазір не болып жатыр", "Нәтижесі"),
        "ru": ("Что происходит", "Что получилось"),
        "en": ("What is happening", "What came of it"),
    }
    what, came = heads[language]
    said = dict(told.said)
    return {"what": said.get(what, "").splitlines(), "came": said.get(came, "").splitlines(), "all": list(said.values())}


async def test_who_is_invited_to_a_group_or_sent_to_a_provider_from_a_need_goes_there_for_it(desk: Desk, social: httpx.AsyncClient) -> None:
    _, need = await asked_at_kiosk(desk.person, "drugs")
    page, group = (await social.get(f"/needs/{need}")).text, await a_group()
    for link in (f"/cases/{desk.person}/groups/new?need_id={need}", f"/cases/{desk.person}/providers?need_id={need}"):
        assert link in page
    form = f"/cases/{desk.person}/groups/new"
    fields = {name: values[0] for name, values in typed_fields((await social.get(f"{form}?need_id={need}")).text, form).items()}
    assert (await post(social, form, fields | {"group": str(group)})).status_code == 303
    assert f"/refer/{HOUSING}?need_id={need}" in (await social.get(f"/cases/{desk.person}/providers?need_id={need}&need=housing")).text
    form = f"/cases/{desk.person}/refer/{HOUSING}"
    fields = {name: values[0] for name, values in typed_fields((await social.get(f"{form}?need_id={need}")).text, form).items()}
    assert (await post(social, form, fields | {"note": "Needs a bed", "consent": "yes"})).status_code == 303
    for table in ("participation", "referral"):
        assert await fetch_values(DB, f"SELECT need_id FROM reintegration.{table}") == [need], table


async def test_an_assessment_later_stands_at_the_end_of_the_way_with_what_it_found(desk: Desk, social: httpx.AsyncClient) -> None:
    _, need = await asked_at_kiosk(desk.person)
    await assessed(desk.person, {}, now=NOW + timedelta(days=90))
    again = (await social.get(f"/needs/{need}")).text.split("Assessed anew")[1]
    assert "Needs were not assessed again." not in again
    assert again.index("Met") < again.index("How the state changed")
