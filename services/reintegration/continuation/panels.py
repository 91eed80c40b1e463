"""Parts of the case page and of the desk's first page about the ground of help."""

from datetime import date

from services.reintegration.cases.domain import CaseRow, CaseStatus, Ground
from services.reintegration.cases.permissions import CasePermission
from services.reintegration.cases.queries import consent_awaited
from services.reintegration.continuation.domain import REOPENING, Again
from services.reintegration.continuation.words import closing_reason
from services.reintegration.words import due_on, today
from shared import clock
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.request import Web


async def of_case(request: Web, case: CaseRow) -> PageContext | None:
    """What a reader must know before anything else: the case is closed, or the person is to be asked."""
    if case.supervised or (case.status == CaseStatus.OPEN and case.ground == Ground.CONSENT):
        return None
    return {
        "case": case,
        "reason": closing_reason(case.closing_reason or ""),
        "due": due_on(case.consent_due_on, _today()) if case.consent_due_on else None,
        "may_act": may(request.user, CasePermission.ACT),
        "may_reopen": Again.RETURN in REOPENING.get(case.closing_reason, ()),
    }


async def ending(request: Web, case: CaseRow) -> PageContext | None:
    """The way to the end of help, for an open case that is not on the register."""
    if case.supervised or case.status != CaseStatus.OPEN or not may(request.user, CasePermission.ACT):
        return None
    return {"case": case}


async def of_desk(request: Web, _: None) -> PageContext | None:
    """Whom to ask whether help goes on, the earliest first."""
    waiting = await consent_awaited(request.user)
    if not waiting:
        return None
    return {"waiting": [(case, due_on(case.consent_due_on, _today()) if case.consent_due_on else None) for case in waiting]}


def _today() -> date:
    return today(clock.now())
