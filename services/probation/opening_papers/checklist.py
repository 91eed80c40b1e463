"""What is still to be done to open a case, and the queue item for what is late."""

from datetime import date, datetime, timedelta
from uuid import UUID

from services.probation.law import rules as law
from services.probation.law.rules import NoSuchRule, Rule
from services.probation.local_time import local_today
from services.probation.opening_papers import queries
from services.probation.opening_papers.domain.forms import FormCode
from services.probation.opening_papers.domain.todo import RULE, Todo, due_on, todo_of
from services.probation.opening_papers.queries import Behind, FormState
from services.probation.opening_papers.versions.queries import all_in_force, form_of
from services.probation.opening_papers.versions.seeding import seeds
from services.probation.queue.actions import close_item, open_item
from shared.actors import Actor
from shared.law.calendar import add_working_days

OVERDUE = "opening_overdue"
DAY = timedelta(days=1)


def limits(on: date) -> dict[FormCode, Rule]:
    """The time limits that hold on a day, by form; a form without one is written when somebody asks for it."""
    found = {}
    for form in FormCode:
        try:
            found[form] = law.rule(f"{RULE}{form}", on)
        except NoSuchRule:
            continue
    return found


async def checklist(registered_on: date, papers: dict[str, FormState], today: date) -> list[Todo]:
    """Every form of a registration: how far it is, and until when it is due. `papers`: of `queries.of_registration`."""
    signed = {str(form.code): form.signed_by_person for _, form, _ in seeds()}
    signed |= {code: version.says.signed_by_person for code, version in (await all_in_force(today)).items()}
    signed |= {code: form_of(row.content).signed_by_person for code, row in papers.items()}
    return todo_of(registered_on, queries.states_of(papers), signed, limits(registered_on), add_working_days)


async def open_overdue(*, by: Actor, now: datetime, size: int) -> int:
    """Put registrations with a late paper into the queue, one item each, `size` at a time; returns how many."""
    today = local_today(now)
    rules = limits(today)
    if not rules:
        return 0
    late = {str(form): _registered_by(rule, today) for form, rule in rules.items()}
    since = min(rule.valid_from for rule in rules.values())
    to_sign = [code for code, version in (await all_in_force(today)).items() if version.says.signed_by_person]
    opened = 0
    while True:
        found = await queries.behind(late, since, to_sign, OVERDUE, size=size)
        overdue = [row for row in found if await _is_late(row, today)]
        for row in overdue:
            await open_item(
                kind=OVERDUE, person=row.person, subject_id=row.registration, reason=OVERDUE, now=now, by=by, registration=row.registration
            )
        opened += len(overdue)
        if len(found) < size or not overdue:
            return opened


async def close_when_done(registration: UUID, registered_on: date, *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: nothing is late any more."""
    today = local_today(now)
    todos = await checklist(registered_on, await queries.of_registration(registration), today)
    if not any(todo.overdue_on(today) for todo in todos):
        await close_item(kind=OVERDUE, subject_id=registration, by=by, now=now)


async def _is_late(row: Behind, today: date) -> bool:
    todos = await checklist(row.registered_on, await queries.of_registration(row.registration), today)
    return any(todo.overdue_on(today) for todo in todos)


def _registered_by(rule: Rule, today: date) -> date:
    """Who was registered by this day is late today."""
    day = today
    while due_on(rule, day, add_working_days) >= today:
        day -= DAY
    return day
