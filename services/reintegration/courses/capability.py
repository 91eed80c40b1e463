"""Courses: groups with seats and sessions, who takes part, attendance, certificates."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from services.reintegration.courses import pages, panels
from services.reintegration.courses.actions.places import stop_with_case, stop_without_consent
from services.reintegration.courses.permissions import CoursePermission
from services.reintegration.courses.queries import next_sessions
from services.reintegration.courses.words import TIMELINE
from services.reintegration.database import DB
from shared.access.owners import owners_by
from shared.contributions import DateToTake
from shared.registry import Capability, CaseClosed, ConsentWithdrawn, Panel


async def _closed(case: CaseClosed) -> dict[str, int]:
    return {"course_places": await stop_with_case(case.person, by=case.by, now=case.at)}


async def _consent_withdrawn(withdrawn: ConsentWithdrawn) -> dict[str, int]:
    if withdrawn.purpose != "referral":
        return {}
    stopped = await stop_without_consent(withdrawn.person, withdrawn.organisations, by=withdrawn.by, now=withdrawn.at)
    return {"course_places": stopped}


MOST_TO_TAKE = 20
"""How many of the next sessions stand on the paper that a person takes home."""


async def _dates(person: UUID, since: datetime) -> list[DateToTake]:
    return [DateToTake(each.starts_at, "course", each.title, each.place) for each in await next_sessions(person, since, MOST_TO_TAKE)]


CAPABILITY = Capability(
    "courses",
    permissions=CoursePermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    timeline_words=TIMELINE,
    case_panels=[Panel(26, "courses/case.html", panels.of_case, place="side")],
    dates_to_take=_dates,
    on_case_closed=_closed,
    on_consent_withdrawn=_consent_withdrawn,
    owners={"course_place": owners_by(DB, "SELECT person FROM reintegration.course_place WHERE id = $1")},
)
