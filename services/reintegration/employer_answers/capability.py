"""What an employer answers to an application."""

from pathlib import Path

from services.reintegration.consents.domain import Purpose
from services.reintegration.database import DB
from services.reintegration.employer_answers.actions.asking import stop
from services.reintegration.employer_answers.pages import desk, provider
from services.reintegration.employer_answers.permissions import EmployerPermission
from services.reintegration.employer_answers.words import TIMELINE
from shared.access.owners import owners_by
from shared.registry import Capability, CaseClosed, ConsentWithdrawn


async def _closed(case: CaseClosed) -> dict[str, int]:
    return {"employer_questions": await stop(case.person, None, now=case.at)}


async def _consent_withdrawn(withdrawn: ConsentWithdrawn) -> dict[str, int]:
    if withdrawn.purpose != Purpose.WORK_PROOF:
        return {}
    return {"employer_questions": await stop(withdrawn.person, list(withdrawn.organisations), now=withdrawn.at)}


CAPABILITY = Capability(
    "employer_answers",
    permissions=EmployerPermission,
    routes=[*desk.route_handlers, *provider.route_handlers],
    templates=Path(__file__).parent / "templates",
    timeline_words=TIMELINE,
    on_case_closed=_closed,
    on_consent_withdrawn=_consent_withdrawn,
    owners={
        "interview_time": owners_by(DB, "SELECT person FROM reintegration.interview_time WHERE id = $1"),
        "job_question": owners_by(DB, "SELECT person FROM reintegration.job_question WHERE id = $1"),
    },
)
