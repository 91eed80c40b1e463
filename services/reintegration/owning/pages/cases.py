"""Who has one case: taken, given back, handed over, given by the manager."""

from functools import partial
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration.cases import queries as cases
from services.reintegration.cases.domain import CaseRow, CaseStatus, ensure_open
from services.reintegration.owning import words
from services.reintegration.owning.actions import handing_over, taking
from services.reintegration.owning.domain import Load, in_order, proposed
from services.reintegration.owning.forms import PassOnForm, chosen_wrong, labels
from services.reintegration.owning.permissions import OwningPermission
from services.reintegration.owning.queries import loads, owners
from services.reintegration.sealing.keys import key_of
from shared import clock
from shared.access.permissions import may
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@post("/cases/{person:uuid}/take", guards=[requires(OwningPermission.HAVE)])
async def take(request: Web, person: FromPath[UUID]) -> Redirect:
    """The worker has the case from now on."""
    await taking.take(person, by=request.user, now=clock.now())
    return back_to(f"/cases/{person}")


@get("/cases/{person:uuid}/worker", guards=[requires(OwningPermission.SEE)])
async def worker_page(request: Web, person: FromPath[UUID]) -> Template:
    """Who has the case and had it, and the form that hands it over or gives it."""
    return await _page(request, await cases.case(person, request.user))


@post("/cases/{person:uuid}/worker", guards=[requires(OwningPermission.CHANGE)], status_code=200)
async def pass_on(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """The manager gives the case; its worker asks somebody to take it over."""
    by, now, fields = request.user, clock.now(), await read_fields(request)
    case = await cases.case(person, by)
    ensure_open(CaseStatus(case.status))
    workers = {each.id for each in await loads.candidates(case, by)}
    form = parse(PassOnForm, fields, labels(), check=partial(chosen_wrong, workers=workers))
    if isinstance(form, FormErrors):
        return await _page(request, case, form, fields)
    if may(by, OwningPermission.GIVE):
        await taking.give(person, form.to, why=form.why, before=form.before, by=by, now=now)
    else:
        await handing_over.ask(person, form.to, why=form.why, token=form.token, by=by, now=now)
    return back_to(f"/cases/{person}/worker")


@post("/cases/{person:uuid}/give-back", guards=[requires(OwningPermission.HAVE)], status_code=200)
async def give_back(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """The worker does not have the case any more. Asks first."""
    fields, case = await read_fields(request), await cases.case(person, request.user)
    if not is_sure(fields):
        return ask(
            request,
            fields,
            title=gettext("Give the case of %(name)s back?", name=case.name),
            follows=gettext("Nobody has the case then. It stands in the list of cases without a worker until somebody takes it."),
            button=gettext("Give the case back"),
            back=f"/cases/{person}/worker",
        )
    await taking.give_back(person, by=request.user, now=clock.now())
    return back_to(f"/cases/{person}")


async def _page(request: Web, case: CaseRow, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    by, now = request.user, clock.now()
    owner, waiting = await owners.owner_of(case.person), await owners.waiting_handover(case.person)
    is_open = case.status == CaseStatus.OPEN
    mine = owner is not None and owner.account in owners.own_accounts(by) and may(by, OwningPermission.HAVE)
    gives = is_open and may(by, OwningPermission.GIVE)
    asks = is_open and mine and waiting is None
    found: list[Load] = []
    if gives or asks:
        others = [each for each in await loads.candidates(case, by) if owner is None or each.id != owner.account]
        found = in_order(await loads.loads(others, by, now=now))
    best = proposed(found)
    key = await key_of(case.person) if may(by, OwningPermission.CHANGE) else None
    return page(
        request, "owning/case.html", status=422 if errors else 200, case=case, owner=owner, waiting=waiting, words=words, gives=gives,
        asks=asks, mine=is_open and mine, is_open=is_open, may_take=is_open and may(by, OwningPermission.HAVE) and owner is None,
        loads=found,
        best=best.worker.id if best else None, names=labels(), errors=errors or FormErrors({}), typed=typed or {}, token=uuid4(),
        history=[(row, key.open(row.sealed, f"case_owner/{row.id}")["why"] if key and row.sealed else "")
                 for row in await owners.history_of(case.person)],
        may_withdraw=waiting is not None and is_open and (mine or gives or waiting.asked_by == by.id),
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [take, worker_page, pass_on, give_back]
