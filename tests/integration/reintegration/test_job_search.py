"""Looking for work: the CV under the person's key, applications with consent, jobs with clocks of their own, what providers see."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import httpx
import pytest

from services.reintegration.consents.queries import consents_of, notices_of, received
from services.reintegration.consents.withdrawal import TakenBack, withdraw
from services.reintegration.continuation.actions import take_back_agreement
from services.reintegration.continuation.supervision_end import end_supervision
from services.reintegration.database import DB
from services.reintegration.errors import (
    AlreadyReferred,
    CaseClosed,
    ConsentMissing,
    ConsentRefused,
    NotAllowed,
    NotThere,
    ReasonMissing,
    TooEarly,
)
from services.reintegration.job_search import queries
from services.reintegration.job_search.actions import applying, employing
from services.reintegration.job_search.actions.cv import keep
from services.reintegration.job_search.actions.employing import Proof
from services.reintegration.job_search.domain.applications import State
from services.reintegration.job_search.domain.employment import Act
from services.reintegration.tasks.tables import TASK
from services.reintegration.timeline.tables import ENTRY
from services.reintegration.vacancies import queries as vacancies
from shared.access.acting import acting_for
from shared.actors import Actor
from shared.db.acting import acting
from shared.db.rows import fetch_values
from tests.builders.actors import COLLEAGUE, HOST, SOCIAL, SOCIAL_ELSEWHERE, STRANGER, SYSTEM
from tests.builders.desk import BY, Desk, opened
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.builders.texts import opened_rows
from tests.builders.work import CV, JOB, WELDER, began, considered, open_vacancy, sent, version_of
from tests.support.clients import SignedIn
from tests.support.forms import submit


async def state_of(application: UUID) -> tuple[str, str | None]:
    row = await queries.any_application(application)
    assert row is not None
    return row.state, row.reason


async def move(application: UUID, to: State, *, reason: str | None = None, by: Actor = SOCIAL) -> None:
    await applying.move(application, to, reason=reason, seen_version=await version_of(application), by=by, now=NOW)


async def offered(desk: Desk, vacancy: UUID) -> UUID:
    application = await sent(desk.person, vacancy)
    await move(application, State.OFFERED)
    return application


async def start(desk: Desk, application: UUID) -> UUID:
    seen = await version_of(application)
    return await employing.begin(desk.person, JOB, application=application, seen_version=seen, token=fresh(), by=SOCIAL, now=NOW)


async def test_a_cv_is_stored_encrypted_and_two_workers_do_not_overwrite_each_other(desk: Desk) -> None:
    await keep(desk.person, CV, seen_version=0, by=SOCIAL, now=NOW)
    (stored,) = await fetch_values(DB, "SELECT sealed FROM reintegration.cv")
    assert b"workshop" not in stored
    both = [keep(desk.person, replace(CV, skills=said), seen_version=1, by=by, now=NOW) for said, by in (("A", SOCIAL), ("B", COLLEAGUE))]
    results = await asyncio.gather(*both, return_exceptions=True)
    assert [type(each) for each in results if each is not None] == [NotAllowed]
    known = await queries.cv_of(desk.person)
    assert known is not None
    assert (known.version, known.cv.work) == (2, CV.work)
    assert not any("workshop" in str(row) for row in await opened_rows(ENTRY))


async def test_a_cv_goes_only_with_consent_and_shows_what_the_person_chose(desk: Desk) -> None:
    vacancy = await open_vacancy()
    application = await considered(desk.person, vacancy)
    with pytest.raises(ConsentMissing):
        await applying.send(application, language="kk", consent=False, seen_version=1, by=SOCIAL, now=NOW)
    with pytest.raises(ReasonMissing):  # no CV
        await applying.send(application, language="kk", consent=True, seen_version=1, by=SOCIAL, now=NOW)
    assert await consents_of(desk.person) == []
    await keep(desk.person, CV, seen_version=0, by=SOCIAL, now=NOW)
    await applying.send(application, language="kk", consent=True, seen_version=1, by=SOCIAL, now=NOW)
    (consent,) = await consents_of(desk.person)
    assert (consent.purpose, set(consent.categories)) == ("work", {"name", "language", "cv", "phone"})
    row = await queries.applicant(application, HOST)
    cv, language = await queries.sent_cv(row)
    assert (row.shared_name, row.shared_phone, language) == ("Demo Person", "+77010000000", "kk")
    assert (cv.goal, cv.work) == ("", CV.work), "the goal was not to be shown"
    with pytest.raises(AlreadyReferred):
        await considered(desk.person, vacancy)


async def test_taking_the_consent_back_stops_what_led_to_no_offer_and_tells_the_employer(desk: Desk) -> None:
    first, second = await open_vacancy(), await open_vacancy(replace(WELDER, title="Smith"))
    waiting, further = await sent(desk.person, first), await offered(desk, second)
    (consent,) = await consents_of(desk.person)
    await withdraw(consent.id, TakenBack("in_person", None, None), by=SOCIAL, now=NOW)
    assert await state_of(waiting) == ("withdrawn", "consent_withdrawn")
    assert (await state_of(further))[0] == "offered"
    assert [notice.organisation_name for notice in await notices_of(desk.person)] == ["Demo Adaptation Centre"]
    (told,) = await received(HOST)
    assert (told.name, told.referral) == ("Demo Person", None)
    with pytest.raises(NotThere):
        await queries.applicant(waiting, HOST)
    await move(waiting, State.CONSIDERED)
    with pytest.raises(ConsentRefused):
        await applying.send(waiting, language="ru", consent=True, seen_version=await version_of(waiting), by=SOCIAL, now=NOW)


async def test_a_consent_to_a_referral_sends_no_cv_and_keeps_no_application(desk: Desk) -> None:
    application = await sent(desk.person, await open_vacancy())
    await desk.referral()
    referral = next(each for each in await consents_of(desk.person) if each.purpose == "referral")
    await withdraw(referral.id, TakenBack("in_person", None, None), by=SOCIAL, now=NOW)
    assert (await state_of(application))[0] == "applied"


async def test_an_employer_sees_its_own_applicants_alone(desk: Desk) -> None:
    application = await sent(desk.person, await open_vacancy())
    assert [row.id for row in await queries.applicants(HOST, size=5)] == [application]
    assert len(await queries.applicants(STRANGER, size=5)) == 0
    with pytest.raises(NotThere):
        await queries.applicant(application, STRANGER)
    await considered(desk.person, await open_vacancy())
    for by, number in ((HOST, 1), (STRANGER, 0), (SOCIAL, 2), (SOCIAL_ELSEWHERE, 0)):
        with acting(acting_for(by)):
            assert len(await fetch_values(DB, "SELECT id FROM reintegration.job_application")) == number, by.name
            assert len(await fetch_values(DB, "SELECT id FROM reintegration.cv_sent")) == min(number, 1), by.name
            for table in ("cv", "employment", "job_application_event"):
                shown = await fetch_values(DB, f"SELECT 1 FROM reintegration.{table}")
                assert bool(shown) is (by is SOCIAL and table != "employment"), (by.name, table)


async def test_the_journey_to_a_job_that_lasts(desk: Desk) -> None:
    vacancy = await open_vacancy(replace(WELDER, places=1))
    application = await sent(desk.person, vacancy)
    tomorrow = NOW + timedelta(days=1)
    await applying.move(application, State.INTERVIEW, interview_at=tomorrow, note="Bring papers", seen_version=2, by=SOCIAL, now=NOW)
    assert [each.interview_at for each in await queries.interviews(NOW, SOCIAL, 5)] == [tomorrow]
    await move(application, State.OFFERED)
    job = await start(desk, application)
    assert (await state_of(application))[0] == "started"
    assert (await vacancies.vacancy(vacancy, SOCIAL)).state == "filled"
    assert (await queries.employment(job, SOCIAL)).next_proof_on == TODAY + timedelta(days=30)
    with pytest.raises(TooEarly):
        await employing.record_proof(job, Proof(1, "payslip", TODAY), by=SOCIAL, now=NOW)
    for step, after, seen in ((1, 30, "payslip"), (2, 95, "not_known"), (3, 200, "pension")):
        when = NOW + timedelta(days=after)
        await employing.record_proof(job, Proof(step, seen, when.date(), "Seen"), by=SOCIAL, now=when)
    row = await queries.employment(job, SOCIAL)
    assert row.next_proof_on is None
    steps = await queries.milestones_of(row, TODAY + timedelta(days=200))
    assert [each.proof.seen for each in steps if each.proof] == ["payslip", "not_known", "pension"]


async def test_two_at_once_write_one_proof_and_a_correction_is_a_new_version(desk: Desk) -> None:
    job, when = await began(desk.person), NOW + timedelta(days=31)
    both = [employing.record_proof(job, Proof(1, seen, when.date()), by=SOCIAL, now=when) for seen in ("payslip", "not_known")]
    results = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(each).__name__ for each in results) == ["NotAllowed", "UUID"]
    await employing.record_proof(job, Proof(1, "contract", when.date(), seen_version=1), by=SOCIAL, now=when)
    assert (await queries.proofs_of(job))[1].seen == "contract"


async def test_the_last_place_of_a_vacancy_is_taken_by_one_of_two(desk: Desk) -> None:
    other = await opened("Another Person")
    vacancy = await open_vacancy(replace(WELDER, places=1))
    applications = [await offered(each, vacancy) for each in (desk, other)]
    results = await asyncio.gather(
        *(start(each, application) for each, application in zip((desk, other), applications, strict=True)), return_exceptions=True
    )
    assert sorted(type(each).__name__ for each in results) == ["NotAllowed", "UUID"]
    assert sorted([(await state_of(each))[0] for each in applications]) == ["offered", "started"]


async def test_what_was_entered_by_mistake_is_undone(desk: Desk) -> None:
    vacancy = await open_vacancy(replace(WELDER, places=1))
    application = await offered(desk, vacancy)
    job = await start(desk, application)
    await employing.end(job, ended_on=TODAY, reason="own_wish", seen_version=1, by=SOCIAL, now=NOW)
    assert (await queries.employment(job, SOCIAL)).next_proof_on is None
    await employing.undo(job, Act.RESUME, seen_version=2, by=SOCIAL, now=NOW)
    assert (await queries.employment(job, SOCIAL)).next_proof_on == TODAY + timedelta(days=30)
    await employing.undo(job, Act.MISTAKE, seen_version=3, by=SOCIAL, now=NOW)
    assert (await state_of(application))[0] == "offered"
    row = await vacancies.vacancy(vacancy, SOCIAL)
    assert (row.state, row.taken) == ("open", 0)


@pytest.mark.parametrize("day", [TODAY - timedelta(days=5), TODAY + timedelta(days=1)])
async def test_a_job_does_not_end_before_it_began_or_in_the_future(desk: Desk, day: date) -> None:
    job = await began(desk.person, started_on=TODAY - timedelta(days=3))
    with pytest.raises(TooEarly):
        await employing.end(job, ended_on=day, reason="own_wish", seen_version=1, by=SOCIAL, now=NOW)


async def test_a_new_job_has_a_clock_of_its_own_and_what_ended_is_not_asked_for(desk: Desk) -> None:
    first = await began(desk.person, started_on=TODAY - timedelta(days=40))
    await employing.end(first, ended_on=TODAY - timedelta(days=20), reason="term_over", seen_version=1, by=SOCIAL, now=NOW)
    second = await began(desk.person)
    assert [each.standing for each in await queries.milestones_of(await queries.employment(first, SOCIAL), TODAY)] == ["not_reached"] * 3
    assert (await queries.employment(second, SOCIAL)).next_proof_on == TODAY + timedelta(days=30)
    with pytest.raises(NotAllowed):
        await employing.record_proof(first, Proof(1, "payslip", TODAY), by=SOCIAL, now=NOW)


async def test_a_due_step_becomes_one_task_that_blames_nobody(desk: Desk) -> None:
    job = await began(desk.person)
    later = NOW + timedelta(days=30)
    assert await employing.ask_for_proofs(by=SYSTEM, now=later - timedelta(days=1)) == 0
    assert await employing.ask_for_proofs(by=SYSTEM, now=later) == 1
    assert await employing.ask_for_proofs(by=SYSTEM, now=later) == 0
    assert [(task["need"], task["words"]) for task in await opened_rows(TASK)] == [("work", None)]
    assert [each.id for each in await queries.due(later.date(), SOCIAL, 5)] == [job]
    assert await queries.due(later.date(), SOCIAL_ELSEWHERE, 5) == []


async def test_the_end_of_the_case_withdraws_applications_and_begins_nothing(desk: Desk) -> None:
    application, job = await sent(desk.person, await open_vacancy()), await began(desk.person)
    await end_supervision(desk.closing(), by=BY, now=NOW)
    await take_back_agreement(desk.person, by=BY, now=NOW)
    assert await state_of(application) == ("withdrawn", "case_closed")
    assert (await queries.any_employment(job)).state == "going_on"  # type: ignore[union-attr]
    with pytest.raises(CaseClosed):
        await began(desk.person)
    assert await employing.ask_for_proofs(by=SYSTEM, now=NOW + timedelta(days=31)) == 0


@pytest.fixture
async def social(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    return await signed_in("reintegration", "social")


async def test_the_pages_lead_from_a_vacancy_to_a_proof(desk: Desk, social: httpx.AsyncClient, signed_in: SignedIn) -> None:
    case = f"/cases/{desk.person}"
    vacancy = await open_vacancy()
    assert "There is no CV yet" in (await social.get(f"{case}/work")).text
    cv = {"work": "Five years", "version": "0", "shown": ["work"], "licences": ["B"]}
    assert (await submit(social, f"{case}/work/cv", cv)).status_code == 303
    assert (await submit(social, f"{case}/work/cv", cv)).status_code == 409, "a stale page"
    made = await submit(social, f"{case}/work/vacancies", {"vacancy": str(vacancy)})
    page: str = made.headers["location"]
    shown = (await social.get(page)).text
    assert "checked" not in shown, "nothing is chosen beforehand"
    refused = await submit(social, page, {"version": "1", "language": "ru"}, to=f"{page}/send")
    assert (refused.status_code, "without the person" in refused.text) == (422, True)
    assert (await submit(social, page, {"version": "1", "language": "ru", "consent": "yes"}, to=f"{page}/send")).status_code == 303
    assert (await submit(social, page, {"version": "2", "to": "declined"})).status_code == 422, "without a reason"
    assert (await submit(social, page, {"version": "2", "to": "interview", "day": "31.12.9999", "at": "10:00"})).status_code == 422
    assert (await submit(social, page, {"version": "2", "to": "interview", "day": "25.11.2026", "at": "10:00"})).status_code == 303
    assert (await submit(social, page, {"version": "3", "to": "offered", "note": "Spoke with them"})).status_code == 303
    assert "Spoke with them" in (await social.get(page)).text
    form = f"{case}/work/jobs/new?application={page.rsplit('/', 1)[1]}"
    job = {"employer": "Demo Workshop", "position": "Welder", "started_on": "01.10.2026", "contract_seen": "yes", "version": "4"}
    answer = await submit(social, form, job | {"application": page.rsplit("/", 1)[1]}, to=f"{case}/work/jobs/new")
    at: str = answer.headers["location"]
    assert "To be asked" in (await social.get(at)).text
    assert (await submit(social, f"{at}/proofs/1", {"seen": "person_word", "seen_on": "24.11.2026", "version": "0"})).status_code == 303
    assert (await submit(social, f"{at}/proofs/1", {"seen": "payslip", "seen_on": "24.11.2026", "version": "0"})).status_code == 409
    assert (await social.get(f"{at}/proofs/4")).status_code == 404
    assert "The person said it" in (await social.get(f"{case}/work")).text
    assert (await submit(social, f"{at}/change", job | {"version": "1", "wage": "300 000"})).status_code == 303
    assert (await submit(social, at, {"ended_on": "24.11.2026", "version": "2"}, to=f"{at}/end")).status_code == 422, "without a reason"
    assert (await submit(social, at, {"ended_on": "24.11.2026", "reason": "moved", "version": "2"}, to=f"{at}/end")).status_code == 303
    assert (await submit(social, at, {"act": "resume", "version": "3"}, to=f"{at}/undo")).status_code == 303
    for part in (case, "/desk"):
        assert (await social.get(part)).status_code == 200
    host = await signed_in("reintegration", "provider")
    listed = (await host.get("/provider/applicants")).text
    assert "Demo Person" in listed
    received_cv = await host.get(f"/provider/applicants/{page.rsplit('/', 1)[1]}/cv")
    assert received_cv.content.startswith(b"%PDF")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
async def test_the_cv_is_a_pdf_that_says_nothing_of_the_desk(desk: Desk, social: httpx.AsyncClient, language: str) -> None:
    await keep(desk.person, CV, seen_version=0, by=SOCIAL, now=NOW)
    answer = await social.get(f"/cases/{desk.person}/work/cv/pdf?language={language}")
    assert (answer.headers["content-type"], answer.content[:4]) == ("application/pdf", b"%PDF")


async def test_nobody_but_a_social_worker_opens_the_page_of_work(desk: Desk, signed_in: SignedIn) -> None:
    auditor = await signed_in("reintegration", "auditor")
    assert (await auditor.get(f"/cases/{desk.person}/work")).status_code == 403
    assert "Work and study" not in (await auditor.get(f"/cases/{desk.person}")).text
