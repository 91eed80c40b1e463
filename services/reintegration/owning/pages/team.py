"""The manager's view: what each worker carries, each number with the list behind it; how many cases a worker may have."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.errors import NotThere
from services.reintegration.law.rules import rules
from services.reintegration.owning import words
from services.reintegration.owning.actions.capacity import set_capacity
from services.reintegration.owning.domain import LAST_MOMENT, Worker
from services.reintegration.owning.forms import CapacityForm, capacity_wrong, labels
from services.reintegration.owning.permissions import OwningPermission
from services.reintegration.owning.queries import lists, loads, owners
from services.reintegration.settings import settings
from shared import clock
from shared.db.keyset import KeysetPage, counted, cursor
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/desk/team", guards=[requires(OwningPermission.TEAM)])
async def team(request: Web) -> Template:
    """Every worker of the desk, and what waits for the manager."""
    by, now = request.user, clock.now()
    workers = await loads.team_of(by)
    shown = _page_of(workers, settings().desk_rows, cursor(request.query_params.get("after")))
    return page(
        request, "owning/team.html", words=words, without=await lists.count_without(by, await loads.workers_of(by)), counted=counted,
        loads=KeysetPage(await loads.loads(shown.rows, by, now=now), shown.after, shown.first), covers=await loads.covers(by, now=now),
        waiting=await owners.count_waiting(by), standard=rules().number("worker_cases", common.today(now)),
    )  # fmt: skip


@get("/desk/team/{account:uuid}", guards=[requires(OwningPermission.TEAM)])
async def worker_page(request: Web, account: FromPath[UUID]) -> Template:
    """One worker: cases, tasks past their time, referrals without an answer, how many cases they may have."""
    return await _one(request, await _worker(request, account))


@post("/desk/team/{account:uuid}/capacity", guards=[requires(OwningPermission.TEAM)], status_code=200)
async def capacity(request: Web, account: FromPath[UUID]) -> Template | Redirect:
    """Set how many cases the worker may have, from a day on."""
    worker, fields, now = await _worker(request, account), await read_fields(request), clock.now()
    form = parse(CapacityForm, fields, labels(), check=partial(capacity_wrong, today=common.today(now)))
    if isinstance(form, FormErrors):
        return await _one(request, worker, form, fields)
    await set_capacity(worker, form.cases, form.valid_from, form.why, by=request.user, now=now)
    return back_to(f"/desk/team/{account}#capacity")


def _page_of(workers: Sequence[Worker], size: int, after: UUID | None) -> KeysetPage[Worker]:
    begin = next((place + 1 for place, each in enumerate(workers) if each.id == after), 0)
    shown = list(workers[begin : begin + size])
    return KeysetPage(shown, shown[-1].id if len(workers) > begin + size else None, begin == 0)


async def _worker(request: Web, account: UUID) -> Worker:
    """A worker of the reader's desk. Raises NotThere."""
    found = next((each for each in await loads.team_of(request.user) if each.id == account), None)
    if found is None:
        raise NotThere
    return found


async def _one(request: Web, worker: Worker, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    by, now, size = request.user, clock.now(), settings().desk_rows
    after = {name: cursor(request.query_params.get(name)) for name in ("cases", "tasks", "referrals")}
    (load,) = await loads.loads([worker], by, now=now)
    today = common.today(now)
    return page(
        request, "owning/worker.html", status=422 if errors else 200, p=common, words=words, load=load, worker=worker, today=today, now=now,
        cases=await lists.owned(by, [worker.id], size=size, after=after["cases"]),
        tasks=await lists.overdue_of(by, worker.id, now, size=size, after=after["tasks"]),
        referrals=await lists.awaited_of(by, worker.id, size=size, after=after["referrals"]),
        covers=[each for each in await loads.covers(by, now=now) if worker.id in (each.covered, each.covering)],
        capacities=await loads.capacities(worker.id), standard=rules().number("worker_cases", today), names=labels(),
        errors=errors or FormErrors({}), typed=typed or {"valid_from": today.isoformat()}, day=common.today, last_moment=LAST_MOMENT,
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [team, worker_page, capacity]
