"""What the home page shows about housing checks."""

from datetime import timedelta

from services.probation.field_visits.permissions import FieldVisitPermission
from services.probation.field_visits.queries import minors_to_visit
from services.probation.law import rules as law
from services.probation.local_time import local_today
from shared import clock
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.request import Web

MOST = 50


async def housing_checks(request: Web, _: None) -> PageContext | None:
    """Minors whose quarterly housing check is due; nothing where there are none."""
    if not may(request.user, FieldVisitPermission.WRITE):
        return None
    today = local_today(clock.now())
    notice = timedelta(days=law.number("housing_check.notice", today))
    found = await minors_to_visit(request.user, today, notice, size=MOST)
    return {"minors": found, "today": today} if found else None
