"""Parts of the case page and of the desk's first page about needs."""

from services.reintegration.cases.domain import CaseRow
from services.reintegration.needs import queries, words
from services.reintegration.needs.domain.states import OPEN
from services.reintegration.needs.permissions import NeedPermission
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.i18n import gettext
from shared.web.request import Web


async def of_case(request: Web, case: CaseRow) -> PageContext | None:
    """Open needs with their state."""
    if not may(request.user, NeedPermission.READ):
        return None
    needs = await queries.needs_of(case.person, sensitive=may(request.user, NeedPermission.SENSITIVE))
    waiting, asked = [need for need in needs if need.state in OPEN], bool(needs) or bool(await queries.assessments_of(case.person))
    may_assess, page = may(request.user, NeedPermission.ASSESS) and case.status == "open", f"/cases/{case.person}/needs"
    return {
        "case": case, "needs": waiting, "asked": asked, "may_assess": may_assess, "words": words,
        "nothing": None if asked else (gettext("Needs"), page if may_assess else None),
        "facts": [(gettext("Urgent today"), words.pathway(need.pathway), page, True) for need in waiting if need.urgent_now],
    }  # fmt: skip


async def of_desk(request: Web, _: None) -> PageContext | None:
    """Who cannot wait until tomorrow, above everything else."""
    if not may(request.user, NeedPermission.READ):
        return None
    urgent = await queries.urgent_needs(request.user)
    return {"urgent": urgent, "words": words, "first": True} if urgent else None
