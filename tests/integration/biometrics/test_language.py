"""The person reads another language: the kiosk speaks it from then on, and says where an officer's words are in another one."""

import httpx
import pytest

from services.biometrics.subjects.jobs import on_person_changed
from services.biometrics.subjects.tables import Subject
from shared.messages.probation import PersonChangedForBiometrics, Question
from tests.builders.ids import fresh
from tests.builders.subjects import PIN, Person, registered
from tests.support.forms import submit


@pytest.mark.usefixtures("engines")
async def test_the_language_of_a_subject_changes_and_nothing_else() -> None:
    known = await Person().register()
    before = await Subject.select().where(Subject.person == known.id).first()
    await on_person_changed(PersonChangedForBiometrics(person=known.id, language="ru"))
    await on_person_changed(PersonChangedForBiometrics(person=fresh(), language="en"))
    assert await Subject.select().where(Subject.person == known.id).first() == {**(before or {}), "language": "ru"}
    assert await Subject.count() == 1


async def test_an_officers_question_without_english_words_stands_whole_in_russian_and_says_so(kiosk: httpx.AsyncClient) -> None:
    own = Question(code="own_person_1_1", kind="yes_no", text={"kk": "Жұмыс бар ма?", "ru": "Есть работа?"})
    known = await (await registered()).due(questions=[own])
    await submit(kiosk, "/kiosk/card", {"code": known.card, "pin": PIN})
    page = (await kiosk.get("/kiosk/question/1")).text
    assert '<h1 lang="ru">Есть работа?</h1>' in page
    assert "wrote this question in another language" in page
    kiosk.cookies.set("oralu_language", "kk")
    page = (await kiosk.get("/kiosk/question/1")).text
    assert "<h1>Жұмыс бар ма?</h1>" in page
    assert "kiosk__hint" not in page
