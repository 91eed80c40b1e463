"""Making a plan and working through its steps."""

from datetime import date
from typing import Annotated
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler
from pydantic import BaseModel, StringConstraints

from services.reintegration import words
from services.reintegration.cases import queries as cases_queries
from services.reintegration.cases.domain import CaseStatus, ensure_open
from services.reintegration.guards import works_desk
from services.reintegration.plans import actions as plans
from services.reintegration.plans import queries as plans_queries
from services.reintegration.tasks import queries as tasks_queries
from shared import clock
from shared.messages.base import NEEDS, Need
from shared.values import PageContext
from shared.web.forms import FormErrors, parse
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

STEPS_AT_FIRST = 3
Text = Annotated[str, StringConstraints(min_length=3, max_length=300)]


class NewPlan(BaseModel):
    """A plan with one goal and up to three steps; more steps are added on the case page."""

    need: Need
    goal: Text
    step_1: Text
    due_1: date
    step_2: Text | None = None
    due_2: date | None = None
    step_3: Text | None = None
    due_3: date | None = None
    token: UUID
    task: UUID | None = None


class NewStep(BaseModel):
    """One more step."""

    text: Text
    due_on: date
    token: UUID


@get("/cases/{person:uuid}/plans/new", guards=[works_desk])
async def new_plan(request: Web, person: FromPath[UUID], task: FromQuery[UUID | None] = None) -> Template:
    """The form, begun from a task if there is one."""
    asked = next((row for row in await tasks_queries.tasks_of(person) if row.id == task), None) if task else None
    typed = {"need": asked.need, "task": str(asked.id)} if asked else {}
    return await _form(request, person, FormErrors({}), typed)


@post("/cases/{person:uuid}/plans", guards=[works_desk])
async def start_plan(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Start the plan; the task that led to it is done."""
    data = await read_fields(request)
    form = parse(NewPlan, data)
    errors = form.messages if isinstance(form, FormErrors) else _wrong(form, words.today(clock.now()))
    if isinstance(form, FormErrors) or errors:
        return await _form(request, person, FormErrors(errors), data, status=422)
    await plans.start_plan(
        person,
        need=form.need,
        goal=form.goal,
        steps=_steps(form),
        token=form.token,
        task=form.task,
        by=request.user,
        now=clock.now(),
    )
    return back_to(f"/cases/{person}")


@post("/plans/{plan:uuid}/steps", guards=[works_desk])
async def add_step(request: Web, plan: FromPath[UUID]) -> Template | Redirect:
    """One more step."""
    data = await read_fields(request)
    person = await plans_queries.person_of_plan(plan, request.user)
    form = parse(NewStep, data)
    errors = form.messages if isinstance(form, FormErrors) else _past(form.due_on, "due_on", words.today(clock.now()))
    if isinstance(form, FormErrors) or errors:
        return page(
            request, "plans/new_step.html", status=422, errors=FormErrors(errors), typed=data, plan=plan, person=person, token=uuid4()
        )
    await plans.add_step(plan, text=form.text, due_on=form.due_on, token=form.token, by=request.user, now=clock.now())
    return back_to(f"/cases/{person}")


@get("/plans/{plan:uuid}/steps/new", guards=[works_desk])
async def new_step(request: Web, plan: FromPath[UUID]) -> Template:
    """The form of one more step."""
    person = await plans_queries.person_of_plan(plan, request.user)
    return page(request, "plans/new_step.html", errors=FormErrors({}), typed={}, plan=plan, person=person, token=uuid4())


@post("/steps/{step:uuid}/complete", guards=[works_desk])
async def complete(request: Web, step: FromPath[UUID]) -> Redirect:
    """Done."""
    return back_to(f"/cases/{await plans.complete_step(step, by=request.user, now=clock.now())}")


@post("/steps/{step:uuid}/archive", guards=[works_desk])
async def archive(request: Web, step: FromPath[UUID]) -> Redirect:
    """Archive a step, with its reason."""
    data = await read_fields(request)
    return back_to(f"/cases/{await plans.archive_step(step, data.get('reason'), by=request.user, now=clock.now())}")


@post("/steps/{step:uuid}/restore", guards=[works_desk])
async def restore(request: Web, step: FromPath[UUID]) -> Redirect:
    """Restore a step."""
    return back_to(f"/cases/{await plans.restore_step(step, by=request.user, now=clock.now())}")


def _steps(form: NewPlan) -> list[plans.NewStep]:
    pairs = ((form.step_1, form.due_1), (form.step_2, form.due_2), (form.step_3, form.due_3))
    return [plans.NewStep(text, due) for text, due in pairs if text and due]


def _wrong(form: NewPlan, today: date) -> dict[str, str]:
    errors = _past(form.due_1, "due_1", today)
    for number, text, due in ((2, form.step_2, form.due_2), (3, form.step_3, form.due_3)):
        if text and due is None:
            errors[f"due_{number}"] = gettext("Say until when")
        elif due and not text:
            errors[f"step_{number}"] = gettext("Say what is to be done")
        elif due:
            errors |= _past(due, f"due_{number}", today)
    return errors


def _past(day: date, field: str, today: date) -> dict[str, str]:
    return {field: gettext("Choose today or a later day")} if day < today else {}


async def _form(request: Web, person: UUID, errors: FormErrors, typed: Fields, status: int = 200) -> Template:
    case = await cases_queries.case(person, request.user)
    ensure_open(CaseStatus(case.status))
    context: PageContext = {"p": words, "case": case, "needs": NEEDS, "numbers": range(1, STEPS_AT_FIRST + 1)}
    return page(request, "plans/new_plan.html", status=status, errors=errors, typed=typed, token=uuid4(), **context)


route_handlers: list[ControllerRouterHandler] = [new_plan, start_plan, new_step, add_step, complete, archive, restore]
