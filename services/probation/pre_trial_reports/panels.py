"""What other pages show about pre-trial reports: what is due, and what belongs to a case or may belong to it."""

from services.probation.cases.rows import Case
from services.probation.local_time import local_today
from services.probation.pre_trial_reports import queries, words
from services.probation.pre_trial_reports.permissions import PreTrialPermission
from shared import clock
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.request import Web

SHOWN = 5


async def home(request: Web, _: None) -> PageContext | None:
    """The requests that wait for this reader, first due first; nothing where none does."""
    if not may(request.user, PreTrialPermission.WRITE):
        return None
    found = await queries.due(request.user, size=SHOWN)
    return {"reports": found, "words": words, "today": local_today(clock.now())} if found else None


async def of_case(request: Web, case: Case) -> PageContext | None:
    """Reports that are linked to the person, and for its officers those with the same number that nobody linked yet."""
    if not may(request.user, PreTrialPermission.READ):
        return None
    linked = await queries.linked(case.person)
    suggests = case.is_open and may(request.user, PreTrialPermission.WRITE) and request.user.office == case.office
    suggested = await queries.to_link(case.iin, case.office) if suggests else []
    if not linked and not suggested:
        return None
    return {"linked": linked, "suggested": suggested, "words": words, "today": local_today(clock.now()), "case": case}
