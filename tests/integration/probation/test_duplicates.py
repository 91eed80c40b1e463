"""Before a second record of a person is made, and pairs that the register has already."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from services.probation.cases.actions import change_person
from services.probation.cases.domain.because import Because
from services.probation.cases.tables import Person, Registration
from services.probation.closing.actions import close_registration
from services.probation.database import DB
from services.probation.duplicates.actions import decide_suspicion
from services.probation.duplicates.comparing import compare_records
from services.probation.duplicates.jobs import duplicate_suspected
from services.probation.duplicates.tables import DuplicateSuspicion
from services.probation.queue.tables import QueueItem
from services.probation.register.actions import register_person
from services.probation.register.same_person import PossiblySame, SameAnswer
from shared.db.acting import SYSTEM as EVERYTHING
from shared.db.acting import acting
from shared.db.engine import transaction
from shared.messages.biometrics import DuplicateSuspected
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER, OFFICER_ELSEWHERE, SYSTEM
from tests.builders.moments import NOW, TODAY
from tests.builders.people import IIN, OTHER_IIN, person
from tests.builders.registrations import registered, registration, registration_form
from tests.support.clients import SignedIn
from tests.support.forms import post

ASKED = "Is this person on the register already?"
BORN = {"birth_date": "2000-01-01", "iin": ""}


@pytest.fixture
async def officer(signed_in: SignedIn) -> httpx.AsyncClient:
    client = await signed_in("probation", "officer")
    client.cookies.set("oralu_language", "en")
    return client


async def known(**changed: Any) -> UUID:
    return (await registered(person(None, **changed), basis=None)).person


async def people() -> int:
    found: int = await Person.count()
    return found


def form(**changed: Any) -> dict[str, Any]:
    return registration_form(basis_kind="none", basis_reference="", basis_given_on="", **BORN | changed)


async def test_nothing_is_registered_before_the_officer_says_who_it_is(officer: httpx.AsyncClient) -> None:
    await known()
    answer = await post(officer, "/people/new", form(given_name="Persson"))
    assert answer.status_code == 409
    assert ASKED in answer.text
    assert "The birth date is the same" in answer.text
    assert await people() == 1


async def test_somebody_else_is_registered_with_the_reason_and_not_asked_about_again(officer: httpx.AsyncClient) -> None:
    other = await known()
    sent = form()
    asked = await post(officer, "/people/new", sent)
    mark = asked.text.split('name="asked" value="')[1].split('"')[0]
    without = await post(officer, "/people/new", sent | {"asked": mark, "apart_reason": " "})
    assert without.status_code == 409
    made = await post(officer, "/people/new", sent | {"asked": mark, "apart_reason": "Twins: both documents seen"})
    assert made.status_code == 200
    assert await people() == 2
    row = await DuplicateSuspicion.select().first()
    assert row is not None
    assert (row["other"], row["decision"], row["reason"]) == (other, "different", "Twins: both documents seen")
    with acting(EVERYTHING):
        await compare_records(by=SYSTEM, now=NOW)
    assert await QueueItem.count().where(QueueItem.kind == "duplicate") == 0


async def test_an_answer_about_other_people_is_no_answer(officer: httpx.AsyncClient) -> None:
    await known()
    sent = form()
    asked = await post(officer, "/people/new", sent)
    mark = asked.text.split('name="asked" value="')[1].split('"')[0]
    await known(given_name="Persons")
    again = await post(officer, "/people/new", sent | {"asked": mark, "apart_reason": "Somebody else"})
    assert again.status_code == 409
    assert await people() == 2


async def test_a_person_who_left_the_register_is_registered_again(officer: httpx.AsyncClient) -> None:
    one = await known()
    await close_registration(one, reason="term_ended", by=OFFICER, now=NOW)
    asked = await post(officer, "/people/new", form())
    assert "register them again" in asked.text
    made = await post(officer, "/people/new", form(is_person=str(one), iin=IIN, birth_date=""))
    assert made.status_code == 200
    assert await people() == 1
    assert await Registration.count().where(Registration.person == one) == 2


async def test_a_person_of_another_office_is_not_named_and_leads_to_a_transfer(officer: httpx.AsyncClient) -> None:
    who = person(None, family_name="Hidden", office="71")
    other = (await registered(who, basis=None, by=OFFICER_ELSEWHERE)).person
    sent = form(family_name="Hidden")
    answer = await post(officer, "/people/new", sent)
    assert answer.status_code == 409
    assert "Another office probably has this person" in answer.text
    assert "/transfers/new" in answer.text
    assert str(other) not in answer.text
    assert "points" not in answer.text


async def test_two_officers_who_register_one_person_at_once_make_one_record(engines: OraluSettings) -> None:
    async def register() -> str:
        try:
            await register_person(person(None), registration(basis=None), by=OFFICER, now=NOW, answer=SameAnswer())
        except PossiblySame:
            return "asked"
        return "registered"

    assert sorted(await asyncio.gather(register(), register())) == ["asked", "registered"]
    assert await people() == 1


async def test_a_pair_on_the_register_is_found_once_and_explained(officer: httpx.AsyncClient) -> None:
    one, two = await known(), await known(phone="+77010000009")
    for _ in range(2):
        with acting(EVERYTHING):
            await compare_records(by=SYSTEM, now=NOW)
    row = await DuplicateSuspicion.select().first()
    assert row is not None
    assert {row["person"], row["other"]} == {one, two}
    assert await DuplicateSuspicion.count() == 1
    shown = await officer.get(f"/suspicions/{row['id']}")
    assert "What speaks for and against it" in shown.text
    assert "Together" in shown.text


async def test_a_question_ends_when_the_records_are_corrected(engines: OraluSettings) -> None:
    one, _ = await known(), await known(phone="+77010000009")
    with acting(EVERYTHING):
        await compare_records(by=SYSTEM, now=NOW)
    later = NOW + timedelta(minutes=1)
    async with transaction(DB):
        because = Because("correction", "Misread", TODAY)
        await change_person(one, because=because, by=OFFICER, now=later, family_name="Anybody", given_name="Other")
    with acting(EVERYTHING):
        await compare_records(by=SYSTEM, now=later)
    row = await DuplicateSuspicion.select().first()
    assert row is not None
    assert row["decision"] == "corrected"
    assert await QueueItem.count().where(QueueItem.kind == "duplicate", QueueItem.closed_at.is_null()) == 0


async def test_alike_faces_join_the_question_that_alike_records_raised(officer: httpx.AsyncClient) -> None:
    one, two = await known(), await known(phone="+77010000009")
    with acting(EVERYTHING):
        await compare_records(by=SYSTEM, now=NOW)
        (row,) = await DuplicateSuspicion.select()
        assert "The face looks alike" not in (await officer.get(f"/suspicions/{row['id']}")).text
        async with transaction(DB):
            await duplicate_suspected(DuplicateSuspected(person=two, other=one, suspected_at=NOW))
    assert await DuplicateSuspicion.count() == 1
    assert "The face looks alike" in (await officer.get(f"/suspicions/{row['id']}")).text


async def test_a_pair_said_to_be_two_people_without_their_faces_is_asked_about_once_more(officer: httpx.AsyncClient) -> None:
    other = await known()
    asked = await post(officer, "/people/new", form())
    mark = asked.text.split('name="asked" value="')[1].split('"')[0]
    await post(officer, "/people/new", form() | {"asked": mark, "apart_reason": "Twins: both documents seen"})
    (said,) = await DuplicateSuspicion.select()
    alike = DuplicateSuspected(person=said["person"], other=other, suspected_at=NOW)
    async with transaction(DB):
        await duplicate_suspected(alike)
    (again,) = await DuplicateSuspicion.select().where(DuplicateSuspicion.decided_at.is_null())
    await decide_suspicion(again["id"], "different", "Twins indeed", by=OFFICER, now=NOW)
    async with transaction(DB):
        await duplicate_suspected(alike)
    assert await DuplicateSuspicion.count() == 2, "now it is settled"


async def test_different_numbers_are_different_people(engines: OraluSettings) -> None:
    await registered(person(IIN), basis=None)
    made = await register_person(person(OTHER_IIN), registration(basis=None), by=OFFICER, now=NOW, answer=SameAnswer())
    assert made.pin


@pytest.mark.parametrize(("language", "words"), [("kk", "Туған күні бірдей"), ("ru", "Дата рождения совпадает")])
async def test_the_evidence_is_said_in_the_reader_s_language(officer: httpx.AsyncClient, language: str, words: str) -> None:
    await known()
    officer.cookies.set("oralu_language", language)
    assert (await post(officer, "/people/new", form())).text.count(words) == 1
