"""Looking for work with a person: the CV, applications, the job that began, and what shows that it goes on."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.job_search import jobs, pages, panels
from services.reintegration.job_search.actions.applying import stop_with_case, stop_without_consent
from services.reintegration.job_search.permissions import WorkPermission
from services.reintegration.job_search.queries import applications_of
from services.reintegration.job_search.words import TIMELINE
from shared.access.owners import owners_by
from shared.contributions import DateToTake
from shared.registry import Capability, CaseClosed, CaseTab, ConsentWithdrawn, Panel
from shared.web.i18n import gettext


async def _closed(case: CaseClosed) -> dict[str, int]:
    return {"applications": await stop_with_case(case.person, by=case.by, now=case.at)}


async def _consent_withdrawn(withdrawn: ConsentWithdrawn) -> dict[str, int]:
    if withdrawn.purpose != "work":
        return {}
    stopped = await stop_without_consent(withdrawn.person, withdrawn.organisations, by=withdrawn.by, now=withdrawn.at)
    return {"applications": stopped}


async def _dates(person: UUID, since: datetime) -> list[DateToTake]:
    return [
        DateToTake(each.interview_at, "interview", each.title, each.organisation_name)
        for each in await applications_of(person)
        if each.interview_at is not None and each.interview_at >= since
    ]


CAPABILITY = Capability(
    "job_search",
    permissions=WorkPermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    periodic=[(jobs.ask, jobs.EVERY)],
    timeline_words=TIMELINE,
    case_tabs=[
        CaseTab(
            28,
            lambda: gettext("Work and study"),
            lambda person: f"/cases/{person}/work",
            WorkPermission.KEEP,
            when_closed=True,
            group="help",
        )
    ],
    case_panels=[Panel(25, "job_search/case.html", panels.of_case, place="side")],
    home_panels=[Panel(25, "job_search/home.html", panels.of_desk)],
    dates_to_take=_dates,
    on_case_closed=_closed,
    on_consent_withdrawn=_consent_withdrawn,
    owners={
        "application": owners_by(DB, "SELECT person FROM reintegration.job_application WHERE id = $1"),
        "employment": owners_by(DB, "SELECT person FROM reintegration.employment WHERE id = $1"),
    },
)
