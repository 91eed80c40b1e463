"""Courses: groups with seats and sessions, who takes part, attendance, certificates."""

from pathlib import Path

from services.reintegration.courses import pages, panels
from services.reintegration.courses.actions.places import stop_with_case, stop_without_consent
from services.reintegration.courses.permissions import CoursePermission
from services.reintegration.courses.words import TIMELINE
from services.reintegration.database import DB
from shared.access.owners import owners_by
from shared.registry import Capability, CaseClosed, ConsentWithdrawn, Panel


async def _closed(case: CaseClosed) -> dict[str, int]:
    return {"course_places": await stop_with_case(case.person, by=case.by, now=case.at)}


async def _consent_withdrawn(withdrawn: ConsentWithdrawn) -> dict[str, int]:
    if withdrawn.purpose != "referral":
        return {}
    stopped = await stop_without_consent(withdrawn.person, withdrawn.organisations, by=withdrawn.by, now=withdrawn.at)
    return {"course_places": stopped}


CAPABILITY = Capability(
    "courses",
    permissions=CoursePermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    timeline_words=TIMELINE,
    case_panels=[Panel(26, "courses/case.html", panels.of_case, place="side")],
    on_case_closed=_closed,
    on_consent_withdrawn=_consent_withdrawn,
    owners={"course_place": owners_by(DB, "SELECT person FROM reintegration.course_place WHERE id = $1")},
)
