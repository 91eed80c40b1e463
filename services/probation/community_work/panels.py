"""What the case page and the home page show about work."""

from services.probation.cases.rows import Case
from services.probation.community_work import words
from services.probation.community_work.actions.locking import work_today
from services.probation.community_work.domain.rules import kind_of
from services.probation.community_work.permissions import WorkPermission
from services.probation.community_work.queries import sessions_on, works_here
from services.probation.local_time import local_today
from shared import clock
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.request import Web

NEXT = 3


async def of_case(request: Web, case: Case) -> PageContext | None:
    """The hours of a case that brings work, and the next sessions."""
    if kind_of(case.category) is None or not may(request.user, WorkPermission.READ):
        return None
    today = local_today(clock.now())
    work = await work_today(case.registration, today)
    coming = [each for each in work.sessions if each.outcome is None and each.on_date >= today][:NEXT]
    return {"work": work, "balance": work.balance(today), "coming": coming, "words": words, "case": case}


async def of_home(request: Web, _: None) -> PageContext | None:
    """Who works today; nothing where nobody of this reader has work to do."""
    by = request.user
    if not may(by, WorkPermission.WRITE) or not await works_here(by):
        return None
    return {"sessions": await sessions_on(by, local_today(clock.now())), "words": words}
