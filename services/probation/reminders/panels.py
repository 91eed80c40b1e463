"""What the case page shows about messages: the latest, and what hinders the next."""

from services.probation.cases.rows import Case
from services.probation.reminders import queries, words
from services.probation.reminders.permissions import ReminderPermission
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.request import Web

SHOWN = 3


async def of_case(request: Web, case: Case) -> PageContext | None:
    """The latest messages; nothing where none was ever written."""
    if not may(request.user, ReminderPermission.READ):
        return None
    rows = await queries.of_person(case.person, size=SHOWN)
    return {"messages": rows, "words": words} if list(rows) else None
