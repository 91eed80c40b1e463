"""The desk's side: who takes part in a case, giving a part, ending it."""

from datetime import date
from functools import partial
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.cases import queries as cases
from services.reintegration.cases.domain import CaseRow, CaseStatus, ensure_open
from services.reintegration.cases.permissions import CasePermission
from services.reintegration.consents.domain import NEEDED, Purpose, may_go
from services.reintegration.consents.queries import decisions_of
from services.reintegration.mentoring import queries as mentoring
from services.reintegration.mentoring import words as mentor_words
from services.reintegration.mentoring.permissions import MentoringPermission
from services.reintegration.parts import actions, queries, words
from services.reintegration.parts.forms import PartForm, labels, part_wrong
from services.reintegration.parts.permissions import PART_OF, PartPermission
from services.reintegration.sealing.keys import key_of
from shared import clock
from shared.access.permissions import may
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/cases/{person:uuid}/parts", guards=[requires(PartPermission.GIVE)])
async def parts_page(request: Web, person: FromPath[UUID]) -> Template:
    """Who takes or took part, and the form for somebody else."""
    return await _page(request, await cases.case(person, request.user))


@post("/cases/{person:uuid}/parts", guards=[requires(PartPermission.GIVE)], status_code=200)
async def give(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Somebody takes part."""
    by, now, fields = request.user, clock.now(), await read_fields(request)
    case = await cases.case(person, by)
    ensure_open(CaseStatus(case.status))
    known = {each.id: each for each in await queries.candidates(case)}
    check = partial(part_wrong, accounts=known, today=common.today(now), latest=await _latest(person))
    form = parse(PartForm, fields, labels(), check=check)
    if isinstance(form, FormErrors):
        return await _page(request, case, form, fields)
    await actions.give_part(person, known[form.account], what=form.what, until=form.until, token=form.token, by=by, now=now)
    return back_to(f"/cases/{person}/parts")


@post("/desk/parts/{part:uuid}/end", guards=[requires(PartPermission.GIVE)], status_code=200)
async def end(request: Web, part: FromPath[UUID]) -> Template | Redirect:
    """Somebody takes part no more. Asks first."""
    fields, found = await read_fields(request), await queries.member(part, request.user)
    if not is_sure(fields):
        return ask(
            request,
            fields,
            title=gettext("%(name)s does not take part in the case any more", name=found.name),
            follows=gettext("They see nothing of this case from now on. What they wrote stays in the history."),
            button=gettext("End it now"),
            back=f"/cases/{found.person}/parts",
        )
    return back_to(f"/cases/{await actions.end_part(part, by=request.user, now=clock.now())}/parts")


async def _latest(person: UUID) -> date | None:
    """Until when the person agreed that others take part; None where no consent is in force."""
    on = common.today(clock.now())
    found = may_go(await decisions_of(person), Purpose.TAKING_PART, None, NEEDED[Purpose.TAKING_PART], on).consent
    return found.until_on if found else None


async def _page(request: Web, case: CaseRow, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    key, today = await key_of(case.person), common.today(clock.now())
    members = [
        (each, key.open(each.sealed, f"case_member/{each.id}")["what"] if key else "", each.runs(today))
        for each in await queries.members_of(case.person)
    ]
    return page(
        request, "parts/case.html", status=422 if errors else 200, case=case, members=members, words=words, names=labels(),
        is_open=case.status == CaseStatus.OPEN, latest=await _latest(case.person), token=uuid4(), errors=errors or FormErrors({}),
        people=[(str(each.id), f"{each.name}: {words.part(PART_OF[each.role])}") for each in await queries.candidates(case)],
        typed=typed or {}, may_note=may(request.user, CasePermission.ACT), mentors=await mentoring.of_person(case.person, request.user),
        mentor_words=mentor_words, may_arrange=may(request.user, MentoringPermission.ARRANGE),
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [parts_page, give, end]
