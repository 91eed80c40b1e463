"""The part of the case page about who brought the case."""

from services.reintegration.cases.domain import CaseRow, Origin
from services.reintegration.cases.permissions import CasePermission
from services.reintegration.intake.bringers import bringer_of
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.i18n import gettext
from shared.web.request import Web

BROUGHT = (Origin.INSTITUTION, Origin.AKIMAT, Origin.ORGANISATION)


async def of_case(request: Web, case: CaseRow) -> PageContext | None:
    """Whom to ask where the case came from."""
    if case.origin not in BROUGHT:
        return None
    may_act = may(request.user, CasePermission.ACT) and case.status == "open"
    bringer = await bringer_of(case.person)
    nothing = None if bringer else (gettext("Who brought the case"), f"/cases/{case.person}/brought-by" if may_act else None)
    return {"case": case, "bringer": bringer, "may_act": may_act, "nothing": nothing}
