"""Without the WHERE of its scope, no query of the desk's shows more than the scope; a provider is shown no case."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from services.reintegration.caseload import queries as caseload
from services.reintegration.cases import queries as cases
from services.reintegration.consents.actions import Said as Answered
from services.reintegration.consents.actions import record
from services.reintegration.consents.domain import Purpose
from services.reintegration.contacts.actions import NewContact, write_down
from services.reintegration.conversations.access import Speaker, talked_about
from services.reintegration.conversations.arrivals import say_arrival
from services.reintegration.conversations.messages import note_read, write
from services.reintegration.conversations.proposals import Time, propose
from services.reintegration.database import DB
from services.reintegration.demo import load_demo
from services.reintegration.errors import NotThere
from services.reintegration.help_requests import sending
from services.reintegration.help_requests.content import Content
from services.reintegration.help_requests.deciding import decline
from services.reintegration.help_requests.domain import id_of
from services.reintegration.intake.bringers import Bringer, keep_bringer
from services.reintegration.needs.domain.pathways import Pathway
from services.reintegration.owning.actions.capacity import set_capacity
from services.reintegration.owning.actions.handing_over import ask
from services.reintegration.owning.actions.taking import take
from services.reintegration.owning.domain import Worker
from services.reintegration.papers.actions import Said, keep_paper
from services.reintegration.papers.domain import State
from services.reintegration.parts.actions import give_part
from services.reintegration.plans import desk_queries as plans
from services.reintegration.plans.actions.goals import set_goal_state
from services.reintegration.plans.actions.noting import NewNote, add_progress_note
from services.reintegration.referrals import desk_queries as referrals
from services.reintegration.referrals.actions import decide_referral
from services.reintegration.referrals.domain import Status
from services.reintegration.tasks import desk_queries as tasks
from services.reintegration.tasks.actions import take_task
from services.reintegration.tasks.domain import Outcome
from services.reintegration.tasks.ending import finish_task
from shared.access.acting import acting_for
from shared.actors import Actor, Role
from shared.db.acting import acting
from shared.db.rows import fetch_values
from shared.identity.accounts import Placed
from shared.settings import OraluSettings
from tests.builders.actors import COLLEAGUE, HOST, MANAGER, OFFICER, SOCIAL, SOCIAL_ELSEWHERE, STRANGER, actor
from tests.builders.desk import Desk, opened
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.builders.needs import LATER, assessed
from tests.builders.plans import answered, shown
from tests.builders.referral_links import handed_over
from tests.builders.staff import make_account
from tests.support.row_security import count_all, count_shown

AUDITOR = Actor(fresh(), "Demo Auditor", Role.AUDITOR, None)
PARTNERS = [actor("partner", role) for role in (Role.MENTOR, Role.INSTITUTION_WORKER, Role.CAREER_WORKER, Role.AKIMAT_COORDINATOR)]
SHOWN = [(SOCIAL, 1), (COLLEAGUE, 1), (MANAGER, 1), (SOCIAL_ELSEWHERE, 1), (AUDITOR, 2), (HOST, 0), (STRANGER, 0)]
TO_PROVIDERS = {
    "reintegration.referral",
    "reintegration.referral_arrival",
    "reintegration.referral_event",
    "reintegration.referral_message",
    "reintegration.referral_proposal",
    "reintegration.referral_read",
}
OF_WORK = {
    *("reintegration.cv", "reintegration.cv_sent", "reintegration.job_application", "reintegration.job_application_event"),
    *("reintegration.employment", "reintegration.employment_event", "reintegration.employment_proof"),
    *("reintegration.course_place", "reintegration.course_place_event", "reintegration.course_attendance"),
    *("reintegration.interview_time", "reintegration.job_question"),
}
"""Their own tests: test_job_search.py, test_courses.py, test_employer_answers.py."""
NOT_THERE = (
    TO_PROVIDERS
    | OF_WORK
    | {
        "reintegration.case_member",
        "reintegration.case_pair",
        "reintegration.case_pair_event",
        "reintegration.consent",
        "reintegration.consent_notice",
        "reintegration.consent_withdrawal",
        "reintegration.directory_change",
        "reintegration.merged_case",
        *("reintegration.person_file", "reintegration.time_link", "reintegration.time_link_token"),
        "reintegration.need_outcome",
        "reintegration.part_note",
        "reintegration.referral_link",
        "reintegration.referral_link_token",
        *(f"reintegration.{name}" for name in ("attendance", "group_session", "participation", "participation_event", "programme_group")),
        *(f"reintegration.{name}" for name in ("mentor_log", "mentorship", "mentorship_event")),
    }
)
"""Of the other region's desk: it referred and asked nobody, nobody else takes part, nothing was merged or joined,
the directory was not changed.

Groups and mentors: test_groups.py, test_mentoring.py; outcomes of needs: test_need_followup.py.
"""


@pytest.fixture
async def two(engines: OraluSettings) -> list[Desk]:
    """A case with a task, a plan and an assessment at two desks; of the first a referral to the demo provider."""
    await load_demo(engines)
    both = [await opened(), await opened(office="71")]
    for desk, by in zip(both, (SOCIAL, SOCIAL_ELSEWHERE), strict=True):
        await desk.task("work")
        await desk.plan("A step", by=by)
        await assessed(desk.person, {Pathway.WORK: LATER}, by=by)
        await answered(desk.person, by=by)
        await add_progress_note(desk.person, NewNote("I was there"), token=fresh(), by=by, now=NOW)
        await set_goal_state((await shown(desk.person)).goals[0].id, "later", by=by, now=NOW)
        await set_goal_state((await shown(desk.person)).goals[0].id, "active", by=by, now=NOW)
        await keep_bringer(desk.person, Bringer("Demo colony", None, None), seen_version=0, by=by, now=NOW)
        token = fresh()
        who = Content("Demo", "Asker", "", 1984, "+77010000009", "", ("work",), "", "sms")
        await sending.send(who, region=by.office or "", language="kk", token=token, site=str(token), now=NOW)
        await decline(id_of(token), "other", version=1, by=by, now=NOW)
    await _talked_about(await both[0].referral())
    said = Answered(Purpose.TAKING_PART, [], ["name", "language"], "given", "kk", "screen", None, None, TODAY, TODAY)
    await record(both[0].person, said, token=fresh(), by=SOCIAL, now=NOW)
    career = Placed(fresh(), "Demo Career Worker", "75", "probation", "career_worker", None)
    await give_part(both[0].person, career, what="Goes along", until=TODAY, token=fresh(), by=SOCIAL, now=NOW)
    for desk, worker in zip(both, (SOCIAL, SOCIAL_ELSEWHERE), strict=True):
        await desk.appointment(NOW + timedelta(days=3), remind=True, by=worker)
        task = await desk.task("documents")
        await take_task(task, by=worker, now=NOW)
        await finish_task(task, Outcome.MET, words="Works", by=worker, now=NOW)
        call = NewContact("call", "person", None, NOW, "Is well", None)
        await write_down(desk.person, call, token=fresh(), by=worker, now=NOW)
        await take(desk.person, by=worker, now=NOW)
        colleague = actor(f"colleague-{worker.office}", Role.SOCIAL_WORKER, office=worker.office)
        await make_account(colleague, f"colleague-{worker.office}")
        await ask(desk.person, colleague.id, why="I am leaving", token=fresh(), by=worker, now=NOW)
        await set_capacity(Worker(worker.id, worker.name, worker.office or ""), 3, TODAY, "Half time", by=worker, now=NOW)
        await keep_paper(desk.person, "iin", Said(State.HAS), seen_version=0, today=NOW.date(), by=worker, now=NOW)
    return both


async def _talked_about(referral: UUID) -> None:
    """A link, an answer, a message that was read, a time and an arrival."""
    await handed_over(referral)
    await decide_referral(referral, Status.ACCEPTED, by=HOST, now=NOW)
    provider = Speaker(HOST, "provider")
    await write(referral, "Hello", provider, token=fresh(), now=NOW)
    await note_read(await talked_about(referral, SOCIAL), "desk", NOW)
    await propose(referral, Time(NOW + timedelta(days=1), 30), provider, token=fresh(), now=NOW)
    await say_arrival(referral, "arrived", provider, now=NOW)


@pytest.fixture
def without_a_where(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody forgot the condition of every query."""
    forgotten = "($1::text IS NULL OR true)"
    monkeypatch.setattr("services.reintegration.rows.scopes", lambda _: (forgotten,))
    for module in (caseload, plans, referrals, tasks, cases):
        if hasattr(module, "office_of"):
            monkeypatch.setattr(module, "office_of", lambda by: by.office)


@pytest.mark.usefixtures("without_a_where")
@pytest.mark.parametrize(("by", "number"), SHOWN, ids=lambda each: each.name if isinstance(each, Actor) else str(each))
async def test_a_list_without_its_where_shows_the_scope_alone(by: Actor, number: int, two: list[Desk]) -> None:
    with acting(acting_for(by)):
        assert len(await caseload.cases(by, size=10)) == number
        assert len(await plans.steps_until(by, TODAY.replace(year=TODAY.year + 1), size=10)) == number
        assert await plans.count_steps_until(by, TODAY.replace(year=TODAY.year + 1)) == number
        assert len(await tasks.tasks(by, "free", NOW, size=10)) == number
        found = [await _there(desk, by) for desk in two]
        assert sum(found) == number


async def _there(desk: Desk, by: Actor) -> bool:
    try:
        await cases.case(desk.person, by)
    except NotThere:
        return False
    return True


async def test_a_provider_is_shown_the_referrals_of_the_organisation_alone(two: list[Desk]) -> None:
    host, stranger = await count_shown(DB, HOST), await count_shown(DB, STRANGER)
    assert {table for table, number in host.items() if number} == TO_PROVIDERS
    assert set(stranger.values()) == {0}


async def test_no_table_shows_more_than_the_scope(two: list[Desk]) -> None:
    everything = await count_all(DB)
    assert set((await count_shown(DB, None)).values()) == set((await count_shown(DB, OFFICER)).values()) == {0}
    for partner in PARTNERS:
        assert set((await count_shown(DB, partner)).values()) == {0}, f"an office alone shows nothing to a {partner.role}"
    assert await count_shown(DB, AUDITOR) == everything
    assert await count_shown(DB, MANAGER) == await count_shown(DB, SOCIAL)
    here, elsewhere = await count_shown(DB, SOCIAL), await count_shown(DB, SOCIAL_ELSEWHERE)
    assert {table: here[table] + elsewhere[table] for table in everything} == everything
    assert {table for table, number in elsewhere.items() if number == 0} == NOT_THERE


async def test_a_desk_changes_its_own_cases_alone(two: list[Desk]) -> None:
    with acting(acting_for(SOCIAL_ELSEWHERE)):
        changed: list[Any] = await fetch_values(DB, "UPDATE reintegration.task SET words = 'x' RETURNING person")
    assert set(changed) == {two[1].person}
