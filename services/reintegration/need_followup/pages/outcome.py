"""What came of it: asked at the end of a referral, a course, a job or a group, and corrected later."""

from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration.cases import queries as cases
from services.reintegration.cases.domain import CaseStatus, ensure_open
from services.reintegration.errors import NotThere
from services.reintegration.need_followup import words
from services.reintegration.need_followup.actions.outcome import Said, say_outcome
from services.reintegration.need_followup.domain import ENDING, Answer, last_of
from services.reintegration.need_followup.forms import OutcomeForm, outcome_labels, outcome_wrong
from services.reintegration.need_followup.queries import things as queries
from services.reintegration.needs import words as needs_words
from services.reintegration.needs.domain.pathways import SENSITIVE
from services.reintegration.needs.permissions import NeedPermission
from shared import clock
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

ASSESSES = requires(NeedPermission.ASSESS)


@get("/needs/{need:uuid}/outcome", guards=[ASSESSES])
async def outcome_page(request: Web, need: FromPath[UUID], subject: FromQuery[UUID | None] = None) -> Template | Redirect:
    """The form; nothing is chosen beforehand."""
    return await _form(request, need, subject)


@post("/needs/{need:uuid}/outcome", guards=[ASSESSES], status_code=200)
async def say(request: Web, need: FromPath[UUID], subject: FromQuery[UUID | None] = None) -> Template | Redirect:
    """Keep the answer."""
    fields = await read_fields(request)
    form = parse(OutcomeForm, fields, outcome_labels(), check=outcome_wrong)
    if isinstance(form, FormErrors):
        return await _form(request, need, subject, form, fields)
    said = Said(form.answer, form.why, form.note)
    await say_outcome(need, form.kind, form.subject, said, seen_number=form.number, token=form.token, by=request.user, now=clock.now())
    return back_to(f"/needs/{need}#outcome")


async def _form(
    request: Web, need: UUID, subject: UUID | None, errors: FormErrors | None = None, typed: Fields | None = None
) -> Template | Redirect:  # fmt: skip
    """The form; without a subject the way of the need, which names them."""
    person, shown = await queries.need_of(need, request.user)
    if subject is None:
        return back_to(f"/needs/{need}#outcome")
    case = await cases.case(person, request.user)
    ensure_open(CaseStatus(case.status))
    thing = next((each for each in await queries.things_of(person) if each.id == subject and each.need_id == need), None)
    if thing is None or thing.kind not in ENDING or shown.pathway is None:
        raise NotThere
    before = last_of(await queries.outcomes_of(person, need, shown.pathway), subject)
    return page(
        request, "need_followup/outcome.html", status=422 if errors else 200, case=case, need=shown, thing=thing, before=before,
        number=(typed or {}).get("number") or (before.number if before else 0), token=(typed or {}).get("token") or uuid4(),
        answers=[(each.value, words.answer(each)[0]) for each in Answer], errors=errors or FormErrors({}), typed=typed or {},
        with_note=shown.pathway not in SENSITIVE, words=words, needs_words=needs_words,
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [outcome_page, say]
