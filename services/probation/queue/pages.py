"""The officer's queue, live."""

from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, ServerSentEvent, Template

from services.probation.database import DB
from services.probation.queue import queries, words
from services.probation.queue.actions import CHANNEL, close_item
from services.probation.queue.kinds import kind_of, kinds, uncalibrated
from services.probation.queue.panels import names_officers
from services.probation.queue.permissions import QueuePermission
from services.probation.settings import settings
from shared import clock
from shared.access.pages import PagePermission
from shared.access.permissions import may
from shared.db.keyset import counted, cursor
from shared.values import PageContext
from shared.web import live
from shared.web.asking import ask, is_sure
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Web, read_fields

PUT_OFF = "put_off"


@get("/queue", guards=[requires(PagePermission.QUEUE)])
async def queue_page(request: Web) -> Template:
    """Everything that waits for this officer, most urgent first."""
    return page(request, "queue/page.html", **await _queue(request))


@get("/queue/rows", guards=[requires(PagePermission.QUEUE)], opt=live.BY_ITSELF)
async def queue_rows(request: Web) -> Template:
    """The live part of the queue."""
    return page(request, "queue/rows.html", **await _queue(request))


@get("/queue/events", guards=[requires(PagePermission.QUEUE)], opt=live.BY_ITSELF)
async def queue_events(request: Web) -> ServerSentEvent:
    """Something in the queue changed."""
    return live.stream(request, DB, CHANNEL)


@get("/queue/{item:uuid}", guards=[requires(PagePermission.QUEUE)])
async def open_queue_item(request: Web, item: FromPath[UUID]) -> Redirect:
    """To the page where this item is decided."""
    row = await queries.queue_item(request.user, item)
    if row is None:
        raise NotFoundException
    kind = kind_of(row.kind)
    return back_to(kind.page(row.subject_id, row.person) if kind and kind.page else f"/people/{row.person}")


@post("/queue/{item:uuid}/done", guards=[requires(QueuePermission.DONE)], status_code=200)
async def done(request: Web, item: FromPath[UUID]) -> Template | Redirect:
    """The officer has seen to it; only of kinds that have no decision of their own."""
    row = await queries.queue_item(request.user, item)
    kind = kind_of(row.kind) if row else None
    if row is None or kind is None or kind.by_decision:
        raise NotFoundException
    fields = await read_fields(request)
    if not is_sure(fields):
        shown = words.item(row, clock.now(), set())
        return ask(
            request,
            fields,
            title=gettext("Mark as done: %(what)s", what=shown.title),
            follows=gettext("It leaves the queue of everybody who sees it."),
            button=gettext("Mark as done"),
            back=f"/people/{row.person}",
        )
    await close_item(item=item, by=request.user, now=clock.now(), outcome="done")
    return back_to(f"/people/{row.person}")


async def _queue(request: Web) -> PageContext:
    now, asked = clock.now(), request.query_params.get("kind") or ""
    put_off = request.query_params.get("state") == PUT_OFF
    kind = asked if kind_of(asked) else ""
    after = cursor(request.query_params.get("after"))
    found = await queries.queue(request.user, kind=kind, size=settings().queue_on_a_page, after=after, put_off=put_off, now=now)
    counts = await queries.queue_counts(request.user, now=now)
    chips = [(each.code, each.title(), counted(counts.by_kind[each.code])) for each in kinds() if counts.by_kind.get(each.code)]
    marked = await uncalibrated(found)
    items = found.map(lambda row: words.item(row, now, marked))
    return {
        "items": items,
        "groups": words.by_person(items),
        "put_off": put_off,
        "number_put_off": counts.put_off,
        "just_put_off": await _just_put_off(request),
        "may_put_off": may(request.user, QueuePermission.PUT_OFF),
        "names_officers": names_officers(request),
        "kinds": chips,
        "kind": kind,
        "all": counts.total,
        "counted": counted,
        "may_be_covered": may(request.user, QueuePermission.DONE),
        "may_name_deputies": may(request.user, PagePermission.DEPUTIES),
    }


async def _just_put_off(request: Web) -> words.ShownItem | None:
    """The item that this reader has just put off, to say so and to offer the way back."""
    number = cursor(request.query_params.get("put_off"))
    row = await queries.queue_item(request.user, number) if number else None
    return words.item(row, clock.now()) if row and row.put_off_until and row.put_off_until > clock.now() else None


route_handlers = [queue_page, queue_rows, queue_events, open_queue_item, done]
