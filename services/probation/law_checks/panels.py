"""What the case page and the home page show about the law's values."""

from services.probation.cases.rows import Case
from services.probation.law_checks import queries, words
from services.probation.law_checks.domain import lawful
from services.probation.law_checks.permissions import LawCheckPermission
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.request import Web


async def of_case(request: Web, case: Case) -> PageContext | None:
    """Where the registration differs from what the law asked on its day, with the reasons given; nothing where it does not."""
    if not may(request.user, LawCheckPermission.READ):
        return None
    found = lawful(await queries.facts(case.registration), case.registered_on)
    reasons = await queries.overrides_of(case.registration)
    return {"findings": found, "overrides": reasons, "words": words} if found or reasons else None
