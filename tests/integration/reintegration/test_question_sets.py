"""The questions about needs change by version, with a second person; what was answered stays as it is."""

import asyncio
import re
import tomllib
from datetime import date, timedelta
from uuid import UUID

import httpx
import pytest

from services.reintegration.errors import EntryChanged, NotAllowed, NotThere
from services.reintegration.needs.actions.assessing import begin as begin_assessment
from services.reintegration.needs.actions.assessing import discard, finish
from services.reintegration.needs.domain.comparing import Answered, compared
from services.reintegration.needs.domain.pathways import Pathway
from services.reintegration.needs.queries import any_assessment, parts_of
from services.reintegration.needs.sets import SetVersion, in_force
from services.reintegration.needs.tables import QuestionSet
from services.reintegration.question_sets import actions, queries
from services.reintegration.question_sets.domain import editing
from services.reintegration.question_sets.tables import QuestionDraft
from services.reintegration.sealing.keys import key_of
from services.reintegration.words import today
from shared.questions.writing import written
from shared.web.asking import SURE
from tests.builders.actors import COORDINATOR, MANAGER, SOCIAL
from tests.builders.desk import Desk
from tests.builders.moments import NOW
from tests.builders.needs import LATER, answered, assessed
from tests.builders.staff import make_account
from tests.support.clients import SignedIn
from tests.support.forms import post, submit, typed_fields

DAY = timedelta(days=1)
FROM = today(NOW) + DAY
SLEEP = editing.Written(
    "yes_no", {"kk": "Қайда түнейтінін біле ме", "ru": "Знает ли, где ночевать", "en": "Knows where to sleep"}, {}, required=True, lines=1,
    options=[], shown_if=("outcome", ["need"]),
)  # fmt: skip


async def changed(content: str, *, since: date = FROM) -> str:
    data = editing.with_head(tomllib.loads(content), valid_from=since, source="house rule: asked by the desks", status="unverified")
    return written(editing.with_new_question(data, "need", "knows_place", SLEEP))


async def drafted() -> UUID:
    draft = await actions.begin(Pathway.HOUSING, by=COORDINATOR, now=NOW)
    await actions.save(draft, await changed((await queries.draft_of(draft)).content), seen_version=1, by=COORDINATOR, now=NOW)
    await actions.submit(draft, "The desks asked for it", seen_version=2, by=COORDINATOR, now=NOW)
    return draft


async def put_in_force() -> UUID:
    return await actions.accept(await drafted(), seen_version=3, by=MANAGER, now=NOW)


async def housing(on: date) -> SetVersion:
    return (await in_force(on, NOW))[Pathway.HOUSING]


async def test_a_second_person_puts_it_in_force_from_its_day_on(desk: Desk) -> None:
    draft = await drafted()
    with pytest.raises(actions.OwnDraft):
        await actions.accept(draft, seen_version=3, by=COORDINATOR, now=NOW)
    with pytest.raises(NotThere):
        await actions.accept(draft, seen_version=3, by=SOCIAL, now=NOW)
    before = await housing(today(NOW))
    made = await actions.accept(draft, seen_version=3, by=MANAGER, now=NOW)
    assert (await housing(today(NOW))).id == before.id
    assert (await housing(FROM)).id == made
    assert (await housing(FROM)).version == before.version + 1
    with pytest.raises(NotAllowed):
        await actions.save(draft, "x = 1", seen_version=4, by=COORDINATOR, now=NOW)


async def test_two_begin_and_two_answer_at_once_and_it_is_one(desk: Desk) -> None:
    begun = await asyncio.gather(*(actions.begin(Pathway.HOUSING, by=by, now=NOW) for by in (COORDINATOR, MANAGER)))
    assert len(set(begun)) == 1
    await actions.discard(begun[0], seen_version=1, by=MANAGER, now=NOW)
    draft = await drafted()
    done = await asyncio.gather(
        actions.accept(draft, seen_version=3, by=MANAGER, now=NOW),
        actions.give_back(draft, "Not like this", seen_version=3, by=MANAGER, now=NOW),
        return_exceptions=True,
    )
    assert sum(isinstance(each, EntryChanged | NotAllowed) for each in done) == 1


async def test_given_back_it_is_written_on_and_whoever_wrote_then_does_not_answer(desk: Desk) -> None:
    draft = await drafted()
    await actions.give_back(draft, "Say it simpler", seen_version=3, by=MANAGER, now=NOW)
    row = await queries.draft_of(draft)
    await actions.save(draft, row.content.replace("Knows where", "Do they know where"), seen_version=4, by=MANAGER, now=NOW)
    await actions.submit(draft, "Simpler", seen_version=5, by=COORDINATOR, now=NOW)
    for by in (COORDINATOR, MANAGER):
        with pytest.raises(actions.OwnDraft):
            await actions.accept(draft, seen_version=6, by=by, now=NOW)
    await actions.withdraw(draft, seen_version=6, by=COORDINATOR, now=NOW)
    assert (await queries.draft_of(draft)).state == "draft"


async def test_what_is_not_whole_is_not_handed_in_and_what_is_no_toml_is_not_kept(desk: Desk) -> None:
    draft = await actions.begin(Pathway.HOUSING, by=COORDINATOR, now=NOW)
    row = await queries.draft_of(draft)
    with pytest.raises(actions.Faulty) as broken:
        await actions.save(draft, 'form = "housing"\nvalid_from = oops\n', seen_version=1, by=COORDINATOR, now=NOW)
    assert [(each.line, each.code) for each in broken.value.faults] == [(2, "syntax")]
    assert (await queries.draft_of(draft)).content == row.content
    lacking = (await changed(row.content)).replace('ru = "Знает ли, где ночевать"\n', "")
    await actions.save(draft, lacking, seen_version=1, by=COORDINATOR, now=NOW)
    with pytest.raises(actions.Faulty) as missing:
        await actions.submit(draft, "Almost", seen_version=2, by=COORDINATOR, now=NOW)
    assert [(each.code, each.detail) for each in missing.value.faults] == [("language", "ru")]
    with pytest.raises(EntryChanged):
        await actions.save(draft, await changed(row.content), seen_version=1, by=COORDINATOR, now=NOW)


async def test_its_day_has_come_before_somebody_answered(desk: Desk) -> None:
    draft = await drafted()
    with pytest.raises(actions.Faulty) as late:
        await actions.accept(draft, seen_version=3, by=MANAGER, now=NOW + DAY)
    assert [each.code for each in late.value.faults] == ["too_early"]


async def test_what_was_answered_stays_and_two_versions_are_compared_by_their_codes(desk: Desk) -> None:
    first = await assessed(desk.person, {Pathway.HOUSING: {**LATER, "wanted": "A room"}})
    begun = await begin_assessment(desk.person, by=SOCIAL, now=NOW)
    sealed = {path: part.sealed for path, part in (await parts_of(first)).items()}
    made = await put_in_force()
    assert {path: part.sealed for path, part in (await parts_of(first)).items()} == sealed
    assert (await parts_of(begun))[Pathway.HOUSING].says.question("knows_place") is None, "a draft goes on with the questions it began with"
    await answered(begun, {Pathway.HOUSING: LATER})

    await finish(begun, by=SOCIAL, now=NOW)
    again = await assessed(desk.person, {Pathway.HOUSING: {**LATER, "wanted": "A flat", "knows_place": "yes"}}, now=NOW + DAY)
    key = await key_of(desk.person)
    assert key is not None
    then, now = [(await parts_of(each))[Pathway.HOUSING] for each in (first, again)]
    both = [Answered(Pathway.HOUSING, part.says, key.open(part.sealed, part.about)) for part in (then, now)]
    (found,) = compared({Pathway.HOUSING: both[0]}, [both[1]])
    rows = {row.question.code: (row.before, row.after) for row in found.rows}
    assert rows["wanted"] == ("A room", "A flat")
    assert rows["knows_place"] == (None, "yes")
    assert rows["urgency"] == ("later", "later")
    assert now.set_version == then.set_version + 1
    assert await QuestionSet.exists().where(QuestionSet.id == made)


@pytest.fixture
async def coordinator(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    await make_account(COORDINATOR, "coordinator")
    client = await signed_in("reintegration", "coordinator")
    client.cookies.set("oralu_language", "en")
    return client


async def send(client: httpx.AsyncClient, page: str, data: dict[str, str], *, to: str | None = None) -> httpx.Response:
    """Open the page and send the form that goes `to`, with what stands hidden in it."""
    text = (await client.get(page)).text
    return await client.post(to or page, data=_hidden(text, to or page) | data)


def _later() -> str:
    return f"{today(NOW) + 30 * DAY:%d.%m.%Y}"


async def test_question_by_question_to_a_version_that_the_manager_puts_in_force(
    coordinator: httpx.AsyncClient, signed_in: SignedIn
) -> None:
    begun = await submit(coordinator, "/question-sets/housing", {})
    draft = begun.headers["location"]
    question = {
        "code": "knows_place", "section": "need", "kind": "yes_no", "lines": "1", "text-kk": "Қайда түнейді", "text-ru": "",
        "text-en": "Knows where to sleep", "after": "outcome", "after_is": "need",
    }  # fmt: skip
    assert (await send(coordinator, f"{draft}/questions/new", question)).is_redirect
    shown = (await coordinator.get(draft)).text
    assert re.search(r"Line \d+: the text is missing in: ru", shown)
    held = {"valid_from": _later(), "source": "house rule: asked by the desks", "status": "unverified"}
    assert (await send(coordinator, draft, held, to=f"{draft}/head")).is_redirect
    refused = await send(coordinator, draft, {"why": "The desks asked for it"}, to=f"{draft}/submit")
    assert refused.status_code == 422
    again = await send(coordinator, f"{draft}/questions/knows_place", question | {"text-ru": "Знает ли, где ночевать"})
    assert again.is_redirect
    assert (await send(coordinator, draft, {}, to=f"{draft}/questions/knows_place/up")).is_redirect
    assert "Shown when every text" not in (await coordinator.get(draft)).text
    assert (await send(coordinator, draft, {"why": "The desks asked for it"}, to=f"{draft}/submit")).is_redirect
    number = str((await queries.open_drafts())["housing"].version)
    own = await post(coordinator, f"{draft}/accept", {"version": number, SURE: "yes"})
    assert own.status_code == 409
    assert "another person puts it in force" in own.text
    assert (await QuestionDraft.select(QuestionDraft.state).first() or {})["state"] == "waiting"
    manager = await signed_in("reintegration", "manager")
    manager.cookies.set("oralu_language", "en")
    assert "drafts that wait for a second person" in (await manager.get("/desk")).text
    asked = await send(manager, draft, {}, to=f"{draft}/accept")
    assert "Put the questions in force?" in asked.text
    done = await manager.post(f"{draft}/accept", data=_fields(asked) | {SURE: "yes"})
    assert done.is_redirect, done.text[-3000:]
    assert "Not in force yet" in (await manager.get("/question-sets/housing")).text
    (version,) = re.findall(r"/question-sets/versions/[0-9a-f-]{36}", (await manager.get(draft)).text)[:1]
    assert "What changed since version 1" in (await manager.get(version)).text
    file = await manager.get(f"{version}/toml")
    assert (
        "knows_place"
        in tomllib.loads(file.text)["section"][0]["question"][-2]["code"] + tomllib.loads(file.text)["section"][0]["question"][-1]["code"]
    )


async def test_a_file_is_taken_in_or_refused_with_its_line(coordinator: httpx.AsyncClient) -> None:
    draft = (await submit(coordinator, "/question-sets/work", {})).headers["location"]
    content = (await coordinator.get(f"{draft}/toml")).text
    broken = await send(coordinator, draft, {"content": content + "\n[[oops"}, to=f"{draft}/text")
    assert broken.status_code == 422
    assert re.search(r"Line \d+: this is not TOML", broken.text)
    assert "[[oops" in broken.text, "what was typed stays"
    kept = await send(coordinator, draft, {"content": content.replace("Help is needed", "Needs help")}, to=f"{draft}/text")
    assert kept.is_redirect
    assert "Needs help" in (await coordinator.get(draft)).text
    stale = await send(coordinator, draft, {"content": content, "version": "1"}, to=f"{draft}/text")
    assert stale.status_code == 409


@pytest.mark.parametrize(
    ("login", "reads", "writes"), [("social", 200, 403), ("auditor", 200, 403), ("manager", 200, 303), ("provider", 403, 403)]
)
async def test_who_reads_and_who_writes(login: str, reads: int, writes: int, desk: Desk, signed_in: SignedIn) -> None:
    client = await signed_in("reintegration", login)
    assert (await client.get("/question-sets")).status_code == reads
    assert (await client.get("/question-sets/health")).status_code == reads
    token = re.search(r'name="_csrf_token" value="([^"]+)"', (await client.get("/question-sets")).text)
    answer = await client.post("/question-sets/health", data={"_csrf_token": token[1] if token else ""})
    assert answer.status_code == writes or (writes == 303 and answer.is_redirect)


async def test_a_version_that_begins_while_the_short_form_is_open_loses_nothing(desk: Desk, signed_in: SignedIn) -> None:
    """The page, its answers and what is kept are of one version; the next page has the new one, on the screen and on paper."""
    social = await signed_in("reintegration", "social")
    social.cookies.set("oralu_language", "en")
    address = f"/cases/{desk.person}/needs/short"
    before = await housing(today(NOW))
    page = (await social.get(address)).text
    assert str(before.id) in page
    draft = await actions.begin(Pathway.HOUSING, by=COORDINATOR, now=NOW - 3 * DAY)
    content = await changed((await queries.draft_of(draft)).content, since=today(NOW))
    await actions.save(draft, content, seen_version=1, by=COORDINATOR, now=NOW)
    made = await _held_since_today(draft)
    said = {"q-housing-outcome": "need", "q-housing-urgency": "soon", "q-housing-wanted": "A bed"}
    sent = await social.post(address, data=_hidden(page, address) | said)
    assert sent.is_redirect, sent.text[-2000:]
    shown = (await social.get(f"/cases/{desk.person}/needs")).text
    (assessment,) = set(re.findall(r"/assessments/([0-9a-f-]{36})", shown))
    row = await any_assessment(UUID(assessment))
    assert row is not None
    kept = (await parts_of(row.id))[Pathway.HOUSING]
    assert kept.set_version == before.version
    fresh = (await social.get(address)).text
    assert str(made) in fresh
    assert f"Version {before.version + 1}" in (await social.get("/assessments/empty")).text
    assert "Knows where to sleep" in (await social.get("/assessments/empty")).text
    long = await begin_assessment(desk.person, by=SOCIAL, now=NOW)
    assert (await parts_of(long))[Pathway.HOUSING].set_version == before.version + 1


async def test_a_paper_of_an_older_version_is_typed_in_with_its_own_questions(desk: Desk, signed_in: SignedIn) -> None:
    await put_in_force()
    after = NOW + 2 * DAY
    assessment = await begin_assessment(desk.person, printed_on=today(NOW), by=SOCIAL, now=after)
    assert (await parts_of(assessment))[Pathway.HOUSING].says.question("knows_place") is None
    social = await signed_in("reintegration", "social")
    social.cookies.set("oralu_language", "en")
    address = f"/cases/{desk.person}/needs"
    await discard(assessment, by=SOCIAL, now=after)
    wrong = await submit(social, address, {"printed_on": "01.01.2199"}, to=address)
    assert wrong.status_code == 422
    assert "Enter the day that stands on the paper" in wrong.text


async def actions_discard(assessment: UUID) -> None:
    from services.reintegration.needs.actions.assessing import discard

    await discard(assessment, by=SOCIAL, now=NOW)


async def _held_since_today(draft: UUID) -> UUID:
    """As if the second person had answered yesterday."""
    earlier = NOW - 2 * DAY
    await actions.submit(draft, "The desks asked for it", seen_version=2, by=COORDINATOR, now=earlier)
    return await actions.accept(draft, seen_version=3, by=MANAGER, now=earlier)


def _fields(answer: httpx.Response) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', answer.text))


def _hidden(text: str, action: str) -> dict[str, str]:
    return {name: values[0] for name, values in typed_fields(text, action).items()}
