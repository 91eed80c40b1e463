"""What the case page shows about corrective work."""

from services.probation.cases.domain.categories import Category
from services.probation.cases.rows import Case
from services.probation.corrective_work import words
from services.probation.corrective_work.domain.entries import state_of
from services.probation.corrective_work.domain.rules import talk_due, without_job
from services.probation.corrective_work.permissions import CorrectivePermission
from services.probation.corrective_work.queries import entries_of
from services.probation.local_time import local_today
from shared import clock
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.request import Web


async def of_case(request: Web, case: Case) -> PageContext | None:
    """The job and the share, or since when there is no job."""
    if case.category != Category.CORRECTIVE_WORK or not may(request.user, CorrectivePermission.READ):
        return None
    today = local_today(clock.now())
    state = state_of(each.plain() for each in await entries_of(case.registration))
    spells = without_job(state, registered_on=case.registered_on, today=today)
    now_without = next((each for each in spells if each.spell.until is None), None)
    return {"state": state, "jobless": now_without, "talk_due": talk_due(state, today), "case": case, "words": words}
