"""Needs are assessed, encrypted, worked on; what is urgent today becomes a task at once."""

import asyncio
from datetime import timedelta

import httpx
import pytest

from services.reintegration.database import DB, Audit
from services.reintegration.errors import NotAllowed, NotThere
from services.reintegration.needs.actions.assessing import Incomplete, PartChanged, begin, discard, finish, save
from services.reintegration.needs.actions.working import change_state
from services.reintegration.needs.domain.pathways import SENSITIVE, Pathway
from services.reintegration.needs.domain.states import State
from services.reintegration.needs.queries import assessment as read_assessment
from services.reintegration.needs.queries import needs_of, notes_of, parts_of, urgent_needs
from services.reintegration.sealing.keys import key_of, rewrap_need_keys
from services.reintegration.tasks.tables import TASK
from shared.crypto import CannotDecrypt
from shared.db.rows import fetch_values
from tests.builders.actors import SOCIAL, SOCIAL_ELSEWHERE, SYSTEM
from tests.builders.desk import Desk, opened
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.needs import LATER, NO_NEED, TONIGHT, VIOLENCE, asked_shortly, assessed, needs_by_pathway
from tests.builders.texts import opened_rows
from tests.support.clients import SignedIn
from tests.support.forms import post, submit

STORED = """SELECT p.sealed FROM reintegration.assessment_part p JOIN reintegration.assessment a ON a.id = p.assessment
    WHERE a.person = $1 UNION ALL SELECT n.sealed FROM reintegration.case_need n WHERE n.person = $1"""


@pytest.fixture
async def client(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    client = await signed_in("reintegration", "social")
    client.cookies.set("oralu_language", "en")
    return client


async def test_each_pathway_has_its_need_and_its_state(desk: Desk) -> None:
    await assessed(desk.person, {Pathway.WORK: LATER, Pathway.FAMILY: {"outcome": "declined"}})
    needs = await needs_by_pathway(desk.person)
    assert {pathway: need.state for pathway, need in needs.items()} == {
        Pathway.WORK: State.NOT_STARTED,
        Pathway.FAMILY: State.DECLINED,
    }


async def test_an_assessment_is_finished_when_every_pathway_is_answered(desk: Desk) -> None:
    draft = await begin(desk.person, by=SOCIAL, now=NOW)
    await save(draft, Pathway.HOUSING, {"outcome": "need"}, seen_version=1, by=SOCIAL, now=NOW)
    with pytest.raises(Incomplete) as lacking:
        await finish(draft, by=SOCIAL, now=NOW)
    assert lacking.value.problems[Pathway.HOUSING] == {"urgency": "missing"}
    assert set(lacking.value.problems) == set(Pathway) - {Pathway.OTHER}
    assert (await read_assessment(draft, SOCIAL)).state == "draft"


async def test_a_need_that_fits_no_pathway_is_kept_with_its_words(desk: Desk) -> None:
    await assessed(desk.person, {Pathway.OTHER: {"outcome": "need", "urgency": "soon", "wanted": "My dog needs a place"}})
    assert (await needs_by_pathway(desk.person))[Pathway.OTHER].wanted == "My dog needs a place"


async def test_what_is_urgent_today_is_a_task_at_once_and_names_nothing_sensitive(desk: Desk) -> None:
    await asked_shortly(desk.person, {Pathway.HOUSING: TONIGHT, Pathway.SAFETY: VIOLENCE})
    tasks = await opened_rows(TASK, person=desk.person)
    assert sorted((task["kind"], task["need"], task["words"]) for task in tasks) == [("alarm", "housing", None), ("alarm", "other", None)]
    assert all(task["urgent"] and task["due_at"] == NOW for task in tasks)


async def test_nothing_that_was_answered_can_be_read_in_the_database(desk: Desk) -> None:
    await assessed(desk.person, {Pathway.SAFETY: VIOLENCE, Pathway.HOUSING: TONIGHT, Pathway.ADDICTIONS: {**LATER, "kinds": ("drugs",)}})
    stored = b"".join(await fetch_values(DB, STORED, desk.person))
    for word in (b"door", b"bed", b"drugs", b"declined", b"addictions"):
        assert word not in stored
    named = await fetch_values(DB, "SELECT coalesce(pathway, '') FROM reintegration.case_need WHERE person = $1", desk.person)
    assert sorted(named) == ["", "", "housing"]


async def test_what_is_sealed_for_one_person_opens_for_nobody_else(desk: Desk) -> None:
    other = await opened("Demo Other")
    first, second = await assessed(desk.person, {}), await assessed(other.person, {})
    part, strange = (await parts_of(first))[Pathway.HEALTH], await key_of(other.person)
    assert strange is not None
    with pytest.raises(CannotDecrypt):
        strange.open(part.sealed, part.about)
    own = await key_of(desk.person)
    assert own is not None
    with pytest.raises(CannotDecrypt):
        own.open(part.sealed, (await parts_of(second))[Pathway.HEALTH].about)
    assert own.open(part.sealed, part.about) == NO_NEED
    assert await rewrap_need_keys(by=SYSTEM, now=NOW) == 0, "the keys are the current ones"


async def test_without_the_permission_a_sensitive_need_shows_only_that_it_is_there(desk: Desk) -> None:
    await assessed(desk.person, {Pathway.HEALTH: LATER, Pathway.WORK: LATER})
    shown = await needs_of(desk.person, sensitive=False)
    assert [(need.pathway, need.wanted) for need in shown] == [(Pathway.WORK, ""), (None, "")]


async def test_two_who_save_one_pathway_notice_each_other_and_other_pathways_do_not_clash(desk: Desk) -> None:
    draft = await begin(desk.person, by=SOCIAL, now=NOW)
    saved = await asyncio.gather(
        *(save(draft, Pathway.WORK, LATER, seen_version=1, by=SOCIAL, now=NOW) for _ in range(2)),
        save(draft, Pathway.MONEY, NO_NEED, seen_version=1, by=SOCIAL, now=NOW),
        return_exceptions=True,
    )
    assert [isinstance(one, PartChanged) for one in saved].count(True) == 1
    assert [one for one in saved if not isinstance(one, BaseException)] == [2, 2]


async def test_one_draft_is_open_for_a_person_however_often_it_is_begun(desk: Desk) -> None:
    drafts = await asyncio.gather(*(begin(desk.person, by=SOCIAL, now=NOW) for _ in range(3)))
    assert len(set(drafts)) == 1
    await discard(drafts[0], by=SOCIAL, now=NOW)
    assert await parts_of(drafts[0]) == {}
    assert await begin(desk.person, by=SOCIAL, now=NOW) != drafts[0]


async def test_a_finished_assessment_is_not_changed_any_more(desk: Desk) -> None:
    done = await assessed(desk.person, {})
    with pytest.raises(PartChanged):
        await save(done, Pathway.WORK, LATER, seen_version=2, by=SOCIAL, now=NOW)
    with pytest.raises(NotAllowed):
        await discard(done, by=SOCIAL, now=NOW)
    await finish(done, by=SOCIAL, now=NOW)  # sent twice


async def test_the_short_form_counts_once_and_asks_for_at_least_one_answer(desk: Desk) -> None:
    token = fresh()
    made = await asyncio.gather(*(asked_shortly(desk.person, {Pathway.WORK: LATER}, token=token) for _ in range(3)))
    assert len(set(made)) == 1
    assert len(await needs_by_pathway(desk.person)) == 1
    with pytest.raises(Incomplete):
        await asked_shortly(desk.person, {Pathway.WORK: {"wanted": "A job"}})


async def test_a_need_that_is_not_there_any_more_is_met_and_one_named_again_begins_anew(desk: Desk) -> None:
    await assessed(desk.person, {Pathway.HOUSING: TONIGHT, Pathway.WORK: LATER})
    await assessed(desk.person, {Pathway.WORK: LATER})
    needs = await needs_by_pathway(desk.person)
    assert (needs[Pathway.HOUSING].state, needs[Pathway.HOUSING].urgent_now) == (State.MET, False)
    assert needs[Pathway.HOUSING].wanted == "A bed for the night"
    await assessed(desk.person, {Pathway.HOUSING: LATER})
    assert (await needs_by_pathway(desk.person))[Pathway.HOUSING].state is State.NOT_STARTED


async def test_a_state_is_changed_once_and_a_stale_page_changes_nothing(desk: Desk) -> None:
    await assessed(desk.person, {Pathway.HOUSING: TONIGHT})
    need = (await needs_by_pathway(desk.person))[Pathway.HOUSING]
    assert [each.id for each in await urgent_needs(SOCIAL)] == [need.id]
    for _ in range(2):  # sent twice
        await change_state(need.id, State.IN_PROGRESS, "A bed was found", seen_version=need.version, by=SOCIAL, now=NOW)
    with pytest.raises(NotAllowed):
        await change_state(need.id, State.DECLINED, "", seen_version=need.version, by=SOCIAL, now=NOW)
    with pytest.raises(NotThere):
        await change_state(need.id, State.MET, "", seen_version=need.version + 1, by=SOCIAL_ELSEWHERE, now=NOW)
    assert await urgent_needs(SOCIAL) == [], "somebody has dealt with it"
    assert [note.words for note in await notes_of(desk.person)] == ["A bed was found"]
    events = await fetch_values(DB, "SELECT state FROM reintegration.need_event WHERE need = $1 ORDER BY number", need.id)
    assert events == ["not_started", "in_progress"]


async def test_a_worker_elsewhere_neither_reads_nor_assesses(desk: Desk) -> None:
    done = await assessed(desk.person, {})
    with pytest.raises(NotThere):
        await begin(desk.person, by=SOCIAL_ELSEWHERE, now=NOW)
    with pytest.raises(NotThere):
        await read_assessment(done, SOCIAL_ELSEWHERE)


async def test_the_long_form_from_the_case_page_to_the_needs(client: httpx.AsyncClient, desk: Desk) -> None:
    assert f"/cases/{desk.person}/needs" in (await client.get(f"/cases/{desk.person}")).text
    begun = await submit(client, f"/cases/{desk.person}/needs")
    draft = begun.headers["location"]
    saved = await submit(client, f"{draft}/housing", {"version": "1", "q-outcome": "need", "q-urgency": "now", "q-wanted": "A bed"})
    assert saved.headers["location"] == f"{draft}/work"
    kept = await post(client, f"{draft}/work/draft", {"version": "1", "q-outcome": "need"})
    assert kept.json()["version"] == "2"
    again = await post(client, f"{draft}/work/draft", {"version": "1", "q-outcome": "declined"})
    assert again.status_code == 409
    clash = await post(client, f"{draft}/work", {"version": "1", "q-outcome": "declined"})
    assert clash.status_code == 409
    assert "Nothing is lost" in clash.text
    assert "The person declined help" in clash.text
    await post(client, f"{draft}/work", {"version": "2", "q-outcome": "no_need"})
    missing = await submit(client, draft, {"sure": "yes"})
    assert missing.status_code == 422
    assert "Some answers are missing" in missing.text
    for pathway in Pathway:
        if pathway not in (Pathway.HOUSING, Pathway.WORK, Pathway.OTHER):
            await post(client, f"{draft}/{pathway}", {"version": "1", "q-outcome": "no_need"})
    asked = await submit(client, draft)
    assert asked.status_code == 200
    assert "becomes a task at once" in asked.text
    done = await post(client, draft, {"sure": "yes"})
    assert done.headers["location"] == f"/cases/{desk.person}/needs"
    shown = (await client.get(f"/cases/{desk.person}/needs")).text
    assert "A bed" in shown
    assert "urgent today" in shown
    assert "Today: somebody has no place to sleep" in (await client.get("/desk")).text


async def test_sensitive_answers_are_shown_for_a_purpose_that_is_recorded(client: httpx.AsyncClient, desk: Desk) -> None:
    done = await assessed(desk.person, {Pathway.SAFETY: VIOLENCE, Pathway.WORK: {**LATER, "wanted": "Any job"}})
    shown = await client.get(f"/assessments/{done}")
    assert "Any job" in shown.text
    assert "He waits at the door" not in shown.text
    refused = await submit(client, f"/assessments/{done}", to=f"/assessments/{done}/sensitive")
    assert refused.status_code == 422
    assert "He waits at the door" not in refused.text
    for view in ("answers", "print", "compare"):
        read = await post(client, f"/assessments/{done}/sensitive", {"purpose": "danger", "view": view})
        assert read.status_code == 200
        assert ("He waits at the door" in read.text) == (view != "compare"), "there is nothing before it to compare with"
    notes = await Audit.select(Audit.details).where(Audit.action == "sensitive_needs_read", Audit.about == desk.person)
    assert len(notes) == 3
    assert all("danger" in str(note["details"]) for note in notes)


async def test_two_assessments_are_compared_and_a_paper_speaks_its_own_language(client: httpx.AsyncClient, desk: Desk) -> None:
    await assessed(desk.person, {Pathway.HOUSING: {**TONIGHT, "sleeps": "nowhere"}})
    second = await assessed(desk.person, {Pathway.HOUSING: {**NO_NEED, "sleeps": "rented"}}, now=NOW + timedelta(days=90))
    compared = (await client.get(f"/assessments/{second}/compare")).text
    assert "Nowhere" in compared
    assert "In a rented home" in compared
    assert "В съёмном жилье" in (await client.get(f"/assessments/{second}/print?language=ru")).text
    for language, word in (("kk", "Тұрғын үй"), ("ru", "Жильё"), ("en", "Housing")):
        for form in ("", "&form=short"):
            assert word in (await client.get(f"/assessments/empty?language={language}{form}")).text


async def test_a_coordinator_and_an_auditor_see_that_sensitive_needs_exist(desk: Desk, signed_in: SignedIn) -> None:
    done = await assessed(desk.person, {pathway: {**LATER, "wanted": "Private words"} for pathway in SENSITIVE})
    reader = await signed_in("reintegration", "auditor")
    reader.cookies.set("oralu_language", "en")
    shown = (await reader.get(f"/cases/{desk.person}/needs")).text
    assert "A sensitive need" in shown
    assert "Addictions" not in shown
    read = (await reader.get(f"/assessments/{done}")).text
    assert "Private words" not in read
    assert "Show everything" not in read
    assert (await post(reader, f"/assessments/{done}/sensitive", {"purpose": "danger"})).status_code == 403


async def test_the_short_form_keeps_what_was_typed_when_something_is_missing(client: httpx.AsyncClient, desk: Desk) -> None:
    address = f"/cases/{desk.person}/needs/short"
    missing = await submit(client, address, {"q-housing-outcome": "need", "q-work-wanted": "A job as a welder"})
    assert missing.status_code == 422
    assert "A job as a welder" in missing.text
    assert await needs_by_pathway(desk.person) == {}
    assert (await submit(client, address)).status_code == 422
    done = await submit(client, address, {"q-housing-outcome": "need", "q-housing-urgency": "now"})
    assert done.status_code == 303
    assert set(await needs_by_pathway(desk.person)) == {Pathway.HOUSING}
