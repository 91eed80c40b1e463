"""The part of the case page about courses: the next session."""

from services.reintegration.cases.domain import CaseRow
from services.reintegration.courses import queries, words
from services.reintegration.courses.domain import OPEN
from services.reintegration.courses.permissions import CoursePermission
from shared import clock
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.request import Web

SHOWN = 3
"""How many of the next sessions the case page shows; the course's page has all."""


async def of_case(request: Web, case: CaseRow) -> PageContext | None:
    """Places in courses, and the next sessions; nothing where there is none."""
    if not may(request.user, CoursePermission.ENROL):
        return None
    places = [row for row in await queries.places_of(case.person) if row.state in OPEN]
    if not places:
        return None
    return {"case": case, "places": places, "sessions": await queries.next_sessions(case.person, clock.now(), SHOWN), "words": words}
