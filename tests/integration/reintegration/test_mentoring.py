"""Mentors see the own people alone and of them little; their log is sealed, corrected and counted."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from services.reintegration.consents.actions import Said as Answer
from services.reintegration.consents.actions import record
from services.reintegration.consents.deadlines import longest_until
from services.reintegration.consents.domain import Purpose
from services.reintegration.consents.queries import consents_of
from services.reintegration.consents.withdrawal import TakenBack, withdraw
from services.reintegration.database import DB, Audit
from services.reintegration.errors import ConsentMissing, NotAllowed, NotThere, ReasonMissing
from services.reintegration.mentoring import actions, log, queries
from services.reintegration.mentoring.actions import Said
from services.reintegration.mentoring.domain import Act, Entry
from services.reintegration.mentoring.handing_back import hand_back
from services.reintegration.mentoring.jobs import look
from services.reintegration.mentoring.tables import MentorLog
from services.reintegration.tasks.tables import TASK, Task
from services.reintegration.timeline.tables import ENTRY
from shared.access.acting import acting_for
from shared.db.acting import acting
from shared.db.engine import transaction
from shared.identity.accounts import set_disabled
from tests.builders.actors import COORDINATOR, HOST, SOCIAL, SOCIAL_ELSEWHERE, SYSTEM
from tests.builders.desk import Desk, opened
from tests.builders.ids import fresh
from tests.builders.mentors import MENTOR, OTHER_MENTOR, UNTIL, answered, logged, mentored, proposed, step
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.staff import make_account
from tests.builders.texts import opened_rows
from tests.support.clients import SignedIn
from tests.support.forms import post, submit
from tests.support.row_security import count_shown

SECRET = "I was afraid to go alone"
TABLES = [f"reintegration.{name}" for name in ("mentorship", "mentorship_event", "mentor_log")]
MONTH = (TODAY.replace(day=1), TODAY.replace(day=1) + timedelta(days=31))


async def state(mentorship: UUID) -> tuple[str, str | None]:
    row = await queries.on_desk(mentorship, SOCIAL)
    return row.state, row.reason


async def test_both_agree_and_one_person_has_one_mentor(desk: Desk) -> None:
    made = await proposed(desk.person)
    with pytest.raises(NotAllowed):
        await proposed(desk.person, mentor=OTHER_MENTOR)
    with pytest.raises(ConsentMissing):
        await step(made, Act.PERSON_AGREES)
    with pytest.raises(NotAllowed):
        await step(made, Act.MENTOR_AGREES)
    with pytest.raises(NotThere):
        await answered(made, mentor=OTHER_MENTOR)
    await step(made, Act.PERSON_AGREES, Said(agreed_form="by_phone", witness="A colleague", phone=True))
    await answered(made)
    assert await state(made) == ("active", None)
    with pytest.raises(ReasonMissing):
        await step(made, Act.END)
    await step(made, Act.END, Said("not_a_match"))
    other = await mentored(desk.person, mentor=OTHER_MENTOR)
    with pytest.raises(NotAllowed):
        await step(made, Act.PROPOSE, Said(until_on=UNTIL))
    await step(other, Act.EXTEND, Said(until_on=UNTIL + timedelta(days=1)))
    assert (await queries.on_desk(other, SOCIAL)).until_on == UNTIL + timedelta(days=1)


async def test_the_last_day_is_corrected_before_anybody_has_answered_and_the_history_keeps_both(desk: Desk) -> None:
    made, later = await proposed(desk.person), UNTIL + timedelta(days=7)
    await step(made, Act.EXTEND, Said(until_on=later))
    assert await state(made) == ("proposed", None)
    assert [(each.act, each.until_on) for each in await queries.events_of(made)] == [("propose", UNTIL), ("extend", later)]
    with pytest.raises(NotAllowed):
        await step(made, Act.EXTEND, Said())


async def test_two_workers_at_once_propose_one(desk: Desk) -> None:
    results = await asyncio.gather(proposed(desk.person), proposed(desk.person, mentor=OTHER_MENTOR), return_exceptions=True)
    assert sorted(type(each).__name__ for each in results) == ["NotAllowed", "UUID"]


async def test_a_mentor_sees_name_phone_and_language_of_the_own_people_after_both_agreed(desk: Desk) -> None:
    made, other = await proposed(desk.person), await opened("Second Person")
    await mentored(other.person, mentor=OTHER_MENTOR)
    with acting(acting_for(MENTOR)):
        (before,) = await queries.mentees(MENTOR, TODAY)
    assert (before.name, before.phone, before.language) == ("", None, "kk")
    await step(made, Act.PERSON_AGREES, Said(agreed_form="in_person", phone=True))
    with acting(acting_for(MENTOR)):
        await answered(made)
        await logged(made)
        (after,) = await queries.mentees(MENTOR, TODAY)
        assert (after.name, after.phone, after.next_on) == ("Demo Person", "+77010000000", TODAY + timedelta(days=3))
        with pytest.raises(NotThere):
            await queries.own(made, OTHER_MENTOR, TODAY)
        assert await queries.mentees(MENTOR, UNTIL + timedelta(days=1)) == [], "after the last day"


async def test_the_database_shows_a_mentor_the_own_rows_and_no_case(desk: Desk) -> None:
    made, other = await mentored(desk.person), await opened("Second Person")
    await logged(made)
    await mentored(other.person, mentor=OTHER_MENTOR)
    shown = await count_shown(DB, MENTOR)
    assert [shown[table] for table in TABLES] == [1, 3, 1]
    assert {table for table, number in shown.items() if number} == set(TABLES)
    for by in (SOCIAL_ELSEWHERE, HOST):
        nothing = await count_shown(DB, by)
        assert [nothing[table] for table in TABLES] == [0, 0, 0]
    with pytest.raises(NotThere):
        await queries.on_desk(made, SOCIAL_ELSEWHERE)


async def test_the_log_is_sealed_corrected_and_taken_back(desk: Desk) -> None:
    made = await mentored(desk.person)
    entry = await logged(made)
    stored = [*await MentorLog.select(), *await opened_rows(ENTRY), *await Audit.select()]
    assert SECRET not in repr(stored)
    better = Entry(TODAY, "call", 30, "Only a call")
    await log.correct(entry, better, seen_version=1, today=TODAY, by=MENTOR, now=NOW)
    for by, seen in ((MENTOR, 1), (OTHER_MENTOR, 2)):
        with pytest.raises((NotAllowed, NotThere)):
            await log.correct(entry, better, seen_version=seen, today=TODAY, by=by, now=NOW)
    ((row),) = await queries.hours(*MONTH, MENTOR, mentor=MENTOR.id)
    assert (row.minutes, row.entries, row.people) == (30, 1, 1)
    await log.correct(entry, None, seen_version=2, today=TODAY, by=MENTOR, now=NOW)
    assert await queries.hours(*MONTH, COORDINATOR) == []
    assert list(await queries.log_of(made, size=10)) == []
    assert await MentorLog.count() == 3, "nothing is lost"


async def test_nothing_is_written_without_both_having_agreed_or_after_the_end(desk: Desk) -> None:
    made = await proposed(desk.person)
    with pytest.raises(NotThere):
        await logged(made)
    await step(made, Act.END, Said("mentor_stopped"))
    with pytest.raises(NotThere):
        await logged(made)


async def test_a_form_sent_twice_adds_one_entry(desk: Desk) -> None:
    made, token, entry = await mentored(desk.person), fresh(), Entry(TODAY, "call", 10, "Called")
    sent = [await log.add(made, entry, token=token, today=TODAY, by=MENTOR, now=NOW) for _ in range(2)]
    assert sent[0] == sent[1]
    assert await MentorLog.count() == 1


async def test_a_mentor_whose_account_is_switched_off_is_handed_back_once(desk: Desk) -> None:
    await make_account(MENTOR, "mentor")
    made = await mentored(desk.person)
    assert await hand_back(now=NOW) == 0
    await set_disabled(MENTOR.id, True, by=SYSTEM, at=NOW)
    assert [await hand_back(now=NOW) for _ in range(2)] == [1, 0]
    assert await state(made) == ("ended", "account_disabled")
    (task,) = await opened_rows(TASK)
    assert (task["kind"], task["status"], bool(task["words"])) == ("contact", "open", True)


async def test_it_ends_with_its_last_day_and_with_the_case(desk: Desk) -> None:
    await make_account(MENTOR, "mentor")
    made = await mentored(desk.person, until_on=TODAY)
    assert await hand_back(now=NOW) == 0
    assert await hand_back(now=NOW + timedelta(days=1)) == 1
    assert await state(made) == ("ended", "time_over")
    assert await Task.count() == 0
    second = await mentored(desk.person)
    async with transaction(DB):
        assert await actions.end_with_case(desk.person, by=SOCIAL, now=NOW) == 1
    assert await state(second) == ("ended", "case_closed")


@pytest.fixture
async def mentor(fixed_clock: FixedClock, desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    await make_account(MENTOR, "mentor")
    return await signed_in("reintegration", "mentor")


async def test_the_desk_proposes_and_the_mentor_answers_on_the_pages(desk: Desk, mentor: httpx.AsyncClient, signed_in: SignedIn) -> None:
    social = await signed_in("reintegration", "social")
    case = f"/cases/{desk.person}/mentor"
    days = {"from_on": f"{TODAY:%d.%m.%Y}", "until_on": f"{UNTIL:%d.%m.%Y}"}
    assert (await submit(social, f"{case}/new")).status_code == 422
    assert (await submit(social, f"{case}/new", days | {"mentor": str(SOCIAL.id)})).status_code == 422
    assert (await submit(social, f"{case}/new", days | {"mentor": str(MENTOR.id), "until_on": "01.01.2026"})).status_code == 422
    sent = await submit(social, f"{case}/new", days | {"mentor": str(MENTOR.id)})
    assert sent.status_code == 303
    own = sent.headers["location"]
    assert "checked" not in (await social.get(own)).text
    assert (await submit(social, own, {"version": "1", "act": "person_agrees"})).status_code == 422
    assert (await submit(social, own, {"version": "1", "act": "person_agrees", "agreed_form": "on_paper"})).status_code == 422, (
        "without a number"
    )
    paper = {"version": "1", "act": "person_agrees", "agreed_form": "on_paper", "paper_number": "12", "phone": "yes"}
    assert (await submit(social, own, paper)).status_code == 303
    shown = (await mentor.get("/mentor")).text
    assert "Demo Person" not in shown
    answer = f"/mentor/{own.rpartition('/')[2]}/answer"
    assert (await submit(mentor, "/mentor", {"version": "2"}, to=answer)).status_code == 422
    assert (await submit(mentor, "/mentor", {"version": "1", "answer": "yes"}, to=answer)).status_code == 409
    assert (await submit(mentor, "/mentor", {"version": "2", "answer": "yes"}, to=answer)).status_code == 303
    shown = (await mentor.get("/mentor")).text
    assert "Demo Person" in shown
    assert "+77010000000" in shown
    assert "75-0001" not in shown


async def test_the_mentor_writes_the_log_and_the_desk_reads_it_for_a_purpose(
    desk: Desk, mentor: httpx.AsyncClient, signed_in: SignedIn
) -> None:
    made, social = await mentored(desk.person), await signed_in("reintegration", "social")
    address = f"/mentor/{made}/log"
    typed = {"day": f"{TODAY:%d.%m.%Y}", "kind": "meeting", "minutes": "75", "done": "Went to the bank", "said": SECRET}
    wrong = await submit(mentor, address, typed | {"minutes": "0"})
    assert wrong.status_code == 422
    assert SECRET in wrong.text, "what was typed stays"
    assert (await submit(mentor, address, typed | {"day": "01.01.2020"})).status_code == 422
    assert (await submit(mentor, address, typed)).status_code == 303
    assert SECRET in (await mentor.get(address)).text
    (entry,) = await queries.log_of(made, size=5)
    own = f"/mentor/entries/{entry.entry}"
    assert (await submit(mentor, own, typed | {"minutes": "80", "version": "1"})).status_code == 303
    assert (await submit(mentor, own, typed | {"version": "1"})).status_code == 409
    assert (await mentor.get("/mentor/hours.csv")).text.splitlines()[1] == "2026-11,Demo Mentor,80,1,1"
    for page in (f"/cases/{desk.person}", f"/mentorships/{made}", "/mentors/hours"):
        shown = (await social.get(page)).text
        assert SECRET not in shown, page
    assert (await submit(social, f"/mentorships/{made}", to=f"/mentorships/{made}/log")).status_code == 422
    assert SECRET in (await submit(social, f"/mentorships/{made}", {"purpose": "plan"}, to=f"/mentorships/{made}/log")).text
    assert (await submit(mentor, own, {"version": "2"}, to=f"{own}/take-back")).status_code == 200, "asked first"
    assert (await post(mentor, f"{own}/take-back", {"version": "2", "sure": "yes"})).status_code == 303
    assert (await mentor.get(own)).status_code == 404


async def test_a_mentor_has_no_page_of_the_desk_and_nobody_else_has_theirs(
    desk: Desk, mentor: httpx.AsyncClient, signed_in: SignedIn
) -> None:
    foreign = await mentored(desk.person, mentor=OTHER_MENTOR)
    social = await signed_in("reintegration", "social")
    for page in ("/desk", f"/cases/{desk.person}", f"/cases/{desk.person}/mentor", f"/mentorships/{foreign}", "/mentors/hours", "/groups"):
        assert (await mentor.get(page)).status_code == 403, page
    assert (await mentor.get(f"/mentor/{foreign}/log")).status_code == 404
    for page in ("/mentor", f"/mentor/{foreign}/log", "/mentor/hours"):
        assert (await social.get(page)).status_code == 403, page


async def test_a_mentor_who_is_gone_is_handed_back_by_the_job_and_not_by_opening_the_desk(desk: Desk, signed_in: SignedIn) -> None:
    made = await mentored(desk.person, mentor=replace(MENTOR, id=fresh()))
    social = await signed_in("reintegration", "social")
    assert (await social.get("/desk")).status_code == 200
    assert (await state(made))[0] == "active"
    await look({})
    (task,) = await opened_rows(TASK)
    assert "Тәлімгер" in str(task["words"]), "in the language of the person"
    assert (await social.get("/desk")).text.count("Make contact") >= 1
    assert (await state(made))[1] == "account_disabled"


async def test_the_person_s_consent_carries_the_mentor_and_its_end_is_the_mentor_s_end(desk: Desk) -> None:
    made = await mentored(desk.person)
    with acting(acting_for(MENTOR)):
        (seen,) = await queries.mentees(MENTOR, TODAY)
    assert (seen.name, seen.phone) == ("Demo Person", None), "no phone without a yes to it"
    (consent,) = [each for each in await consents_of(desk.person) if each.purpose == "mentor"]
    assert (await queries.on_desk(made, SOCIAL)).consent == consent.id
    with pytest.raises(ConsentMissing):
        await step(made, Act.EXTEND, Said(until_on=longest_until(TODAY) + timedelta(days=1)))
    await withdraw(consent.id, TakenBack("phone", None, None), by=SOCIAL, now=NOW)
    assert await state(made) == ("ended", "consent_withdrawn")
    with pytest.raises(NotAllowed):
        await step(made, Act.RESUME, Said(until_on=UNTIL))
    with acting(acting_for(MENTOR)):
        assert await queries.mentees(MENTOR, TODAY) == []


async def test_a_later_no_to_the_mentor_ends_it_as_taking_back_does(desk: Desk) -> None:
    made = await mentored(desk.person)
    no = Answer(Purpose.MENTOR, [], (), "refused", "kk", "screen", None, None, TODAY, None)
    await record(desk.person, no, token=fresh(), by=SOCIAL, now=NOW)
    assert await state(made) == ("ended", "consent_withdrawn")


async def test_the_last_day_is_corrected_before_and_after_the_end_and_an_end_by_mistake_is_undone(desk: Desk) -> None:
    made = await mentored(desk.person)
    await step(made, Act.EXTEND, Said(until_on=UNTIL - timedelta(days=30)))
    await step(made, Act.END, Said("moved_away"))
    assert (await queries.on_desk(made, SOCIAL)).until_on == TODAY, "the day on which it ended"
    with pytest.raises(NotAllowed):
        await step(made, Act.EXTEND, Said(until_on=TODAY + timedelta(days=1)))
    await step(made, Act.RESUME, Said(until_on=UNTIL))
    assert await state(made) == ("active", None)
    await step(made, Act.END, Said("moved_away"))
    await step(made, Act.EXTEND, Said(until_on=TODAY))
    assert await state(made) == ("ended", "moved_away"), "the reason stays"


async def test_the_log_of_a_month_goes_out_without_people_and_words(desk: Desk, mentor: httpx.AsyncClient, signed_in: SignedIn) -> None:
    await logged(await mentored(desk.person))
    social = await signed_in("reintegration", "social")
    for client, start in ((mentor, "/mentor/hours"), (social, "/mentors/hours")):
        table = (await client.get(f"{start}/log.csv?month={TODAY:%Y-%m}")).text
        assert "Demo Mentor" in table
        assert not any(told in table for told in ("Demo Person", SECRET, "Went to the bank", str(desk.person)))
        paper = await client.get(f"{start}/log.pdf?month={TODAY:%Y-%m}")
        assert paper.content.startswith(b"%PDF")
    assert "Demo Mentor" not in (await social.get("/mentors/hours/log.csv?month=2020-01")).text


async def test_the_mentor_stands_among_those_who_take_part(desk: Desk, signed_in: SignedIn) -> None:
    await mentored(desk.person)
    shown = (await (await signed_in("reintegration", "social")).get(f"/cases/{desk.person}/parts")).text
    assert "Demo Mentor" in shown
