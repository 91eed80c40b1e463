"""Making a plan; one more goal, one more step."""

from functools import partial
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.cases import queries as cases
from services.reintegration.cases.domain import ensure_may_begin
from services.reintegration.plans import queries
from services.reintegration.plans.actions import starting as actions
from services.reintegration.plans.form_checks import step_wrong, steps_wrong
from services.reintegration.plans.forms import STEPS_AT_FIRST, NewGoalForm, NewPlanForm, NewStepForm, labels
from services.reintegration.plans.pages.reading import CHANGES, needs_to_choose, owner_options, owners_to_choose, sees_sensitive
from services.reintegration.tasks import queries as tasks_queries
from shared import clock
from shared.messages.base import NEEDS
from shared.web.forms import FormErrors, parse
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/cases/{person:uuid}/plans/new", guards=[CHANGES])
async def new_plan(
    request: Web, person: FromPath[UUID], task: FromQuery[UUID | None] = None, need: FromQuery[UUID | None] = None
) -> Template:
    """The form, begun from a task or a need if there is one."""
    asked = next((row for row in await tasks_queries.tasks_of(person) if row.id == task), None) if task else None
    typed: Fields = {"need": asked.need, "task": str(asked.id)} if asked else {}
    return await _plan(request, person, FormErrors({}), {**typed, **({"need_id": str(need)} if need else {})})


@post("/cases/{person:uuid}/plans", guards=[CHANGES])
async def start_plan(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Start the plan; the task that led to it is done."""
    data, now = await read_fields(request), clock.now()
    known = await owners_to_choose(request, person)
    form = parse(NewPlanForm, data, labels(), check=partial(steps_wrong, today=common.today(now), known=known))
    if isinstance(form, FormErrors):
        return await _plan(request, person, form, data, status=422)
    await actions.start_plan(
        person, need=form.need, goal=form.goal, steps=form.steps(known), token=form.token, task=form.task, need_id=form.need_id,
        by=request.user, now=now,
    )  # fmt: skip
    return back_to(f"/cases/{person}")


@get("/plans/{plan:uuid}/goals/new", guards=[CHANGES])
async def new_goal(request: Web, plan: FromPath[UUID]) -> Template:
    """The form of one more goal."""
    return await _goal(request, plan, FormErrors({}), {})


@post("/plans/{plan:uuid}/goals", guards=[CHANGES])
async def add_goal(request: Web, plan: FromPath[UUID]) -> Template | Redirect:
    """One more goal with its steps."""
    data, now = await read_fields(request), clock.now()
    known = await owners_to_choose(request, (await queries.whose_plan(plan, request.user)).person)
    form = parse(NewGoalForm, data, labels(), check=partial(steps_wrong, today=common.today(now), known=known))
    if isinstance(form, FormErrors):
        return await _goal(request, plan, form, data, status=422)
    person = await actions.add_goal(
        plan, text=form.goal, steps=form.steps(known), token=form.token, need_id=form.need_id, by=request.user, now=now
    )  # fmt: skip
    return back_to(f"/cases/{person}/plan")


@get("/plans/{plan:uuid}/steps/new", guards=[CHANGES])
async def new_step(request: Web, plan: FromPath[UUID], goal: FromQuery[UUID | None] = None) -> Template:
    """The form of one more step."""
    return await _step(request, plan, FormErrors({}), {"goal": str(goal)} if goal else {})


@post("/plans/{plan:uuid}/steps", guards=[CHANGES])
async def add_step(request: Web, plan: FromPath[UUID]) -> Template | Redirect:
    """One more step."""
    data, now = await read_fields(request), clock.now()
    known = await owners_to_choose(request, (await queries.whose_plan(plan, request.user)).person)
    form = parse(NewStepForm, data, labels(), check=partial(step_wrong, today=common.today(now), known=known))
    if isinstance(form, FormErrors):
        return await _step(request, plan, form, data, status=422)
    person = await actions.add_step(plan, form.step(known), goal=form.goal, token=form.token, by=request.user, now=now)
    return back_to(f"/cases/{person}/plan")


async def _plan(request: Web, person: UUID, errors: FormErrors, typed: Fields, status: int = 200) -> Template:
    case = await cases.case(person, request.user)
    ensure_may_begin(case)
    return page(
        request, "plans/new_plan.html", status=status, p=common, case=case, needs=NEEDS, numbers=range(1, STEPS_AT_FIRST + 1),
        errors=errors, typed=typed, found=await needs_to_choose(request, person),
        owners=await owner_options(request, person), token=uuid4(),
    )  # fmt: skip


async def _goal(request: Web, plan: UUID, errors: FormErrors, typed: Fields, status: int = 200) -> Template:
    whose = await queries.whose_plan(plan, request.user)
    case = await cases.case(whose.person, request.user)
    ensure_may_begin(case)
    return page(
        request, "plans/new_goal.html", status=status, p=common, case=case, whose=whose, numbers=range(1, STEPS_AT_FIRST + 1),
        errors=errors, typed=typed, found=await needs_to_choose(request, whose.person),
        owners=await owner_options(request, whose.person), token=uuid4(),
    )  # fmt: skip


async def _step(request: Web, plan: UUID, errors: FormErrors, typed: Fields, status: int = 200) -> Template:
    whose = await queries.whose_plan(plan, request.user)
    plans = await queries.plans_of(whose.person, sensitive=sees_sensitive(request))
    goals = [(str(goal.id), goal.text) for each in plans if each.id == plan for goal in each.open_goals]
    return page(
        request, "plans/new_step.html", status=status, case=await cases.case(whose.person, request.user), plan=plan, goals=goals,
        errors=errors, typed=typed, owners=await owner_options(request, whose.person), token=uuid4(),
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [new_plan, start_plan, new_goal, add_goal, new_step, add_step]
