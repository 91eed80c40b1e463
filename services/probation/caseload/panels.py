"""What the home page shows about terms that end."""

from datetime import timedelta

from services.probation.caseload import queries
from services.probation.cases.words import category
from services.probation.law import rules as law
from services.probation.local_time import local_today
from shared import clock
from shared.db.keyset import counted, cursor
from shared.values import PageContext
from shared.web.i18n import gettext
from shared.web.request import Web

HOME_ROWS = 25


async def ending(request: Web, _: None) -> PageContext:
    """Cases whose term ends soon."""
    by, today = request.user, local_today(clock.now())
    days = law.number("removal.warned_before", today)
    until = today + timedelta(days=days)
    found = await queries.term_ends_soon(by, until, size=HOME_ROWS, after=cursor(request.query_params.get("ending")))
    number = counted(await queries.count_term_ends_soon(by, until))
    return {
        "ending": found,
        "days": days,
        "category": category,
        "figure": (gettext("Terms ending within %(count)s days", count=days), number, "#ending"),
    }
