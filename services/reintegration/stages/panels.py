"""Parts of the case page and of the desk about stages."""

from services.reintegration import words as common
from services.reintegration.cases.domain import CaseRow
from services.reintegration.cases.permissions import CasePermission
from services.reintegration.settings import settings
from services.reintegration.stages import queries, words
from services.reintegration.stages.domain.standing import Standing, standing_of
from services.reintegration.stages.permissions import StagePermission
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import cursor
from shared.values import PageContext
from shared.web.request import Web


async def of_case(request: Web, case: CaseRow) -> PageContext | None:
    """Where the case stands, its stage, the next date, the tasks that wait."""
    found, today = await queries.shown(case.person), common.today(clock.now())
    if found is None:
        return None
    standing = standing_of(case)
    waiting = sorted((task for task in found.tasks if task.open), key=lambda task: task.due_on)
    return {
        "case": case, "found": found, "waiting": waiting if standing is Standing.ON_PATH else [], "standing": standing, "words": words,
        "today": today, "due": lambda day: common.due_on(day, today), "keeps": may(request.user, StagePermission.KEEP),
    }  # fmt: skip


async def of_desk(request: Web, _: None) -> PageContext | None:
    """The open tasks of stages, the first due first."""
    if not may(request.user, CasePermission.READ):
        return None
    after, today = cursor(request.query_params.get("stages")), common.today(clock.now())
    tasks = await queries.due_tasks(request.user, size=settings().desk_rows, after=after)
    return {"tasks": tasks, "words": words, "today": today, "due": lambda day: common.due_on(day, today)} if tasks else None
