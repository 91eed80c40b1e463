"""The page that puts something off, and the button that takes it up again."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.queue import queries, words
from services.probation.queue.domain import Item
from services.probation.queue.permissions import QueuePermission
from services.probation.queue.putting_off import words as putting_off_words
from services.probation.queue.putting_off.actions import NotPutOff, put_off, take_up
from services.probation.queue.putting_off.domain import Problem, Standing, days, limits
from services.probation.queue.putting_off.forms import read
from services.probation.settings import settings
from shared import clock
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/queue/{item:uuid}/put-off", guards=[requires(QueuePermission.PUT_OFF)])
async def put_off_page(request: Web, item: FromPath[UUID]) -> Template:
    """The days until which it can be put off, and the reasons; or why it cannot."""
    return _page(request, await _item(request, item), {}, FormErrors({}))


@post("/queue/{item:uuid}/put-off", guards=[requires(QueuePermission.PUT_OFF)], status_code=200)
async def put_item_off(request: Web, item: FromPath[UUID]) -> Template | Redirect:
    """Out of the queue until that day."""
    row, given, now = await _item(request, item), await read_fields(request), clock.now()
    possible = _days(row, now)
    if isinstance(possible, Problem):
        return _page(request, row, given, FormErrors({}), 409)
    form = read(given, possible)
    if isinstance(form, FormErrors):
        return _page(request, row, given, form, 422)
    try:
        await put_off(item, form.until, form.why, by=request.user, now=now)
    except NotPutOff:
        return _page(request, await _item(request, item), given, FormErrors({}), 409)
    return back_to(f"/queue?put_off={item}")


@post("/queue/{item:uuid}/take-up", guards=[requires(QueuePermission.PUT_OFF)], status_code=200)
async def take_item_up(request: Web, item: FromPath[UUID]) -> Redirect:
    """Back into the queue before its day; nothing happens where it is there already."""
    await _item(request, item)
    await take_up(item, by=request.user, now=clock.now())
    return back_to("/queue")


async def _item(request: Web, item: UUID) -> Item:
    row = await queries.queue_item(request.user, item)
    if row is None:
        raise NotFoundException
    return row


def _days(row: Item, now: datetime) -> list[date] | Problem:
    if row.closed_at is not None:
        return Problem.CLOSED
    zone = ZoneInfo(settings().timezone)
    return days(Standing(row.priority, row.escalation, row.due_at, row.put_off_times), limits(now.astimezone(zone).date()), now, zone)


def _page(request: Web, row: Item, given: Fields, errors: FormErrors, status: int = 200) -> Template:
    now = clock.now()
    possible = _days(row, now)
    refused = putting_off_words.problem(possible, limits(now.date())) if isinstance(possible, Problem) else None
    return page(
        request, "queue/put_off.html", status=status, item=words.item(row, now), days=[] if refused else possible, refused=refused,
        whys=words.put_off_whys(), given=given, errors=errors,
    )  # fmt: skip


route_handlers = [put_off_page, put_item_off, take_item_up]
