"""Mentors: agreed by the person and the mentor, with a log and hours."""

from pathlib import Path

from services.reintegration.consents.domain import Purpose
from services.reintegration.database import DB
from services.reintegration.mentoring import jobs, panels
from services.reintegration.mentoring.actions import end_with_case, end_without_consent
from services.reintegration.mentoring.pages import desk, hours, mentor, month_log
from services.reintegration.mentoring.permissions import MentoringPermission
from services.reintegration.mentoring.words import TIMELINE
from shared.access.owners import owners_by
from shared.registry import Capability, CaseClosed, CaseTab, ConsentWithdrawn, Panel
from shared.web.i18n import gettext

OWNER_OF_ENTRY = """SELECT m.person FROM reintegration.mentorship m
    WHERE m.id IN (SELECT l.mentorship FROM reintegration.mentor_log l WHERE l.entry = $1)"""


async def _closed(closed: CaseClosed) -> dict[str, int]:
    return {"mentors": await end_with_case(closed.person, by=closed.by, now=closed.at)}


async def _consent_withdrawn(withdrawn: ConsentWithdrawn) -> dict[str, int]:
    if withdrawn.purpose != Purpose.MENTOR:
        return {}
    return {"mentors": await end_without_consent(withdrawn.person, by=withdrawn.by, now=withdrawn.at)}


CAPABILITY = Capability(
    "mentoring",
    permissions=MentoringPermission,
    routes=[*desk.route_handlers, *mentor.route_handlers, *hours.route_handlers, *month_log.route_handlers],
    templates=Path(__file__).parent / "templates",
    periodic=[(jobs.look, jobs.EVERY)],
    timeline_words=TIMELINE,
    case_tabs=[
        CaseTab(
            28,
            lambda: gettext("Mentor"),
            lambda person: f"/cases/{person}/mentor",
            MentoringPermission.ARRANGE,
            when_closed=True,
            group="help",
        )
    ],
    case_panels=[Panel(26, "mentoring/panel.html", panels.of_case, place="side")],
    home_panels=[Panel(26, "mentoring/home.html", panels.of_desk)],
    on_case_closed=_closed,
    on_consent_withdrawn=_consent_withdrawn,
    owners={
        "mentorship": owners_by(DB, "SELECT person FROM reintegration.mentorship WHERE id = $1"),
        "log_entry": owners_by(DB, OWNER_OF_ENTRY),
    },
)
