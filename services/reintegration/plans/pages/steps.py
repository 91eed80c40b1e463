"""One step: what is agreed, what happened to it, and what may be done with it."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.cases import queries as cases
from services.reintegration.errors import NotThere, PlanChanged, ReasonMissing
from services.reintegration.person_files import words as file_words
from services.reintegration.person_files.queries import files_of
from services.reintegration.plans import form_checks, forms, queries, words
from services.reintegration.plans.actions import steps as actions
from services.reintegration.plans.actions.files import of_step as evidence_of
from services.reintegration.plans.domain.steps import Step, acts
from services.reintegration.plans.owners.queries import referral_to
from services.reintegration.plans.pages.fields import STEP_FORMS, of_step
from services.reintegration.plans.pages.reading import CHANGES, READS, does, owner_options, owners_to_choose, sees_words, usual
from services.reintegration.plans.permissions import PlanPermission
from shared import clock
from shared.access.permissions import may
from shared.actors import Actor
from shared.web.forms import FormErrors, parse
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/steps/{step:uuid}", guards=[READS])
async def step_page(request: Web, step: FromPath[UUID]) -> Template:
    """The step with its history."""
    whose, shown = await read_step(request, step)
    case = await cases.case(whose.person, request.user)
    return page(
        request, "plans/step.html", case=case, step=shown, whose=whose, events=await queries.events_of_step(whose.person, step),
        acts=_possible(shown) if case.status == "open" else (), words=words, files=await files_of(evidence_of(step)),
        referral=await referral_to(whose.person, shown.owner_id) if shown.owner == "organisation" and shown.owner_id else None,
        file_words=file_words, may_change=case.status == "open" and may(request.user, PlanPermission.CHANGE), **usual(),
    )  # fmt: skip


@get("/steps/{step:uuid}/{act:str}", guards=[CHANGES])
async def step_form(request: Web, step: FromPath[UUID], act: FromPath[str]) -> Template:
    """The form of one act."""
    _, shown = await read_step(request, step)
    typed: Fields = {"text": shown.text, "owner": does(shown), "owner_name": "" if shown.owner_id else shown.owner_name}
    typed = typed if act == "correct" else {}
    return await _form(request, step, act, FormErrors({}), typed)


@post("/steps/{step:uuid}/{act:str}", guards=[CHANGES])
async def act_on_step(request: Web, step: FromPath[UUID], act: FromPath[str]) -> Template | Redirect:
    """Do it. Where somebody else changed the step meanwhile, both are shown."""
    data, now = await read_fields(request), clock.now()
    whose, _ = await read_step(request, step)
    if act not in STEP_FORMS:
        raise NotThere
    known = await owners_to_choose(request, whose.person) if act == "correct" else {}
    form = parse(STEP_FORMS[act], data, forms.labels(), check=partial(form_checks.act_wrong, today=common.today(now), known=known))
    if isinstance(form, FormErrors):
        return await _form(request, step, act, form, data, status=422)
    try:
        person = await _done(step, act, form, known, by=request.user)
    except PlanChanged:
        return await _form(request, step, act, FormErrors({}), data, status=409)
    return back_to(f"/cases/{person}/plan")


async def _done(step: UUID, act: str, form: object, known: Mapping[str, str], *, by: Actor) -> UUID:
    now = clock.now()
    match form:
        case forms.CompleteForm():
            evidence = actions.Evidence(form.evidence or "", form.done_on, form.document or "")
            return await actions.complete_step(step, evidence, sent=form.sent(), by=by, now=now)
        case forms.ArchiveForm():
            return await actions.archive_step(step, form.reason, sent=form.sent(), by=by, now=now)
        case forms.WhyForm():
            return await actions.reopen_step(step, form.why, sent=form.sent(), by=by, now=now)
        case forms.BlockForm():
            return await actions.block_step(step, form.why, form.until, sent=form.sent(), by=by, now=now)
        case forms.DueForm():
            return await actions.move_due(step, form.due_on, form.why, sent=form.sent(), by=by, now=now)
        case forms.CorrectForm():
            owner = forms.owner_of(form.owner, form.owner_name, known)
            return await actions.correct_step(step, form.text, *owner, sent=form.sent(), by=by, now=now)
        case forms.PlainForm():
            change = actions.restore_step if act == "restore" else actions.unblock_step
            return await change(step, sent=form.sent(), by=by, now=now)
    raise ReasonMissing


async def _form(request: Web, step: UUID, act: str, errors: FormErrors, typed: Fields, status: int = 200) -> Template:
    whose, shown = await read_step(request, step)
    if act not in STEP_FORMS:
        raise NotThere
    owners = await owner_options(request, whose.person, shown) if act == "correct" else ()
    return page(
        request, "plans/act.html", status=status, case=await cases.case(whose.person, request.user), about=shown.text,
        state=words.step_state(shown.state), until=shown.due_on, version=shown.version, address=f"/steps/{step}/{act}", act=act,
        fields=of_step(act, owners), labels=forms.labels(), errors=errors, typed=typed, stale=status == 409, token=uuid4(), words=words,
        warning=act == "archive", back=f"/steps/{step}",
    )  # fmt: skip


def _possible(step: Step) -> list[str]:
    """The acts in the order in which they are offered; those that follow their goal happen by themselves."""
    found: list[str] = [act for act in acts(step.state) if act not in ("put_off", "take_up")]
    return [*found, "due", "correct"] if step.open else found


async def read_step(request: Web, step: UUID) -> tuple[queries.Whose, Step]:
    """Whose it is, and the step with its words. Raises NotThere out of scope, and for a reader who may not see the words."""
    whose = await queries.whose_step(step, request.user)
    if not sees_words(request, whose.need):
        raise NotThere
    return whose, (await queries.goal_of(whose)).step(step)


route_handlers: list[ControllerRouterHandler] = [step_page, step_form, act_on_step]
