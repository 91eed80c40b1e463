"""Proceedings on the case page, and on the first page what is overdue."""

from services.probation.breaches import queries, words
from services.probation.breaches.actions.steps import is_over
from services.probation.breaches.grounds import grounds
from services.probation.breaches.permissions import BreachPermission
from services.probation.breaches.queries import Asked
from services.probation.cases.rows import Case
from shared import clock
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.request import Web

SHOWN = 5


async def of_case(request: Web, case: Case) -> PageContext | None:
    """The proceedings of a case that go on, and the one whose ruling led to this registration. What ended in the person's favour is not
    held up here.
    """
    if not may(request.user, BreachPermission.READ):
        return None
    found = [row for row in await queries.of_person(request.user, case.person) if not is_over(row)][:SHOWN]
    came_from = await grounds(request.user, [case.registration])
    shown: PageContext = {"rows": [(row, words.stage(row.stage)) for row in found], "words": words, "grounds": came_from}
    return shown if found or came_from else None


async def of_office(request: Web, _: None) -> PageContext | None:
    """What waits of this officer's, soonest first; nothing where nothing does."""
    if not may(request.user, BreachPermission.WORK):
        return None
    rows = await queries.listed(request.user, Asked(request.user.id), size=SHOWN)
    if not rows.rows:
        return None
    return {"rows": [(row, words.stage(row.stage)) for row in rows], "words": words, "now": clock.now()}
