"""An officer asks for an explanation: the person reads it after card and PIN, answers, puts it off or asks for a talk; nothing is lost."""

import asyncio
from datetime import timedelta

import httpx
import pytest

from services.biometrics.check_ins import actions as check_ins
from services.biometrics.explanations import actions, requests
from services.biometrics.explanations.domain import Given
from services.biometrics.explanations.tables import ExplanationRequest, ExplanationVisit
from services.biometrics.sessions.tables import Session
from services.biometrics.subjects import merging
from shared.messages.explanations import LONGEST_WORDS
from shared.messages.merging import PersonsMergedForBiometrics
from shared.messages.probation import CheckInRecorded
from tests.builders.actors import SYSTEM
from tests.builders.explanations import CHECK_IN, asked_at_kiosk, not_asked_any_more
from tests.builders.ids import fresh
from tests.builders.moments import NOW, FixedClock
from tests.builders.subjects import PIN, Person, close, enrolled, registered
from tests.builders.visits import sent
from tests.support.clients import ClientFor
from tests.support.forms import post, submit

GIVEN, SHOWN = "biometrics.explanation_given.v1", "biometrics.explanation_shown.v1"
ASK, REASON, WORDS, CHECK = (f"/kiosk/explanation{page}" for page in ("", "/reason", "/words", "/check"))
LATER, TALK, RECEIPT = (f"/kiosk/explanation/{page}" for page in ("later", "in-person", "receipt"))


async def comes(kiosk: httpx.AsyncClient, person: Person) -> str:
    """Card and PIN; where the kiosk leads."""
    return (await submit(kiosk, "/kiosk/card", {"code": person.card, "pin": PIN})).headers["location"]


async def explains(kiosk: httpx.AsyncClient, *, reason: str = "illness", words: str = "Ауырып қалдым", paper: str = "no") -> httpx.Response:
    assert (await submit(kiosk, REASON, {"reason": reason})).headers["location"] == WORDS
    assert (await submit(kiosk, WORDS, {"words": words})).headers["location"] == CHECK
    return await submit(kiosk, CHECK, {"paper": paper})


async def states(person: Person) -> list[str]:
    return [row["state"] for row in await ExplanationVisit.select(ExplanationVisit.state).where(ExplanationVisit.person == person.id)]


@pytest.fixture
async def asked(person: Person) -> Person:
    """Due to check in, and asked for an explanation."""
    await asked_at_kiosk(person.id)
    return person


async def test_nobody_reads_it_before_card_and_pin(kiosk: httpx.AsyncClient, asked: Person) -> None:
    for page in (ASK, REASON, WORDS, CHECK, RECEIPT):
        answer = await kiosk.get(page)
        while answer.status_code in {302, 303}:
            answer = await kiosk.get(answer.headers["location"])
        assert CHECK_IN["en"] not in answer.text, page


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
async def test_after_the_pin_the_days_the_time_and_the_rights_are_read(kiosk: httpx.AsyncClient, asked: Person, language: str) -> None:
    other = await enrolled()
    await asked_at_kiosk(other.id)
    assert await comes(kiosk, asked) == ASK
    kiosk.cookies.set("oralu_language", language)
    page = (await kiosk.get(ASK)).text
    assert CHECK_IN[language] in page
    assert page.count('class="kiosk__about"') == 1
    for words in {"kk": ("адвокат", "аудармашы"), "ru": ("адвокат", "переводчик"), "en": ("lawyer", "interpreter")}[language]:
        assert words in page
    for adverse in ("breach", "нарушени", "бұзушылық"):
        assert adverse not in page.lower()


async def test_an_answer_goes_to_probation_and_the_check_in_goes_on(kiosk: httpx.AsyncClient, asked: Person) -> None:
    await comes(kiosk, asked)
    await kiosk.get(ASK)
    assert (await explains(kiosk, paper="yes")).headers["location"] == RECEIPT
    (message,) = await sent(asked.id, GIVEN)
    assert (message["kind"], message["reason"], message["words"], message["brings_paper"]) == (
        "explained",
        "illness",
        "Ауырып қалдым",
        True,
    )
    assert (message["place"], message["language"]) == ("Demo Kiosk", "en")
    page = (await kiosk.get(RECEIPT)).text
    assert message["receipt"] in page
    assert "Ауырып" not in page, "what was said is not repeated"
    assert 'href="/kiosk/question/1"' in page
    assert (await kiosk.get("/kiosk/question/1")).status_code == 200
    assert not await sent(asked.id, SHOWN)
    assert await comes(kiosk, asked) == "/kiosk/question/1", "it is not asked again"


async def test_the_words_are_kept_nowhere_here_once_they_are_handed_in(kiosk: httpx.AsyncClient, asked: Person) -> None:
    await comes(kiosk, asked)
    await kiosk.get(ASK)
    await explains(kiosk)
    rows = repr(await ExplanationVisit.select()) + repr(await ExplanationRequest.select()) + repr(await Session.select())
    for word in ("Ауырып", "illness", CHECK_IN["en"]):
        assert word not in rows


async def test_later_is_no_answer_and_the_check_in_goes_on(kiosk: httpx.AsyncClient, asked: Person) -> None:
    await comes(kiosk, asked)
    await kiosk.get(ASK)
    assert (await post(kiosk, LATER)).headers["location"] == "/kiosk/question/1"
    (message,) = await sent(asked.id, SHOWN)
    assert (message["ended"], message["place"]) == ("put_off", "Demo Kiosk")
    assert not await sent(asked.id, GIVEN)
    await post(kiosk, LATER)
    assert len(await sent(asked.id, SHOWN)) == 1, "told once"
    await kiosk.get(ASK)
    await explains(kiosk)
    assert len(await sent(asked.id, GIVEN)) == 1, "who comes back to it is heard"


async def test_a_talk_is_asked_for_with_one_touch(kiosk: httpx.AsyncClient, asked: Person) -> None:
    await comes(kiosk, asked)
    await kiosk.get(ASK)
    assert (await post(kiosk, TALK)).headers["location"] == RECEIPT
    (message,) = await sent(asked.id, GIVEN)
    assert (message["kind"], message["reason"], message["words"]) == ("in_person", None, "")
    assert "This is not a refusal." in (await kiosk.get(RECEIPT)).text


async def test_who_has_nothing_due_is_asked_too_and_nothing_of_them_stays(kiosk: httpx.AsyncClient, engines: object) -> None:
    person = await registered()
    await asked_at_kiosk(person.id)
    assert await comes(kiosk, person) == ASK
    assert CHECK_IN["en"] in (await kiosk.get(ASK)).text
    assert (await post(kiosk, LATER)).headers["location"] == "/kiosk"
    assert (await kiosk.get(ASK)).headers["location"] == "/kiosk"
    assert await comes(kiosk, person) == ASK
    await kiosk.get(ASK)
    assert (await explains(kiosk, words="")).headers["location"] == RECEIPT
    assert len(await sent(person.id, GIVEN)) == 1, "a ready reason is enough"


async def test_who_checked_in_before_is_asked_and_led_back_to_the_receipt(kiosk: httpx.AsyncClient, asked: Person) -> None:
    body = {
        "person": asked.id,
        "check_in": asked.check_in,
        "state": "accepted",
        "receipt": "R-1",
        "recorded_at": NOW,
        "next_check_in": None,
    }
    await check_ins.keep_receipt(CheckInRecorded.model_validate(body))
    assert await comes(kiosk, asked) == ASK
    await kiosk.get(ASK)
    assert (await post(kiosk, LATER)).headers["location"] == "/kiosk/already"
    assert f'href="{ASK}"' in (await kiosk.get("/kiosk/already")).text


async def test_what_is_written_stays_through_a_language_and_is_deleted_by_leaving(kiosk: httpx.AsyncClient, asked: Person) -> None:
    await comes(kiosk, asked)
    await kiosk.get(ASK)
    await submit(kiosk, REASON, {"reason": "other"})
    changed = await submit(kiosk, WORDS, {"words": "Автобус", "language": "ru"}, to=f"{WORDS}/draft")
    assert changed.headers["location"] == WORDS
    assert "Автобус" in (await kiosk.get(WORDS)).text
    assert (await post(kiosk, "/kiosk/leave")).headers["location"] == "/kiosk/left"
    assert await states(asked) == ["left"]
    assert not await ExplanationVisit.exists().where(ExplanationVisit.draft != {})
    (message,) = await sent(asked.id, SHOWN)
    assert message["ended"] == "left"
    assert await comes(kiosk, asked) == ASK, "it is asked again the next time"


async def test_an_answer_without_a_reason_or_too_long_is_refused_with_words(kiosk: httpx.AsyncClient, asked: Person) -> None:
    await comes(kiosk, asked)
    await kiosk.get(ASK)
    assert (await kiosk.get(WORDS)).headers["location"] == REASON
    wrong = await submit(kiosk, REASON, {"reason": "refused"})
    assert (wrong.status_code, "Please touch one of the answers." in wrong.text) == (422, True)
    await submit(kiosk, REASON, {"reason": "other"})
    empty = await submit(kiosk, WORDS, {"words": " "})
    assert (empty.status_code, "Please write at least a few words" in empty.text) == (422, True)
    long = await submit(kiosk, WORDS, {"words": "a" * (LONGEST_WORDS + 1)})
    assert (long.status_code, "at most 3000" in long.text) == (422, True)
    assert not await sent(asked.id, GIVEN)


async def test_sent_twice_it_is_handed_in_once(kiosk: httpx.AsyncClient, asked: Person) -> None:
    await comes(kiosk, asked)
    await kiosk.get(ASK)
    await explains(kiosk)
    assert (await post(kiosk, CHECK, {"paper": "no"})).headers["location"] == RECEIPT
    visit = await ExplanationVisit.select(ExplanationVisit.id).first()
    assert visit
    given = Given("explained", "illness", "again")
    at_kiosk = asked.at_kiosk
    receipts = await asyncio.gather(*(actions.hand_in(visit["id"], given, language="kk", by=at_kiosk, now=NOW) for _ in range(3)))
    assert len(set(receipts)) == 1
    assert len(await sent(asked.id, GIVEN)) == 1


async def test_at_a_second_kiosk_the_first_ends_and_nothing_typed_stays_on_it(
    kiosk: httpx.AsyncClient, client_for: ClientFor, asked: Person
) -> None:
    await comes(kiosk, asked)
    await kiosk.get(ASK)
    await submit(kiosk, REASON, {"reason": "illness"})
    second = await client_for("biometrics")
    second.cookies.update({"oralu_kiosk": kiosk.cookies["oralu_kiosk"], "oralu_language": "en"})
    assert await comes(second, asked) == ASK
    assert (await kiosk.get(WORDS)).headers["location"] == ASK
    await second.get(ASK)
    await explains(second)
    assert len(await sent(asked.id, GIVEN)) == 1


async def test_what_the_officer_stopped_waiting_for_is_not_shown_and_what_was_being_written_is_still_sent(
    kiosk: httpx.AsyncClient, person: Person
) -> None:
    request = await asked_at_kiosk(person.id)
    await comes(kiosk, person)
    await kiosk.get(ASK)
    await submit(kiosk, REASON, {"reason": "illness"})
    await not_asked_any_more(person.id, request)
    assert (await kiosk.get(ASK)).headers["location"] == "/kiosk/question/1"
    assert (await submit(kiosk, WORDS, {"words": "Ауырып қалдым"})).headers["location"] == CHECK
    assert (await submit(kiosk, CHECK, {"paper": "no"})).headers["location"] == RECEIPT
    assert len(await sent(person.id, GIVEN)) == 1
    assert await comes(kiosk, person) == "/kiosk/question/1"


async def test_after_the_time_nobody_is_asked_and_the_question_is_deleted(person: Person) -> None:
    await asked_at_kiosk(person.id, until=NOW + timedelta(days=1))
    assert not await actions.begin(person.id, "token", kiosk=fresh(), place="Demo", now=NOW + timedelta(days=1))
    assert await requests.end_overdue_requests(now=NOW + timedelta(days=1)) == 1
    row = await ExplanationRequest.select().first()
    assert row
    assert (row["state"], row["about"]) == ("ended", "[]")
    await requests.end_overdue_requests(now=NOW + timedelta(days=9))
    assert not await ExplanationRequest.exists()


async def test_nobody_touches_it_and_it_is_left_with_its_words(kiosk: httpx.AsyncClient, asked: Person, fixed_clock: FixedClock) -> None:
    await comes(kiosk, asked)
    await kiosk.get(ASK)
    await submit(kiosk, REASON, {"reason": "illness"})
    assert await actions.end_idle_visits(by=SYSTEM, now=NOW + timedelta(hours=1)) == 1
    assert not await ExplanationVisit.exists().where(ExplanationVisit.draft != {})
    assert [each["ended"] for each in await sent(asked.id, SHOWN)] == ["left"]
    await actions.end_idle_visits(by=SYSTEM, now=NOW + timedelta(days=2))
    assert not await ExplanationVisit.exists()


async def test_what_was_never_on_the_screen_tells_nobody_anything(asked: Person) -> None:
    assert await actions.begin(asked.id, "token", kiosk=fresh(), place="Demo", now=NOW)
    await actions.end_idle_visits(by=SYSTEM, now=NOW + timedelta(hours=1))
    assert await states(asked) == ["unseen"]
    assert not await sent(asked.id, SHOWN)


async def test_two_questions_are_asked_one_after_the_other(kiosk: httpx.AsyncClient, asked: Person) -> None:
    await asked_at_kiosk(asked.id)
    await comes(kiosk, asked)
    await kiosk.get(ASK)
    await explains(kiosk)
    assert f'href="{ASK}"' in (await kiosk.get(RECEIPT)).text
    await kiosk.get(ASK)
    assert (await post(kiosk, LATER)).headers["location"] == "/kiosk/question/1"
    assert (len(await sent(asked.id, GIVEN)), len(await sent(asked.id, SHOWN))) == (1, 1)


async def test_with_the_card_of_a_merged_record_the_question_of_either_is_asked(kiosk: httpx.AsyncClient, asked: Person) -> None:
    other = await enrolled()
    second = await asked_at_kiosk(other.id)
    merged = PersonsMergedForBiometrics(person=asked.id, other=other.id, merged_at=NOW)
    await merging.merge_subjects(merged, by=SYSTEM, now=NOW)
    assert await comes(kiosk, other) == ASK
    found = {row["request"] for row in await ExplanationVisit.select().where(ExplanationVisit.person == asked.id)}
    assert second in found
    assert len(found) == 2
    assert CHECK_IN["en"] in (await kiosk.get(ASK)).text


async def test_who_leaves_the_register_leaves_nothing_and_a_late_message_keeps_nothing(kiosk: httpx.AsyncClient, asked: Person) -> None:
    await comes(kiosk, asked)
    await kiosk.get(ASK)
    await close(asked)
    await asked_at_kiosk(asked.id)
    await asked_at_kiosk(Person().id)
    assert not await ExplanationRequest.exists()
    assert not await ExplanationVisit.exists()


async def test_left_without_a_touch_and_without_a_check_in_the_page_says_that_it_is_no_refusal(
    kiosk: httpx.AsyncClient, engines: object
) -> None:
    person = await registered()
    await asked_at_kiosk(person.id)
    await comes(kiosk, person)
    await kiosk.get(ASK)
    gone = await post(kiosk, "/kiosk/leave", {"idle": "yes"})
    assert gone.headers["location"] == "/kiosk/explanation/left"
    page = (await kiosk.get(gone.headers["location"])).text
    assert "what was written is deleted" in page
    assert "That is not a refusal." in page
