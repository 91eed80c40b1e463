"""Who is away: on the home page for the officer, on the case page for one person."""

from services.probation.cases.rows import Case
from services.probation.local_time import local_today
from services.probation.notices import queries, words
from services.probation.notices.domain.lifecycle import FINAL, State
from services.probation.notices.permissions import NoticePermission
from shared import clock
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.request import Web

MOST, SHOWN = 50, 5


async def away_now(request: Web, _: None) -> PageContext | None:
    """Who is not back in time, who is expected today, who is away; nothing where nobody is."""
    if not may(request.user, NoticePermission.RECORD):
        return None
    now = clock.now()
    today = local_today(now)
    found = [(row, row.state_at(now)) for row in await queries.away(request.user, now, size=MOST)]
    late = [row for row, state in found if state is State.LATE]
    back = [row for row, state in found if state is not State.LATE and row.ends_at and local_today(row.ends_at) <= today]
    rest = [row for row, state in found if row not in late and row not in back and state is State.RUNNING]
    groups = [(words.group("late"), late), (words.group("today"), back), (words.group("away"), rest)]
    shown = [each for each in groups if each[1]]
    return {"groups": shown, "words": words} if shown else None


async def of_case(request: Web, case: Case) -> PageContext | None:
    """What holds, waits, or is late in a case."""
    if not may(request.user, NoticePermission.READ):
        return None
    now = clock.now()
    found = await queries.of_person(request.user, case.person, case.supervising_authority, size=SHOWN * 4)
    shown = [(row, words.state(state)) for row in found if (state := row.state_at(now)) not in FINAL][:SHOWN]
    return {"notices": shown, "words": words} if shown else None
