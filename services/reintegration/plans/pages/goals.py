"""One goal: its words, its steps, what happened to it, and what becomes of it."""

from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration.cases import queries as cases
from services.reintegration.errors import NotThere, PlanChanged
from services.reintegration.plans import forms, queries, words
from services.reintegration.plans.actions import goals as actions
from services.reintegration.plans.domain.goals import OPEN, TRANSITIONS, Goal, GoalState
from services.reintegration.plans.pages.fields import GOAL_FORMS, of_goal
from services.reintegration.plans.pages.reading import CHANGES, READS, needs_to_choose, sees_words, usual
from shared import clock
from shared.actors import Actor
from shared.web.forms import FormErrors, parse
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

MOVES: dict[str, GoalState] = {"later": "later", "achieved": "achieved", "active": "active"}


@get("/goals/{goal:uuid}", guards=[READS])
async def goal_page(request: Web, goal: FromPath[UUID]) -> Template:
    """The goal with its history."""
    whose, shown = await _read(request, goal)
    case = await cases.case(whose.person, request.user)
    needs = dict(await needs_to_choose(request, whose.person, chosen=shown.need_id))
    acts: list[str] = [*TRANSITIONS[shown.state], *(["correct"] if shown.state in OPEN else [])]
    return page(
        request, "plans/goal.html", case=case, goal=shown, whose=whose, events=await queries.events_of_goal(whose.person, goal),
        need=needs.get(str(shown.need_id)), acts=acts if case.status == "open" else [], words=words, **usual(),
    )  # fmt: skip


@get("/goals/{goal:uuid}/{act:str}", guards=[CHANGES])
async def goal_form(request: Web, goal: FromPath[UUID], act: FromPath[str]) -> Template:
    """The form of one act."""
    _, shown = await _read(request, goal)
    typed: Fields = {"text": shown.text, "need_id": str(shown.need_id or "")} if act == "correct" else {}
    return await _form(request, goal, act, FormErrors({}), typed)


@post("/goals/{goal:uuid}/{act:str}", guards=[CHANGES])
async def act_on_goal(request: Web, goal: FromPath[UUID], act: FromPath[str]) -> Template | Redirect:
    """Do it. Where somebody else changed the goal meanwhile, both are shown."""
    data, now = await read_fields(request), clock.now()
    await _read(request, goal)
    if act in ("up", "down"):
        return back_to(f"/cases/{await actions.reorder_goal(goal, 'up' if act == 'up' else 'down', by=request.user, now=now)}/plan")
    if act not in GOAL_FORMS:
        raise NotThere
    form = parse(GOAL_FORMS[act], data, forms.labels())
    if isinstance(form, FormErrors):
        return await _form(request, goal, act, form, data, status=422)
    try:
        person = await _done(goal, act, form, by=request.user)
    except PlanChanged:
        return await _form(request, goal, act, FormErrors({}), data, status=409)
    return back_to(f"/cases/{person}/plan")


async def _done(goal: UUID, act: str, form: object, *, by: Actor) -> UUID:
    now = clock.now()
    if isinstance(form, forms.GoalForm):
        return await actions.correct_goal(goal, form.text, form.need_id, sent=form.sent(), by=by, now=now)
    if isinstance(form, forms.RemoveForm):
        return await actions.set_goal_state(goal, "removed", form.reason, sent=form.sent(), by=by, now=now)
    assert isinstance(form, forms.PlainForm)
    return await actions.set_goal_state(goal, MOVES[act], sent=form.sent(), by=by, now=now)


async def _form(request: Web, goal: UUID, act: str, errors: FormErrors, typed: Fields, status: int = 200) -> Template:
    whose, shown = await _read(request, goal)
    if act not in GOAL_FORMS:
        raise NotThere
    needs = await needs_to_choose(request, whose.person, chosen=shown.need_id) if act == "correct" else []
    labels = forms.labels()
    return page(
        request, "plans/act.html", status=status, case=await cases.case(whose.person, request.user), about=shown.text,
        state=words.goal_state(shown.state), until=None, version=shown.version, address=f"/goals/{goal}/{act}", act=act,
        fields=of_goal(act, needs), labels=labels | {"text": labels["goal"]}, errors=errors, typed=typed, stale=status == 409,
        token=uuid4(), words=words, warning=act == "removed", back=f"/goals/{goal}",
    )  # fmt: skip


async def _read(request: Web, goal: UUID) -> tuple[queries.Whose, Goal]:
    whose = await queries.whose_goal(goal, request.user)
    if not sees_words(request, whose.need):
        raise NotThere
    return whose, await queries.goal_of(whose)


route_handlers: list[ControllerRouterHandler] = [goal_page, goal_form, act_on_goal]
