"""The part of the case page about who else takes part."""

from services.reintegration.cases.domain import CaseRow, CaseStatus
from services.reintegration.mentoring.domain import State
from services.reintegration.mentoring.queries import of_person
from services.reintegration.parts import words
from services.reintegration.parts.permissions import PartPermission
from services.reintegration.parts.queries import members_of
from services.reintegration.words import today
from shared import clock
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.i18n import gettext
from shared.web.request import Web


async def of_case(request: Web, case: CaseRow) -> PageContext | None:
    """Who takes part now."""
    if not may(request.user, PartPermission.GIVE):
        return None
    on = today(clock.now())
    members = [each for each in await members_of(case.person) if each.runs(on)]
    mentors = [each for each in await of_person(case.person, request.user) if each.state == State.ACTIVE]
    if not members and not mentors and case.status != CaseStatus.OPEN:
        return None
    nothing = None if members or mentors else (gettext("Who takes part"), f"/cases/{case.person}/parts")
    return {"case": case, "members": members, "mentors": mentors, "words": words, "nothing": nothing}
