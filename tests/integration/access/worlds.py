"""The records of the matrix: in each service eight people, who differ in whose case theirs is, with one record of every kind."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal
from uuid import UUID

from services.biometrics.subjects import actions as subjects
from services.probation.amendments.actions import amend
from services.probation.attachments.keeping import preview_next
from services.probation.attachments.subjects import Subject
from services.probation.cases.domain.because import Because
from services.probation.closing.actions import close_registration
from services.probation.database import DB
from services.probation.decisions.actions import register_decision
from services.probation.emergency.actions import open_access
from services.probation.equipment_visits.actions import plan_visit
from services.probation.field_visits.actions import begin as begin_visit
from services.probation.history.queries import all_changes
from services.probation.legal_basis.domain import read_copy
from services.probation.notices.actions import record as record_notice
from services.probation.opening_papers.actions import begin as begin_paper
from services.probation.opening_papers.domain.forms import FormCode
from services.probation.queue.actions import open_item
from services.probation.register.actions import Registered
from services.probation.restriction.actions import set_restriction
from services.probation.telemetry.monitoring.actions import ask as ask_for_monitoring
from services.probation.telemetry.monitoring.equipment import install
from services.probation.telemetry.monitoring.reports import report as report_equipment
from services.probation.telemetry.orders.actions import set_order
from services.reintegration.cases.locking import locked_case
from services.reintegration.cases.opening import set_access
from services.reintegration.consents.actions import Said
from services.reintegration.consents.actions import write as write_consent
from services.reintegration.consents.domain import Purpose
from services.reintegration.consents.queries import consents_of
from services.reintegration.consents.tables import ConsentNotice
from services.reintegration.continuation.actions import take_back_agreement
from services.reintegration.continuation.supervision_end import end_supervision
from services.reintegration.conversations.access import Speaker
from services.reintegration.conversations.proposals import Time, propose
from services.reintegration.database import DB as DESK
from services.reintegration.demo import load_demo
from services.reintegration.employer_answers.tables import InterviewTime, JobQuestion
from services.reintegration.needs.domain.pathways import Pathway
from services.reintegration.owning.actions.taking import begin_with
from services.reintegration.owning.tables import Handover
from services.reintegration.parts.tables import CaseMember, PartNote
from services.reintegration.person_files.actions import keep_file
from services.reintegration.person_files.queries import files_of
from services.reintegration.plans.actions import start_plan
from services.reintegration.plans.actions.files import add_evidence, of_step
from services.reintegration.referrals.actions import refer
from services.reintegration.sealing.keys import key_for
from services.reintegration.signed_papers.actions import of_consent
from shared.actors import Actor, Role
from shared.db.engine import transaction
from shared.db.rows import fetch_values
from shared.identity.demo import PROVIDER
from shared.identity.demo import demo_id as account_id
from shared.messages.probation import (
    BiometricBasis,
    RegistrationAccessForReintegration,
    RegistrationOpenedForBiometrics,
)
from shared.settings import settings
from tests.builders.actors import COLLEAGUE_OFFICER, OFFICER, POLICE, SENIOR, SYSTEM, actor, officer
from tests.builders.alerts import Raised, Wearer
from tests.builders.attachments import attached
from tests.builders.breaches import opened_for
from tests.builders.community_work import a_work_session
from tests.builders.copies import picture
from tests.builders.corrective_work import a_job
from tests.builders.desk import BY, opened
from tests.builders.documents import drafted
from tests.builders.equipment_visits import a_visit
from tests.builders.field_visits import an_act
from tests.builders.groups import a_group, invited
from tests.builders.ids import fresh
from tests.builders.mentors import logged, mentored
from tests.builders.moments import NOW, TODAY
from tests.builders.monitoring import a_report, a_request, an_attempt
from tests.builders.needs import LATER, assessed, needs_by_pathway
from tests.builders.notices import a_change
from tests.builders.orders import home_without_curfew
from tests.builders.people import person
from tests.builders.person_files import photo
from tests.builders.plans import steps
from tests.builders.referral_links import handed_over, proposals_of
from tests.builders.referrals import HOUSING, NOTE
from tests.builders.registrations import registered, registration
from tests.builders.subjects import PIN_HASH, Person, close, supervised
from tests.builders.vendors import put_on
from tests.builders.visits import in_doubt
from tests.builders.work import asked, course_group, hired, open_vacancy

Relation = Literal["own", "covered", "same_office", "other_office", "closed", "restricted", "second", "police"]
"""`second`: a colleague's registration leads, and a further one is the officer's. `police`: the police supervise, in the same office."""
COVERED = officer("covered", office="71")
FAR = officer("far", office="79")
WHOSE: dict[Relation, Actor] = {
    "own": OFFICER,
    "covered": COVERED,
    "same_office": COLLEAGUE_OFFICER,
    "other_office": FAR,
    "closed": OFFICER,
    "restricted": COLLEAGUE_OFFICER,
    "second": COLLEAGUE_OFFICER,
    "police": POLICE,
}
RELATIONS = tuple(WHOSE)
Records = dict[str, str]
"""The value of each parameter of a route's path."""
Ids = dict[str, object]
"""The same before they are put into an address."""
INCIDENT = "INSERT INTO probation.incident (id, person, opened_at, raised_at, priority, status) VALUES ($1, $2, $3, $3, 1, 'raised')"
OF_INCIDENT = "UPDATE probation.alert SET incident = $2 WHERE id = $1"
VIOLATION = """INSERT INTO probation.violation (id, person, incident, alerts, facts, drafted_at, drafted_by, drafted_by_name, state)
    VALUES ($1, $2, $3, ARRAY[$4::uuid], '{"alerts": [], "finding": "Left"}', $5, $6, 'Somebody', 'drafted')"""
SUSPICION = "INSERT INTO probation.duplicate_suspicion (id, person, other, suspected_at) VALUES ($1, $2, $3, $4)"

OVERRIDE = """INSERT INTO probation.law_override (id, person, registration, findings, reason, by_id, by_name, at)
    VALUES ($1, $2, $3, '{"found": []}', 'The court joined two terms', $4, 'Somebody', $5)"""


@dataclass(frozen=True)
class World:
    """The records about each of the eight people."""

    records: dict[Relation, Records]


async def probation() -> World:
    """Eight people on the register, each with a check-in, a bracelet, an alert, an item in the queue and a suspicion."""
    elsewhere = (await registered(person(None, family_name="Another"), by=officer("nobody", office="10"))).person
    return World({relation: await _registered(relation, elsewhere) for relation in RELATIONS})


async def _registered(relation: Relation, elsewhere: UUID) -> Records:
    """One person with a record of every kind: with a bracelet, on the register, of appointments and papers, of proceedings and work."""
    by = WHOSE[relation]
    made = await registered(person(None, family_name=relation.title(), office=by.office or ""), by=by, copy=read_copy(picture("JPEG")))
    telemetry = await _watched(made.person, relation, elsewhere, by)
    whose = await _leading(made, relation)
    of_register = await _on_the_register(made.person, whose, by)
    papers = await _papers(made.person, whose, by)
    measures = await _measures(made.person, whose, telemetry["device"], by)
    opener = officer(f"emergency-{relation}", office="10")
    access = await open_access(made.case_number, "A neighbour reports a threat", by=opener, now=NOW)
    attachment = await attached(made.person, subject=Subject("registration", whose), by=by)
    await preview_next()
    if relation == "closed":
        await close_registration(made.person, reason="term_ended", by=by, now=NOW + timedelta(minutes=1))  # the bracelet is taken off later
    if relation == "restricted":
        await set_restriction(made.person, True, "A relative works in the office", by=SENIOR, now=NOW)
    found = {"person": made.person, "access": access, "attachment": attachment} | telemetry | of_register | papers | measures
    return {name: str(value) for name, value in found.items()} | {"what": "visit", "act": "ask"} | {
        "month": "2026-11", "group": "contact", "kind": "contacts", "entry": "new",
    }  # fmt: skip


async def _watched(person_id: UUID, relation: Relation, elsewhere: UUID, by: Actor) -> Ids:
    """A bracelet with an alert, its incident and the draft of a record; a suspicion of a double registration; the signed copy."""
    device = f"MATRIX-{relation.upper().replace('_', '-')}"
    await set_order(person_id, home_without_curfew(), by=by, now=NOW)
    wearer = Wearer(person_id, device, await put_on(person_id, device, by=by))
    alert, incident, violation, suspicion = await Raised("home", NOW).of(wearer), fresh(), fresh(), fresh()
    async with transaction(DB) as opened_now:
        connection = opened_now.connection
        await connection.execute(INCIDENT, incident, person_id, NOW)
        await connection.execute(OF_INCIDENT, alert, incident)
        await connection.execute(VIOLATION, violation, person_id, incident, alert, NOW, by.id)
        await connection.execute(SUSPICION, suspicion, person_id, elsewhere, NOW)
        copy = await connection.fetchval("SELECT basis_copy FROM probation.registration WHERE person = $1", person_id)
    return {"device": device, "alert": alert, "incident": incident, "violation": violation, "suspicion": suspicion, "number": copy}


async def _leading(made: Registered, relation: Relation) -> UUID:
    """The registration whose records these are: for `second` a further one of the officer's."""
    if relation != "second":
        return made.registration
    further = replace(registration(TODAY + timedelta(days=1), basis=None), court="Another Court")
    return (await register_decision(made.person, further, by=OFFICER, now=NOW)).registration


async def _on_the_register(person_id: UUID, whose: UUID, by: Actor) -> Ids:
    """A check-in, an amendment, an item of the queue, a reason against the law's finding, an appointment with its message and its visit."""
    (check_in,) = await fetch_values(DB, "SELECT id FROM probation.check_in WHERE registration = $1", whose)
    because = Because("correction", "A digit was wrong", TODAY, "Identity card 1")
    phone = {"phone": "+77010000001", "language": "kk"}
    await amend(person_id, "contact", phone, {**phone, "phone": "+77010000002"}, because, by=by, now=NOW)
    change = (await all_changes(person_id))[-1].id
    item = await open_item(kind="contact_wanted", person=person_id, subject_id=check_in, reason="asked", now=NOW, by=by, registration=whose)
    async with transaction(DB) as opened_now:
        await opened_now.connection.execute(OVERRIDE, override := fresh(), person_id, whose, by.id, NOW)
    appointment = await plan_visit(person_id, a_visit(starts_at=NOW + timedelta(days=2)), by=by, now=NOW, registration=whose)
    (notification,) = await fetch_values(DB, "SELECT id FROM probation.notification WHERE subject_id = $1", appointment)
    (condition, *_) = await fetch_values(DB, "SELECT id FROM probation.condition WHERE registration = $1", whose)
    visit, _ = await begin_visit(person_id, "home", an_act(), appointment=appointment, token=fresh(), by=by, now=NOW, registration=whose)
    return {
        "check_in": check_in, "change": change, "item": item, "override": override, "appointment": appointment,
        "notification": notification, "condition": condition, "visit": visit,
    }  # fmt: skip


async def _papers(person_id: UUID, whose: UUID, by: Actor) -> Ids:
    """An outgoing document, a notice, a paper that opens the case."""
    document = await drafted(person_id, registration=whose, by=by)
    notice = await record_notice(person_id, a_change(registration=whose), by=by, now=NOW)
    paper = await begin_paper(
        person_id, FormCode.QUESTIONNAIRE, registration=whose, token=fresh(), language="kk", by=by, now=NOW
    )  # fmt: skip
    return {"document": document, "notice": notice, "opening_paper": paper}


async def _measures(person_id: UUID, whose: UUID, device: object, by: Actor) -> Ids:
    """Electronic monitoring with its acts and reports, a proceeding, work."""
    decision = await ask_for_monitoring(person_id, a_request(registration=whose), by=by, now=NOW)
    report = await report_equipment(person_id, a_report(str(device), taken_off=False), by=by, now=NOW)
    attempt = await install(person_id, an_attempt(str(device), outcome="absent"), by=by, now=NOW)
    proceeding = await opened_for(person_id, own="Left the district", registration=whose, by=by, now=NOW)
    work_session = await a_work_session(person_id, whose, by=by)
    await a_job(person_id, whose, by=by)
    return {
        "monitoring_decision": decision, "equipment_report": report, "equipment_act": attempt, "proceeding": proceeding,
        "work_session": work_session,
    }  # fmt: skip


async def reintegration() -> World:
    """Eight people on desks, each with a task, an assessment, a plan and a referral to the demo provider."""
    await load_demo(settings())
    return World({relation: await _on_a_desk(relation) for relation in RELATIONS})


async def _on_a_desk(relation: Relation) -> Records:
    office = WHOSE[relation].office or ""
    worker = actor(f"social-{office}", Role.SOCIAL_WORKER, office=office)
    desk = await opened(office=office)
    task = await desk.task()
    plan = await start_plan(
        desk.person, need="housing", goal="A home", steps=steps(), token=fresh(), task=None, by=worker, now=NOW
    )  # fmt: skip
    appointment = await desk.appointment(by=worker)
    referral = await refer(desk.person, offer=HOUSING, note=NOTE, consent=True, token=fresh(), by=worker, now=NOW)
    link = await handed_over(referral, by=worker)
    await propose(referral, Time(NOW + timedelta(days=1), 30), Speaker(worker, "desk"), token=fresh(), now=NOW)
    (proposal,) = await proposals_of(referral)
    (consent,) = await consents_of(desk.person)
    notice = ConsentNotice(id=fresh(), consent=consent.id, person=desk.person, organisation=PROVIDER, due_on=TODAY, created_at=NOW)
    await ConsentNotice.insert(notice)
    assessment = await assessed(desk.person, {Pathway.WORK: LATER}, by=worker)
    need = (await needs_by_pathway(desk.person))[Pathway.WORK].id
    handover = await _asked(desk.person, worker)
    application, employment = await hired(desk.person, await open_vacancy(), by=worker)
    when = NOW + timedelta(days=1)
    number = fresh()
    where = (await key_for(desk.person, NOW)).seal({"place": "Workshop 2", "note": ""}, f"interview_time/{number}")
    time = InterviewTime(
        id=number, application=application, person=desk.person, organisation=PROVIDER, side="desk", starts_at=when, sealed=where,
        state="offered", by_id=worker.id, by_name="x", at=NOW,
    )  # fmt: skip
    await InterviewTime.insert(time)
    question = JobQuestion(
        id=fresh(), employment=employment, application=application, person=desk.person, organisation=PROVIDER, consent=consent.id, step=1,
        by_id=worker.id, by_name="x", at=NOW,
    )  # fmt: skip
    await JobQuestion.insert(question)
    course = await course_group()
    place = await asked(desk.person, course, by=worker)
    group = await a_group(by=worker)
    participation = await invited(desk.person, group, by=worker)
    mentor = actor(f"mentor-{office}", Role.MENTOR, office=office)
    mentorship = await mentored(desk.person, mentor=mentor, by=worker)
    log_entry = await logged(mentorship, mentor=mentor)
    async with transaction(DESK) as opened_now:
        step = await opened_now.connection.fetchval("SELECT id FROM reintegration.step WHERE person = $1 LIMIT 1", desk.person)
        goal = await opened_now.connection.fetchval("SELECT id FROM reintegration.goal WHERE plan = $1 LIMIT 1", plan)
    await add_evidence(step, photo(), token=fresh(), by=worker, now=NOW)
    (file,) = await files_of(of_step(step))
    async with transaction(DESK):
        scan = await keep_file(desk.person, of_consent(consent.id), photo(), by=worker, now=NOW)
    if relation == "closed":
        await end_supervision(desk.closing(), by=BY, now=NOW)
        await take_back_agreement(desk.person, by=BY, now=NOW)
    if relation == "restricted":
        access = RegistrationAccessForReintegration(
            person=desk.person, registration=desk.registration, authority="probation", restricted=True
        )
        await set_access(access, by=BY, now=NOW)
    found = {
        "person": desk.person,
        "task": task,
        "plan": plan,
        "step": step,
        "goal": goal,
        "act": "correct",
        "file": file.id,
        "file_change": "remove",
        "referral": referral,
        "link": link.link,
        "proposal": proposal,
        "offer": HOUSING,
        "appointment": appointment,
        "consent": consent.id,
        "scan": scan,
        "scan_change": "remove",
        "consent_notice": notice.id,
        "assessment": assessment,
        "need": need,
        "handover": handover,
        "part": (part := await _takes_part(desk.person, relation)),
        "note": part,
        "participation": participation,
        "mentorship": mentorship,
        "log_entry": log_entry,
        "pathway": Pathway.WORK,
        "paper": "identity_card",
        "application": application,
        "employment": employment,
        "proof_step": 1,
        "interview_time": time.id,
        "job_question": question.id,
        "course_place": place,
        "stage_task": "needs_asked",
    }
    return {name: str(value) for name, value in found.items()}


async def _asked(person: UUID, worker: Actor) -> UUID:
    """The worker has the case, and somebody was asked to take it over."""
    async with transaction(DESK):
        case = await locked_case(person, by=worker)
        await begin_with(case, by=worker, now=NOW)
        number = fresh()
        sealed = (await key_for(person, NOW)).seal({"why": "Leaving"}, f"handover/{number}")
        row = Handover(
            id=number, person=person, from_account=worker.id, from_name=worker.name, to_account=fresh(), to_name="Somebody", state="asked",
            sealed=sealed, asked_at=NOW,
            asked_by=worker.id, asked_by_name=worker.name,
        )  # fmt: skip
        await Handover.insert(row)
    return number


async def _takes_part(person: UUID, relation: Relation) -> UUID:
    """Somebody takes part in the case, with a note of the same id: in the first the akimat's coordinator, whose account is the demo's."""
    number, account = fresh(), account_id("akimat") if relation == "own" else fresh()
    async with transaction(DESK):
        case = await locked_case(person, by=BY, must_be_open=False)
        until = TODAY + timedelta(days=30)
        said = Said(Purpose.TAKING_PART, [], ["name", "language"], "given", "kk", "screen", None, None, TODAY, until)
        await write_consent(case, said, consent := fresh(), by=BY, now=NOW)
        sealed = (await key_for(person, NOW)).seal({"what": "Look for a room"}, f"case_member/{number}")
        await CaseMember.insert(
            CaseMember(
                id=number, person=person, account=account, name="Somebody", part="akimat", since=NOW, until=until, consent=consent,
                sealed=sealed, given_by=BY.id, given_by_name="x",
            )
        )  # fmt: skip
        row = fresh()
        words = (await key_for(person, NOW)).seal({"words": "On Friday"}, f"part_note/{row}")
        await PartNote.insert(
            PartNote(
                id=row, note=number, version=1, person=person, part=number, role="akimat", organisation="", sealed=words, by_id=account,
                by_name="Somebody", at=NOW,
            )
        )  # fmt: skip
    return number


async def biometrics() -> World:
    """Eight subjects, each with a reference and a visit that an officer compares."""
    return World({relation: await _subject(relation) for relation in RELATIONS})


async def _subject(relation: Relation) -> Records:
    by = WHOSE[relation]
    subject = Person(officer=by.id)
    basis = BiometricBasis(kind="consent", reference="Consent 1", given_on="2026-11-01", language="kk", signed_copy=fresh())
    registration = fresh()
    message = RegistrationOpenedForBiometrics(
        person=subject.id, registration=registration, case_number=f"75-{relation}"[:20], language="kk", officer=by.id,
        office=by.office or "",
        card_code=subject.card, pin_hash=PIN_HASH, basis=basis,
    )  # fmt: skip
    await subjects.open_subject(message, by=SYSTEM, now=NOW)
    await subject.due()
    await subject.enrolled()
    await subject.enrolled(look="glasses")
    session = await in_doubt(subject)
    if relation == "closed":
        await close(subject)
    if relation in ("restricted", "police"):
        await supervised(subject, by, restricted=relation == "restricted", authority=by.authority)
    return {"person": str(subject.id), "session": str(session), "number": "0"}


WORLDS: dict[str, Callable[[], Awaitable[World]]] = {"probation": probation, "reintegration": reintegration, "biometrics": biometrics}
