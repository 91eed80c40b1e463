"""What the home page and the case page show from the queue."""

from services.probation.cases.rows import Case
from services.probation.queue import queries, words
from services.probation.queue.kinds import uncalibrated
from services.probation.queue.permissions import QueuePermission
from shared import clock
from shared.access.pages import PagePermission
from shared.access.permissions import may
from shared.db.keyset import counted
from shared.values import PageContext
from shared.web.i18n import gettext
from shared.web.request import Web

HOME_ITEMS = 8


async def home(request: Web, _: None) -> PageContext:
    """The most urgent items, and how many there are."""
    found, now = await queries.queue(request.user, size=HOME_ITEMS), clock.now()
    marked = await uncalibrated(found)
    items = found.map(lambda row: words.item(row, now, marked))
    count = counted((await queries.queue_counts(request.user)).total)
    return {"rows": items, "count": count, "figure": (gettext("In the queue"), count, "/queue")}


async def of_case(request: Web, case: Case) -> PageContext | None:
    """The person's waiting items; nothing if there are none, or for a reader who has no queue."""
    if not may(request.user, PagePermission.QUEUE):
        return None
    rows, now = await queries.attention(case.person), clock.now()
    marked = await uncalibrated(rows)
    may_close = may(request.user, QueuePermission.DONE)
    return {"rows": [words.item(row, now, marked) for row in rows], "may_close": may_close} if rows else None
