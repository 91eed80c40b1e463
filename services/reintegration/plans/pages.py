"""Making a plan and working through its steps."""

from datetime import date
from typing import Annotated
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler
from pydantic import StringConstraints

from services.reintegration import words
from services.reintegration.cases import queries as cases_queries
from services.reintegration.cases.domain import ensure_may_begin
from services.reintegration.errors import ReasonMissing
from services.reintegration.plans import actions as plans
from services.reintegration.plans import queries as plans_queries
from services.reintegration.plans.domain import DESK_REASONS
from services.reintegration.plans.permissions import PlanPermission
from services.reintegration.tasks import queries as tasks_queries
from shared import clock
from shared.messages.base import NEEDS, Need
from shared.values import PageContext
from shared.web.asking import ask, ask_reason, is_sure
from shared.web.fields import Day
from shared.web.forms import CheckedForm, FormErrors, Right, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

STEPS_AT_FIRST = 3
Text = Annotated[str, StringConstraints(min_length=3, max_length=300)]


class NewPlan(CheckedForm):
    """A plan with one goal and up to three steps; more steps are added on the case page."""

    need: Need
    goal: Text
    step_1: Text
    due_1: Day
    step_2: Text | None = None
    due_2: Day | None = None
    step_3: Text | None = None
    due_3: Day | None = None
    token: UUID
    task: UUID | None = None


class NewStep(CheckedForm):
    """One more step."""

    text: Text
    due_on: Day
    token: UUID


@get("/cases/{person:uuid}/plans/new", guards=[requires(PlanPermission.CHANGE)])
async def new_plan(request: Web, person: FromPath[UUID], task: FromQuery[UUID | None] = None) -> Template:
    """The form, begun from a task if there is one."""
    asked = next((row for row in await tasks_queries.tasks_of(person) if row.id == task), None) if task else None
    typed = {"need": asked.need, "task": str(asked.id)} if asked else {}
    return await _form(request, person, FormErrors({}), typed)


@post("/cases/{person:uuid}/plans", guards=[requires(PlanPermission.CHANGE)])
async def start_plan(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Start the plan; the task that led to it is done."""
    data = await read_fields(request)
    form = parse(NewPlan, data, check=_wrong)
    if isinstance(form, FormErrors):
        return await _form(request, person, form.named(_plan_labels()), data, status=422)
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


@post("/plans/{plan:uuid}/steps", guards=[requires(PlanPermission.CHANGE)])
async def add_step(request: Web, plan: FromPath[UUID]) -> Template | Redirect:
    """One more step."""
    data = await read_fields(request)
    person = await plans_queries.person_of_plan(plan, request.user)
    labels = {"text": gettext("What is to be done"), "due_on": gettext("Until")}
    form = parse(NewStep, data, labels, check=lambda right: _past(right, "due_on"))
    if isinstance(form, FormErrors):
        return page(request, "plans/new_step.html", status=422, errors=form, typed=data, plan=plan, person=person, token=uuid4())
    await plans.add_step(plan, text=form.text, due_on=form.due_on, token=form.token, by=request.user, now=clock.now())
    return back_to(f"/cases/{person}")


@get("/plans/{plan:uuid}/steps/new", guards=[requires(PlanPermission.CHANGE)])
async def new_step(request: Web, plan: FromPath[UUID]) -> Template:
    """The form of one more step."""
    person = await plans_queries.person_of_plan(plan, request.user)
    return page(request, "plans/new_step.html", errors=FormErrors({}), typed={}, plan=plan, person=person, token=uuid4())


@post("/steps/{step:uuid}/complete", guards=[requires(PlanPermission.CHANGE)])
async def complete(request: Web, step: FromPath[UUID]) -> Template | Redirect:
    """Done."""
    fields = await read_fields(request)
    if not is_sure(fields):
        shown = await plans_queries.step(step, request.user)
        return ask(
            request,
            fields,
            title=gettext("Done: %(step)s", step=shown.text),
            follows=gettext("The step is completed. You cannot open it again."),
            button=gettext("The step is done"),
            back=f"/cases/{shown.person}",
        )
    return back_to(f"/cases/{await plans.complete_step(step, by=request.user, now=clock.now())}")


@post("/steps/{step:uuid}/archive", guards=[requires(PlanPermission.CHANGE)])
async def archive(request: Web, step: FromPath[UUID]) -> Template | Redirect:
    """Put aside, with its reason."""
    data = await read_fields(request)
    try:
        return back_to(f"/cases/{await plans.archive_step(step, data.get('reason'), by=request.user, now=clock.now())}")
    except ReasonMissing:
        shown = await plans_queries.step(step, request.user)
        title = gettext("Put aside: %(step)s", step=shown.text)
        reasons = [(code, words.reason(code)) for code in DESK_REASONS]
        return ask_reason(request, title=title, reasons=reasons, back=f"/cases/{shown.person}")


@post("/steps/{step:uuid}/restore", guards=[requires(PlanPermission.CHANGE)])
async def restore(request: Web, step: FromPath[UUID]) -> Redirect:
    """Restore a step."""
    return back_to(f"/cases/{await plans.restore_step(step, by=request.user, now=clock.now())}")


def _steps(form: NewPlan) -> list[plans.NewStep]:
    pairs = ((form.step_1, form.due_1), (form.step_2, form.due_2), (form.step_3, form.due_3))
    return [plans.NewStep(text, due) for text, due in pairs if text and due]


def _wrong(right: Right) -> dict[str, str]:
    errors = _past(right, "due_1")
    for number in range(2, STEPS_AT_FIRST + 1):
        text, due = right.get(f"step_{number}", str), right.get(f"due_{number}", date)
        if text and due is None:
            errors[f"due_{number}"] = gettext("Say until when")
        elif due and not text:
            errors[f"step_{number}"] = gettext("Say what is to be done")
        errors |= _past(right, f"due_{number}")
    return errors


def _past(right: Right, field: str) -> dict[str, str]:
    day = right.get(field, date)
    return {field: gettext("Choose today or a later day")} if day and day < words.today(clock.now()) else {}


def _plan_labels() -> dict[str, str]:
    found = {"need": gettext("Kind of help"), "goal": gettext("Goal")}
    steps = (gettext("First step"), gettext("Second step (if there is one)"), gettext("Third step (if there is one)"))
    for number, which in enumerate(steps, 1):
        found |= {f"step_{number}": which, f"due_{number}": which}
    return found


async def _form(request: Web, person: UUID, errors: FormErrors, typed: Fields, status: int = 200) -> Template:
    case = await cases_queries.case(person, request.user)
    ensure_may_begin(case)
    context: PageContext = {"p": words, "case": case, "needs": NEEDS, "numbers": range(1, STEPS_AT_FIRST + 1)}
    return page(request, "plans/new_plan.html", status=status, errors=errors, typed=typed, token=uuid4(), **context)


route_handlers: list[ControllerRouterHandler] = [new_plan, start_plan, new_step, add_step, complete, archive, restore]
