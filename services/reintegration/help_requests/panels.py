"""The part of the desk's first page about requests for help."""

from services.reintegration.help_requests import queries, words
from services.reintegration.help_requests.answering import queries as answers
from services.reintegration.help_requests.permissions import HelpRequestPermission
from services.reintegration.words import due
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import counted
from shared.values import PageContext
from shared.web.request import Web

SHOWN = 5


async def of_desk(request: Web, _: None) -> PageContext | None:
    """The first that wait, and how many there are."""
    if not may(request.user, HelpRequestPermission.READ):
        return None
    waiting = await queries.requests(request.user, waiting=True, size=SHOWN)
    failed = await answers.not_told(request.user, SHOWN)
    if not waiting and not failed:
        return None
    now = clock.now()
    return {
        "rows": [(each, due(each.row.due_at, now)) for each in waiting],
        "number": counted(await queries.count_waiting(request.user)),
        "not_told": failed,
        "not_told_number": counted(await answers.count_not_told(request.user)) if failed else "0",
        "numbered": words.number_of,
    }
