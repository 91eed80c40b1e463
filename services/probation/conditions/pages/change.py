"""Amending, converting, ending and restoring a duty, and its versions."""

from uuid import UUID, uuid4

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.cases.words import source
from services.probation.conditions import actions, queries, words
from services.probation.conditions.domain.templates import consequence, in_force
from services.probation.conditions.forms import MANY, read_duty, typed
from services.probation.conditions.pages.form import duty_form, preview, today_of
from services.probation.conditions.permissions import ConditionPermission
from services.probation.conditions.queries import ShownCondition
from services.probation.errors import AlreadyClosed, AlreadyDecided
from services.probation.words import who
from shared import clock
from shared.access.permissions import may
from shared.registry import registry
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

READS, CHANGES = requires(ConditionPermission.READ), requires(ConditionPermission.CHANGE)


@get("/conditions/{condition:uuid}", guards=[READS])
async def condition_page(request: Web, condition: FromPath[UUID]) -> Template:
    """One duty with its versions."""
    row, case = await _shown(request, condition)
    return page(
        request,
        "conditions/one.html",
        case=case,
        condition=row,
        versions=await queries.versions(condition),
        grounds=(await registry("probation").grounds_of(request.user, [condition])).get(condition, []),
        norm=queries.norm_of,
        consequence=consequence(case.category, today_of(case)),
        words=words,
        source=source,
        who=who,
        may_change=row.case_state == "open" and may(request.user, ConditionPermission.CHANGE),
    )


@get("/conditions/{condition:uuid}/change", guards=[CHANGES])
async def change_page(request: Web, condition: FromPath[UUID]) -> Template | Redirect:
    """The template in force, with the inputs as they stand."""
    row, case = await _shown(request, condition)
    if row.case_state != "open":
        return back_to(f"/conditions/{condition}")
    return duty_form(request, case, in_force(row.code, today_of(case)), _begun(row, case) | typed(row.filled), FormErrors({}), row=row)


@post("/conditions/{condition:uuid}/change", guards=[CHANGES], status_code=200)
async def change(request: Web, condition: FromPath[UUID]) -> Template | Redirect:
    """Show the text as the person will read it, or write the version."""
    row, case = await _shown(request, condition)
    fields, template = await read_fields(request, *MANY), in_force(row.code, today_of(case))
    read = read_duty(fields, template, row.category, today_of(case), needs_why=True)
    if isinstance(read, FormErrors):
        return duty_form(request, case, template, fields, read, row=row, status=422)
    form, inputs = read
    if fields.get("preview"):
        return duty_form(request, case, template, fields, FormErrors({}), row=row, shown=preview(template, inputs))
    try:
        await actions.change(condition, inputs, form.on_what(), seen_version=form.version, by=request.user, now=clock.now())
    except (AlreadyClosed, AlreadyDecided):
        return _changed_meanwhile(request, row, case)
    return back_to(f"/conditions/{condition}")


@get("/conditions/{condition:uuid}/end", guards=[CHANGES])
async def end_page(request: Web, condition: FromPath[UUID]) -> Template | Redirect:
    """On what document, from when and why it ends."""
    row, case = await _shown(request, condition)
    if row.case_state != "open" or row.ended:
        return back_to(f"/conditions/{condition}")
    return _end_form(request, row, case, _begun(row, case), FormErrors({}))


@post("/conditions/{condition:uuid}/end", guards=[CHANGES], status_code=200)
async def end(request: Web, condition: FromPath[UUID]) -> Template | Redirect:
    """End it."""
    row, case = await _shown(request, condition)
    fields = await read_fields(request)
    read = read_duty(fields, None, row.category, today_of(case), needs_why=True)
    if isinstance(read, FormErrors):
        return _end_form(request, row, case, fields, read, status=422)
    form, _ = read
    try:
        await actions.end(condition, form.on_what(), seen_version=form.version, by=request.user, now=clock.now())
    except (AlreadyClosed, AlreadyDecided):
        return _changed_meanwhile(request, row, case)
    return back_to(f"/conditions/{condition}")


async def _shown(request: Web, condition: UUID) -> tuple[ShownCondition, Case]:
    row = await queries.condition(request.user, condition)
    if row is None:
        raise NotFoundException
    return row, await case_of(request, row.person)


def _begun(row: ShownCondition, case: Case) -> Fields:
    imposed_by = row.imposed_by or in_force(row.code, today_of(case)).duty
    return {
        "form_token": str(uuid4()),
        "version": str(row.version),
        "imposed_by": imposed_by,
        "valid_from": today_of(case).isoformat(),
        "document": "",
    }


def _changed_meanwhile(request: Web, row: ShownCondition, case: Case) -> Template:
    return page(request, "probation/decided.html", status=409, address=f"/conditions/{row.id}", case=case)


def _end_form(request: Web, row: ShownCondition, case: Case, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    names = words.field_names()
    return page(
        request, "conditions/end.html", status=status, case=case, condition=row, given=given, errors=errors, names=names, words=words
    )


route_handlers = [condition_page, change_page, change, end_page, end]
