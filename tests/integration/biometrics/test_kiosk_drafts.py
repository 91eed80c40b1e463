"""What somebody has ticked or written stays through every touch that is not an answer, and goes with the visit."""

from html import unescape

import httpx
import pytest

from services.biometrics.database import DB
from services.biometrics.sessions import actions as sessions
from services.biometrics.sessions.domain import Event
from services.biometrics.sessions.tables import Session
from services.biometrics.submission import actions as submission
from shared.db.engine import transaction
from shared.messages.probation import Question
from shared.settings import OraluSettings
from tests.builders.moments import NOW
from tests.builders.subjects import PIN, QUESTIONS, Person, registered, words
from tests.builders.visits import sent
from tests.support.forms import post, submit

TEXT = Question(code="words", kind="text", text=words("Anything else?"), options={})
WANTED = "маған бөлме керек"


@pytest.fixture
async def talker(engines: OraluSettings) -> Person:
    """Somebody whose questions end with a free text."""
    person = await (await registered()).due(questions=[*QUESTIONS, TEXT])
    return await person.enrolled()


@pytest.fixture
async def at_help(kiosk: httpx.AsyncClient, talker: Person) -> httpx.AsyncClient:
    """The kiosk at the question about help."""
    await submit(kiosk, "/kiosk/card", {"code": talker.card, "pin": PIN})
    await submit(kiosk, "/kiosk/question/1", {"answer": "well"})
    return kiosk


async def drafts(person: Person) -> str:
    row = await Session.select(Session.drafts).where(Session.person == person.id).order_by(Session.started_at, ascending=False).first()
    assert row
    return str(row["drafts"])


def ticked(page: str) -> list[str]:
    return [part.split('"', 1)[0] for part in page.split('value="')[1:] if part.split(">", 1)[0].rstrip().endswith("checked")]


@pytest.mark.parametrize("touched", [{"view": "large"}, {"view": "contrast"}, {"language": "kk"}])
async def test_ticked_boxes_stay_ticked_when_language_size_or_contrast_changes(
    at_help: httpx.AsyncClient, talker: Person, touched: dict[str, str]
) -> None:
    answer = await submit(at_help, "/kiosk/question/2", {"answer": ["housing", "work"], **touched}, to="/kiosk/question/2/draft")
    assert answer.headers["location"] == "/kiosk/question/2"
    page = (await at_help.get("/kiosk/question/2")).text
    assert ticked(page) == ["housing", "work"]
    assert ("kiosk--large" in page, "kiosk--contrast" in page, 'lang="kk" class' in page) == (
        touched.get("view") == "large",
        touched.get("view") == "contrast",
        "language" in touched,
    )
    row = await Session.select(Session.answers).where(Session.person == talker.id).first()
    assert row == {"answers": '{"mood": "well"}'}, "a draft is no answer"


async def test_back_keeps_the_text_and_a_tick_taken_away_stays_away(at_help: httpx.AsyncClient) -> None:
    await submit(at_help, "/kiosk/question/2", {"answer": ["housing", "work"]})
    back = await submit(at_help, "/kiosk/question/3", {"answer": WANTED, "back": "1"}, to="/kiosk/question/3/draft")
    assert back.headers["location"] == "/kiosk/question/2"
    await submit(at_help, "/kiosk/question/2", {"view": "large"}, to="/kiosk/question/2/draft")
    assert ticked((await at_help.get("/kiosk/question/2")).text) == []
    assert WANTED in unescape((await at_help.get("/kiosk/question/3")).text)


async def test_back_from_a_choice_keeps_what_was_chosen(at_help: httpx.AsyncClient) -> None:
    await submit(at_help, "/kiosk/question/1", {"view": "large"}, to="/kiosk/question/1/draft")
    assert 'value="well" aria-current="true"' in (await at_help.get("/kiosk/question/1")).text


async def test_what_is_saved_by_itself_is_there_after_a_reload(at_help: httpx.AsyncClient) -> None:
    saved = await submit(at_help, "/kiosk/question/3", {"answer": WANTED}, to="/kiosk/question/3/draft")
    assert saved.status_code == 204
    assert WANTED in unescape((await at_help.get("/kiosk/question/3")).text)


async def test_a_text_that_is_too_long_is_shown_again_and_nothing_of_it_is_lost(at_help: httpx.AsyncClient) -> None:
    answer = await submit(at_help, "/kiosk/question/3", {"answer": "a" * 1001})
    assert answer.status_code == 422
    assert "a" * 1001 in answer.text


async def test_a_draft_goes_with_the_answer_with_leaving_and_with_handing_in(at_help: httpx.AsyncClient, talker: Person) -> None:
    keep = {"answer": ["housing"]}
    await submit(at_help, "/kiosk/question/2", keep, to="/kiosk/question/2/draft")
    assert "housing" in await drafts(talker)
    await submit(at_help, "/kiosk/question/2", {"answer": ["work"]})
    assert await drafts(talker) == "{}"
    await submit(at_help, "/kiosk/question/3", {"answer": WANTED}, to="/kiosk/question/3/draft")
    row = await Session.select(Session.id).where(Session.person == talker.id).first()
    assert row
    async with transaction(DB):
        await sessions.end(row["id"], Event.LEAVE, by=talker.at_kiosk, now=NOW)
    assert await drafts(talker) == "{}"


async def test_what_was_only_ticked_is_not_handed_in(at_help: httpx.AsyncClient, talker: Person) -> None:
    await submit(at_help, "/kiosk/question/2", {"answer": ["housing"]})
    await submit(at_help, "/kiosk/question/2", {"answer": ["work"]}, to="/kiosk/question/2/draft")
    await submit(at_help, "/kiosk/question/3", {"answer": ""})
    row = await Session.select(Session.id).where(Session.person == talker.id).first()
    assert row
    await submission.hand_in_without_camera(row["id"], "no_camera", by=talker.at_kiosk, now=NOW)
    (message,) = await sent(talker.id, "biometrics.identity_verified.v1")
    assert message["answers"]["support"] == ["housing"]
    assert await drafts(talker) == "{}"


async def test_a_draft_that_comes_too_late_changes_nothing(at_help: httpx.AsyncClient, talker: Person) -> None:
    await submit(at_help, "/kiosk/question/3", {"answer": ""})
    late = await post(at_help, "/kiosk/question/3/draft", {"answer": WANTED})
    assert late.headers["location"] == "/kiosk/camera"
    assert await drafts(talker) == "{}"


async def test_without_a_visit_nothing_is_drafted(kiosk: httpx.AsyncClient, talker: Person) -> None:
    await kiosk.get("/kiosk/card")
    assert (await post(kiosk, "/kiosk/question/2/draft", {"answer": "housing"})).headers["location"] == "/kiosk"
    assert not await Session.exists().where(Session.person == talker.id)
