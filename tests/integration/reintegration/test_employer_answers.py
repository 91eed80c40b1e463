"""Employers answer for themselves: times that both sides agree, an offer, a no, the first and the last day of work."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import UUID

import httpx
import pytest

from services.reintegration.consents.actions import Said as Consented
from services.reintegration.consents.actions import record
from services.reintegration.consents.domain import NEEDED, Purpose
from services.reintegration.consents.queries import consents_of, notices_of
from services.reintegration.consents.withdrawal import TakenBack, withdraw
from services.reintegration.conversations.domain import Step
from services.reintegration.database import DB, Audit
from services.reintegration.employer_answers import queries
from services.reintegration.employer_answers.actions import asking, times
from services.reintegration.employer_answers.actions.answering import Answer, answer
from services.reintegration.employer_answers.actions.times import Proposal
from services.reintegration.employer_answers.domain import Goes, Said
from services.reintegration.errors import AlreadyWaiting, ConsentMissing, NotAllowed, NotThere, ReasonMissing, TooEarly
from services.reintegration.job_search import queries as work
from services.reintegration.job_search.actions import employing
from services.reintegration.timeline.tables import TimelineEntry
from shared.access.acting import acting_for
from shared.actors import Actor
from shared.db.acting import acting
from shared.identity.demo import PROVIDER
from tests.builders.actors import HOST, SOCIAL, STRANGER
from tests.builders.desk import Desk
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.work import hired, open_vacancy, sent, version_of
from tests.support.clients import SignedIn
from tests.support.forms import submit
from tests.support.row_security import count_shown

TOMORROW = NOW + timedelta(days=1)
TABLES = ("reintegration.interview_time", "reintegration.job_question")


async def said(application: UUID, what: Answer, *, by: Actor = HOST, now: datetime = NOW) -> None:
    with acting(acting_for(by)):
        await answer(application, what, seen_version=await seen(application), by=by, now=now)


async def seen(application: UUID) -> int:
    with acting(acting_for(SOCIAL)):
        return await version_of(application)


async def proposed(application: UUID, *when: datetime, by: Actor = HOST, place: str = "Workshop 2") -> None:
    side = "desk" if by is SOCIAL else "provider"
    with acting(acting_for(by)):
        await times.propose(application, Proposal(when, place, "Ask at the gate"), side, token=fresh(), by=by, now=NOW)  # type: ignore[arg-type]


async def consented(desk: Desk) -> UUID:
    yes = Consented(
        Purpose.WORK_PROOF, [PROVIDER], NEEDED[Purpose.WORK_PROOF], "given", "kk", "screen", None, None, TODAY, TODAY + timedelta(days=300)
    )  # fmt: skip
    return await record(desk.person, yes, token=fresh(), by=SOCIAL, now=NOW)


async def state(application: UUID) -> tuple[str, str | None]:
    row = await work.application(application, SOCIAL)
    return row.state, row.reason


async def test_one_side_proposes_times_and_the_other_chooses_one(desk: Desk) -> None:
    application = await sent(desk.person, await open_vacancy())
    await proposed(application, TOMORROW, TOMORROW + timedelta(hours=2))
    first, second = await queries.times_of(application)
    with pytest.raises(NotAllowed):
        await times.answer(first.id, Step.WITHDRAW, "desk", by=SOCIAL, now=NOW)
    await times.answer(second.id, Step.CHOOSE, "desk", by=SOCIAL, now=NOW)
    row = await work.application(application, SOCIAL)
    assert (row.state, row.interview_at) == ("interview", TOMORROW + timedelta(hours=2))
    assert [each.state for each in await queries.times_of(application)] == ["withdrawn", "chosen"]
    await proposed(application, TOMORROW + timedelta(days=1), by=SOCIAL)
    later = (await queries.times_of(application))[-1]
    with acting(acting_for(HOST)):
        await times.answer(later.id, Step.CHOOSE, "provider", by=HOST, now=NOW)
    assert (await work.application(application, SOCIAL)).interview_at == TOMORROW + timedelta(days=1)


async def test_of_two_times_chosen_at_once_one_is_the_interview(desk: Desk) -> None:
    application = await sent(desk.person, await open_vacancy())
    await proposed(application, TOMORROW, TOMORROW + timedelta(hours=2))
    rows = await queries.times_of(application)
    both = [times.answer(each.id, Step.CHOOSE, "desk", by=SOCIAL, now=NOW) for each in rows]
    results = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(each).__name__ for each in results) == ["NotAllowed", "UUID"]
    assert sorted(each.state for each in await queries.times_of(application)) == ["chosen", "withdrawn"]


async def test_an_employer_offers_says_when_work_began_and_when_it_ended(desk: Desk) -> None:
    application = await sent(desk.person, await open_vacancy())
    with pytest.raises(NotAllowed):
        await said(application, Answer(Said.STARTED, day=TODAY))
    await said(application, Answer(Said.OFFER, note="Come on Monday"))
    with pytest.raises(TooEarly):
        await said(application, Answer(Said.STARTED, day=TODAY + timedelta(days=100)))
    await said(application, Answer(Said.STARTED, day=TODAY, position="Welder of frames"))
    (job,) = await work.employments_of(desk.person)
    assert (await state(application), job.application, job.state, job.contract_seen) == (("started", None), application, "going_on", False)
    with pytest.raises(ReasonMissing):
        await said(application, Answer(Said.ENDED, "wage", day=TODAY))
    await said(application, Answer(Said.ENDED, "staff_cut", day=TODAY))
    ended = await work.employment(job.id, SOCIAL)
    assert (ended.state, ended.end_reason) == ("ended", "staff_cut")
    with pytest.raises(NotAllowed):
        await said(application, Answer(Said.ENDED, "staff_cut", day=TODAY))
    assert "Come on Monday" not in repr([*await TimelineEntry.select(), *await Audit.select()])


async def test_a_no_has_a_reason_and_a_stale_page_changes_nothing(desk: Desk) -> None:
    application = await sent(desk.person, await open_vacancy())
    for reason in (None, "no_answer", "case_closed"):
        with pytest.raises(ReasonMissing):
            await said(application, Answer(Said.REFUSE, reason))
    with acting(acting_for(HOST)), pytest.raises(NotAllowed):
        await answer(application, Answer(Said.OFFER), seen_version=1, by=HOST, now=NOW)
    await said(application, Answer(Said.REFUSE, "place_taken"))
    assert await state(application) == ("refused", "place_taken")
    with pytest.raises(NotThere):
        await said(application, Answer(Said.OFFER))


async def test_another_employer_and_one_whose_consent_was_taken_back_answer_nothing(desk: Desk) -> None:
    application = await sent(desk.person, await open_vacancy())
    await proposed(application, TOMORROW)
    (time,) = await queries.times_of(application)
    with pytest.raises(NotThere):
        await said(application, Answer(Said.OFFER), by=STRANGER)
    with acting(acting_for(STRANGER)), pytest.raises(NotThere):
        await times.answer(time.id, Step.WITHDRAW, "provider", by=STRANGER, now=NOW)
    assert [(await count_shown(DB, by))[TABLES[0]] for by in (HOST, STRANGER, SOCIAL)] == [1, 0, 1]
    (consent,) = [each for each in await consents_of(desk.person) if each.purpose == "work"]
    await withdraw(consent.id, TakenBack("in_person", None, None), by=SOCIAL, now=NOW)
    with pytest.raises(NotThere):
        await said(application, Answer(Said.OFFER))


async def test_an_employer_is_asked_whether_a_job_goes_on_only_with_the_person_s_consent(desk: Desk) -> None:
    _, job = await hired(desk.person, await open_vacancy())
    due = NOW + timedelta(days=31)
    with pytest.raises(NotAllowed):
        await asking.ask(job, by=SOCIAL, now=NOW)
    with pytest.raises(ConsentMissing):
        await asking.ask(job, by=SOCIAL, now=due)
    await consented(desk)
    question = await asking.ask(job, by=SOCIAL, now=due)
    with pytest.raises(AlreadyWaiting):
        await asking.ask(job, by=SOCIAL, now=due)
    with acting(acting_for(STRANGER)), pytest.raises(NotThere):
        await asking.answer(question, Goes.GOES_ON, by=STRANGER, now=due)
    with acting(acting_for(HOST)):
        assert [each.id for each in await queries.open_questions(HOST)] == [question]
        await asking.answer(question, Goes.GOES_ON, by=HOST, now=due)
        assert await queries.open_questions(HOST) == []
    proof = (await work.proofs_of(job))[1]
    assert (proof.seen, proof.by_name) == ("employer_word", HOST.name)


async def test_taking_that_consent_back_takes_the_question_back_and_the_job_goes_on(desk: Desk) -> None:
    _, job = await hired(desk.person, await open_vacancy())
    consent, due = await consented(desk), NOW + timedelta(days=31)
    question = await asking.ask(job, by=SOCIAL, now=due)
    await withdraw(consent, TakenBack("in_person", None, None), by=SOCIAL, now=due)
    assert (await queries.question(question)).answer == "stopped"
    with acting(acting_for(HOST)), pytest.raises(NotThere):
        await asking.answer(question, Goes.ENDED, ended_on=TODAY, reason="other", by=HOST, now=due)
    assert (await work.employment(job, SOCIAL)).state == "going_on"
    assert len(await notices_of(desk.person)) == 1, "the employer is told"


async def test_an_answer_that_the_work_ended_ends_the_job_and_not_known_leaves_it(desk: Desk) -> None:
    _, job = await hired(desk.person, await open_vacancy())
    await consented(desk)
    due = NOW + timedelta(days=31)
    for goes in (Goes.NOT_KNOWN, Goes.ENDED):
        question = await asking.ask(job, by=SOCIAL, now=due)
        with acting(acting_for(HOST)):
            await asking.answer(question, goes, ended_on=TODAY, reason="own_wish", by=HOST, now=due)
        assert (await work.employment(job, SOCIAL)).state == ("ended" if goes is Goes.ENDED else "going_on")
    assert await work.proofs_of(job) == {}


async def test_what_the_worker_wrote_meanwhile_is_not_overwritten(desk: Desk) -> None:
    application = await sent(desk.person, await open_vacancy())
    await said(application, Answer(Said.OFFER))
    with acting(acting_for(HOST)), pytest.raises(NotAllowed):
        await answer(application, Answer(Said.STARTED, day=TODAY), seen_version=2, by=HOST, now=NOW)
    assert await work.employments_of(desk.person) == []


async def test_the_pages_of_both_sides(fixed_clock: FixedClock, desk: Desk, signed_in: SignedIn) -> None:
    application = await sent(desk.person, await open_vacancy())
    host, social = await signed_in("reintegration", "provider"), await signed_in("reintegration", "social")
    own = f"/provider/applicants/{application}"
    assert own in (await host.get("/provider/applicants")).text
    shown = (await host.get(own)).text
    assert "Demo Person" in shown
    assert "checked" not in shown
    empty = await submit(host, own, {"answer": "refuse", "version": "2"})
    assert (empty.status_code, "Choose a reason" in empty.text) == (422, True)
    invited = {"answer": "invite", "version": "2", "day_1": f"{TOMORROW:%d.%m.%Y}", "at_1": "15:00", "place": "Workshop 2"}
    wrong = await submit(host, own, invited | {"day_2": "01.01.2020", "at_2": "10:00"})
    assert (wrong.status_code, "Workshop 2" in wrong.text) == (422, True), "what was typed stays"
    assert (await submit(host, own, invited)).status_code == 303
    page = f"/job-applications/{application}/times"
    assert "Workshop 2" in (await social.get(page)).text
    assert (await submit(social, page, {"day_1": "", "at_1": ""})).status_code == 422
    (time,) = await queries.times_of(application)
    assert time.starts_at == datetime(TOMORROW.year, TOMORROW.month, TOMORROW.day, 10, tzinfo=UTC)
    assert (await submit(social, page, {"step": "choose"}, to=f"/interview-times/{time.id}")).status_code == 303
    assert await state(application) == ("interview", None)
    stale = {"answer": "offer", "version": "1"}
    assert (await submit(host, own, stale)).status_code == 409
    assert (await submit(host, own, {"answer": "offer", "version": "3"})).status_code == 303
    began = {"answer": "started", "version": "4", "started_on": f"{TODAY:%d.%m.%Y}"}
    assert (await submit(host, own, began)).status_code == 303
    assert await state(application) == ("started", None)


async def test_the_question_on_the_pages(fixed_clock: FixedClock, desk: Desk, signed_in: SignedIn) -> None:
    _, job = await hired(desk.person, await open_vacancy())
    host, social = await signed_in("reintegration", "provider"), await signed_in("reintegration", "social")
    page = f"/employments/{job}/employer"
    assert "First ask the person" in (await social.get(page)).text
    await consented(desk)
    assert "Nothing is to be asked" in (await social.get(page)).text
    fixed_clock.move_to(NOW + timedelta(days=31))
    social, host = await signed_in("reintegration", "social"), await signed_in("reintegration", "provider")
    assert (await submit(social, page)).status_code == 303
    (question,) = await queries.questions_of(job)
    asked = f"/provider/job-questions/{question.id}"
    missing = await submit(host, "/provider/job-questions", {"goes": "ended"}, to=asked)
    assert (missing.status_code, "Choose a reason" in missing.text) == (422, True)
    assert (await submit(host, "/provider/job-questions", {"goes": "goes_on"}, to=asked)).status_code == 303
    assert "Yes, the person works here" in (await social.get(page)).text
    nobody: httpx.Response = await social.get("/provider/job-questions")
    assert nobody.status_code == 403


async def test_a_job_that_the_person_found_alone_has_no_employer_to_ask(desk: Desk) -> None:
    await consented(desk)
    job = await employing.begin(desk.person, employing.Job("Shop", "Seller", "", TODAY, False), token=fresh(), by=SOCIAL, now=NOW)
    with pytest.raises(NotAllowed):
        await asking.ask(job, by=SOCIAL, now=NOW + timedelta(days=31))
