"""An explanation asked for at the kiosk: what the kiosk is told, what its answers do, and what comes late."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from services.probation.breaches.actions import hearing, kiosk_answers, opening
from services.probation.breaches.at_kiosk.sealing import rewrap_explanations
from services.probation.breaches.at_kiosk.tables import BreachKioskAnswer
from services.probation.breaches.domain.attempts import Means
from services.probation.breaches.domain.hearing import Missing
from services.probation.breaches.queries import attempts, events, explanations, facts
from services.probation.breaches.rows import SaidAtKiosk
from services.probation.breaches.tables import BreachExplanation
from services.probation.closing.actions import close_registration
from services.probation.closing.undoing import undo_closing
from services.probation.database import BY, Outbox
from services.probation.errors import NotFound
from services.probation.queue.tables import QueueItem
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER, SYSTEM
from tests.builders.breaches import (
    MISSED,
    about_a_missed_check_in,
    an_explanation,
    asked,
    decided,
    opened_for,
    row_of,
    seen,
    stage_of,
    tried,
)
from tests.builders.explanations import an_answer, answered, shown, told, wants_to_talk
from tests.builders.ids import fresh
from tests.builders.moments import FixedClock
from tests.builders.registrations import Register, registered
from tests.support.clients import SignedIn

ASKED = "probation.explanation_asked_for_biometrics.v1"
WITHDRAWN = "probation.explanation_withdrawn_for_biometrics.v1"


async def sent(kind: str) -> list[dict[str, Any]]:
    rows = await Outbox.select(Outbox.body).where(Outbox.type == kind).order_by(Outbox.sequence)
    return [json.loads(row["body"]) for row in rows]


async def waiting(number: UUID) -> list[str]:
    rows = await QueueItem.select(QueueItem.kind).where(QueueItem.subject_id == number, QueueItem.closed_at.is_null())
    return sorted(row["kind"] for row in rows)


async def happened(number: UUID) -> list[str]:
    return [one.event for one in await events(number)][::-1]


@pytest.fixture
async def proceeding(register: Register) -> UUID:
    """About a missed check-in, asked at the kiosk."""
    number = await about_a_missed_check_in((await register()).person)
    await asked(number, how=Means.KIOSK)
    return number


async def test_the_kiosk_is_told_days_in_neutral_words_and_nothing_else(register: Register) -> None:
    made = await register()
    missed = await about_a_missed_check_in(made.person)
    await opening.add_facts(missed, [], opening.OwnFact(MISSED, "Article 188, stole a Fictional car"), seen=1, by=OFFICER, now=MISSED)
    await asked(missed, how=Means.KIOSK)
    (message,) = await sent(ASKED)
    assert message.keys() == {"person", "request", "asked_at", "answer_until", "about"}
    said = json.dumps(message, ensure_ascii=False)
    assert "188" not in said
    assert "stole" not in said
    for word in ("breach", "бұзушылық", "нарушени", "missed"):
        assert word not in said
    assert {each["text"]["en"] for each in message["about"]} == {
        "A check-in was due on this day.", "Your officer wants to speak about this day.",
    }  # fmt: skip
    assert all(set(each["text"]) == {"kk", "ru", "en"} for each in message["about"])
    (due,) = [one.details["due_on"] for one in await facts(missed) if one.kind == "missed_check_in"]
    assert {each["on"] for each in message["about"] if "check-in" in each["text"]["en"]} == {due}, "not the day on which its time was over"
    assert datetime.fromisoformat(message["answer_until"]) == (await row_of(missed)).answer_due_at


async def test_asked_in_another_way_the_kiosk_is_not_told(register: Register) -> None:
    number = await about_a_missed_check_in((await register()).person)
    await asked(number, how=Means.SUMMONS)
    assert not await sent(ASKED)


async def test_an_answer_becomes_the_explanation_with_time_and_place(proceeding: UUID) -> None:
    request = await told(proceeding)
    message = await answered(request)
    assert (await stage_of(proceeding), await waiting(proceeding)) == ("heard", ["breach_decision"])
    (said,) = await explanations(proceeding)
    assert (said.words, said.kiosk) == ("Ауырып қалдым", SaidAtKiosk("illness", message.given_at, True))
    assert (said.by_name, said.document) == ("Demo Kiosk", "E-0001-0001")
    assert [each["request"] for each in await sent(WITHDRAWN)] == [str(request.id)]
    await decided(proceeding, answer="excused")
    assert await stage_of(proceeding) == "excused"


async def test_reason_and_words_stand_nowhere_in_plain(proceeding: UUID) -> None:
    await answered(await told(proceeding))
    row = await BreachKioskAnswer.select().first()
    kept = await BreachExplanation.select().first()
    assert row
    assert kept
    stored = repr(row) + repr(kept) + repr(await events(proceeding))
    for word in ("Ауырып", "illness"):
        assert word not in stored
        assert word.encode() not in row["sealed"]
    assert await rewrap_explanations(by=SYSTEM, now=MISSED) == 0, "the key is the current one"


async def test_sent_twice_it_is_kept_once_and_from_two_kiosks_both_are(proceeding: UUID) -> None:
    request = await told(proceeding)
    message = await answered(request)
    await kiosk_answers.receive_answer(message, by=BY, now=message.given_at)
    assert len(await explanations(proceeding)) == 1
    await answered(request, words="Құжат та бар", given_at=MISSED + timedelta(hours=2))
    assert [one.words for one in await explanations(proceeding)] == ["Құжат та бар", "Ауырып қалдым"]
    assert (await happened(proceeding))[-2:] == ["explain", "explained_more"]
    assert await stage_of(proceeding) == "heard"


async def test_who_wants_to_talk_has_not_refused_and_is_spoken_to_first(proceeding: UUID) -> None:
    await wants_to_talk(await told(proceeding))
    assert await stage_of(proceeding) == "asked"
    assert await waiting(proceeding) == ["breach_explanation", "breach_talk"]
    assert not await explanations(proceeding)
    for days in (1, 2):
        await tried(proceeding, MISSED + timedelta(days=days), means=Means.MESSAGE)
    later = MISSED + timedelta(days=9)
    with pytest.raises(hearing.NotHeard) as refused:
        await hearing.end_hearing(proceeding, "Nobody answers", seen=await seen(proceeding), by=OFFICER, now=later)
    assert refused.value.hearing.missing == (Missing.TALK_ASKED,)
    await tried(proceeding, MISSED + timedelta(days=5), means=Means.IN_PERSON)
    assert await waiting(proceeding) == ["breach_explanation"]
    await hearing.end_hearing(proceeding, "Did not come to the talk", seen=await seen(proceeding), by=OFFICER, now=later)
    assert await stage_of(proceeding) == "heard"


async def test_a_question_that_was_shown_is_an_attempt_and_one_that_nobody_saw_is_none(proceeding: UUID) -> None:
    later = MISSED + timedelta(days=9)
    assert not (await hearing.hearing_of(await row_of(proceeding), later)).counted
    await tried(proceeding, MISSED + timedelta(hours=1), means=Means.KIOSK)
    assert not (await hearing.hearing_of(await row_of(proceeding), later)).counted, "written down by hand nobody was shown anything"
    request, showing = await told(proceeding), fresh()
    for _ in range(2):  # told twice
        await shown(request, MISSED + timedelta(hours=2), showing=showing)
    await shown(request, MISSED + timedelta(hours=30), ended="left")
    found = await hearing.hearing_of(await row_of(proceeding), later)
    assert (len(found.counted), found.enough) == (2, True)
    assert [(one.means, one.shown, one.result) for one in await attempts(proceeding)][1:] == [
        ("kiosk", "put_off", "left_word"), ("kiosk", "left", "not_reached"),
    ]  # fmt: skip
    assert await stage_of(proceeding) == "asked", "nothing follows by itself"


async def test_after_the_decision_it_is_kept_and_waits_for_a_look(proceeding: UUID) -> None:
    request = await told(proceeding)
    await hearing.record_explanation(proceeding, an_explanation(), seen=await seen(proceeding), by=OFFICER, now=MISSED)
    await decided(proceeding)
    await answered(request, given_at=MISSED + timedelta(days=1))
    assert await stage_of(proceeding) == "decided"
    assert await waiting(proceeding) == ["breach_late", "breach_serve"]
    assert len(await explanations(proceeding)) == 1, "what the decision rests on stays as it was"
    assert (await happened(proceeding))[-1] == "late_answer"
    await shown(request, MISSED + timedelta(days=1))
    assert not await attempts(proceeding)


async def test_an_answer_to_the_facts_of_before_is_no_hearing_about_the_new_ones(proceeding: UUID) -> None:
    request = await told(proceeding)
    later = MISSED + timedelta(hours=5)
    await hearing.reopen_hearing(proceeding, "More facts", seen=await seen(proceeding), by=OFFICER, now=later)
    await answered(request, given_at=later + timedelta(hours=1))
    await shown(request, later + timedelta(hours=2))
    assert (await stage_of(proceeding), await waiting(proceeding)) == ("collecting", ["breach_late", "breach_open"])
    assert not (await hearing.hearing_of(await row_of(proceeding), later)).enough
    assert not await attempts(proceeding)


async def test_asked_again_and_answered_otherwise_the_kiosk_asks_no_more(register: Register) -> None:
    number = await about_a_missed_check_in((await register()).person)
    await asked(number, how=Means.KIOSK)
    first = await told(number)
    await asked(number, how=Means.KIOSK, now=MISSED + timedelta(hours=1))
    second = await told(number)
    assert second.id != first.id
    assert [each["request"] for each in await sent(WITHDRAWN)] == [str(first.id)]
    await heard_in_person(number)
    assert [each["request"] for each in await sent(WITHDRAWN)] == [str(first.id), str(second.id)]
    assert (await told(number)).ended_because == "explain"


async def heard_in_person(number: UUID) -> None:
    await hearing.record_explanation(number, an_explanation(), seen=await seen(number), by=OFFICER, now=MISSED)


async def test_a_fact_that_is_taken_out_is_not_asked_about_any_more(register: Register) -> None:
    number = await about_a_missed_check_in((await register()).person)
    await opening.add_facts(number, [], opening.OwnFact(MISSED, "Was rude"), seen=1, by=OFFICER, now=MISSED)
    await asked(number, how=Means.KIOSK)
    for one in await facts(number):
        await opening.remove_fact(number, one.id, "A mistake", seen=await seen(number), by=OFFICER, now=MISSED)
    assert [len(each["about"]) for each in await sent(ASKED)] == [2, 1]
    assert len(await sent(WITHDRAWN)) == 2, "where nothing is left the kiosk asks nothing"


async def test_closing_ends_the_question_and_undone_it_is_asked_again(register: Register) -> None:
    made = await register()
    number = await about_a_missed_check_in(made.person)
    await asked(number, how=Means.KIOSK)
    first = await told(number)
    await close_registration(made.person, reason="death", by=OFFICER, now=MISSED)
    assert [each["request"] for each in await sent(WITHDRAWN)] == [str(first.id)]
    await answered(first, given_at=MISSED + timedelta(minutes=1))
    assert (await stage_of(number), await waiting(number)) == ("asked", [])
    await undo_closing(made.registration, "Another person", by=OFFICER, now=MISSED + timedelta(hours=1))
    assert (await told(number)).id != first.id
    assert len(await sent(ASKED)) == 2


async def test_a_request_that_nobody_made_is_refused(register: Register) -> None:
    number = await about_a_missed_check_in((await register()).person)
    await asked(number, how=Means.KIOSK)
    message = an_answer(replace(await told(number), id=fresh()))
    with pytest.raises(NotFound):
        await kiosk_answers.receive_answer(message, by=BY, now=MISSED)


@pytest.fixture
async def tablet(engines: OraluSettings, signed_in: SignedIn, fixed_clock: FixedClock) -> httpx.AsyncClient:
    """The officer's, in English."""
    fixed_clock.move_to(MISSED + timedelta(days=1))
    client = await signed_in("probation", "officer")
    client.cookies.set("oralu_language", "en")
    return client


async def test_the_officer_reads_where_it_stands_and_what_was_said(tablet: httpx.AsyncClient) -> None:
    made = await registered(by=OFFICER)
    number = await about_a_missed_check_in(made.person)
    await asked(number, how=Means.KIOSK)
    page = f"/breaches/{number}"
    assert "The person has not seen the question yet." in (await tablet.get(page)).text
    request = await told(number)
    await shown(request, MISSED + timedelta(minutes=1))
    assert "The person has seen the question." in (await tablet.get(page)).text
    await wants_to_talk(request)
    assert "The person wants to explain in person" in (await tablet.get(page)).text
    await answered(request)
    for address in (page, f"{page}/print", f"{page}/steps/decide"):
        text = (await tablet.get(address)).text
        assert "Ауырып қалдым" in text
        assert "Illness" in text
        assert "The person will bring a paper about it." in text
    await decided(number)
    await answered(request, words="Тағы бір сөз", given_at=MISSED + timedelta(hours=9))
    text = (await tablet.get(page)).text
    assert "It came after the decision." in text
    assert "Тағы бір сөз" in text


async def test_merged_before_it_was_answered_the_answer_still_finds_its_proceeding(register: Register) -> None:
    made, other = await register(), fresh()
    number = await opened_for(made.person, own="Was rude")
    await asked(number, how=Means.KIOSK)
    request = await told(number)
    await answered(request, person=other)
    assert await stage_of(number) == "heard"
    assert [each["person"] for each in await sent(WITHDRAWN)] == [str(made.person)], "told as it was asked"
