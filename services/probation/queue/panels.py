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

HOME_ITEMS = 24
HOME_PEOPLE = 8


async def home(request: Web, _: None) -> PageContext:
    """The people about whom the most urgent items wait, with all of theirs that were read, and how many items there are."""
    now = clock.now()
    found = await queries.queue(request.user, size=HOME_ITEMS, now=now)
    marked = await uncalibrated(found)
    groups = words.by_person(words.item(row, now, marked) for row in found)
    counts = await queries.queue_counts(request.user, now=now)
    count = counted(counts.total)
    more = found.after is not None or len(groups) > HOME_PEOPLE
    context: PageContext = {"groups": groups[:HOME_PEOPLE], "more": more, "names_officers": names_officers(request)}
    return {**context, "count": count, "put_off": counts.put_off, "figure": (gettext("In the queue"), count, "/queue")}


def names_officers(request: Web) -> bool:
    """Whether the list says whose case each is: to those who read the cases of several officers."""
    return may(request.user, PagePermission.DEPUTIES)


async def of_case(request: Web, case: Case) -> PageContext | None:
    """The person's waiting items; nothing if there are none, or for a reader who has no queue."""
    if not may(request.user, PagePermission.QUEUE):
        return None
    rows, now = await queries.attention(case.person), clock.now()
    marked = await uncalibrated(rows)
    may_close = may(request.user, QueuePermission.DONE)
    return {"rows": [words.item(row, now, marked) for row in rows], "may_close": may_close} if rows else None
