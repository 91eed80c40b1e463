"""The lock of an application for whoever answers for an employer, who has no scope of their own."""

from uuid import UUID

from services.reintegration.cases.domain import CaseRow
from services.reintegration.cases.locking import locked_case
from services.reintegration.database import BY
from services.reintegration.employer_answers.domain import POSSIBLE
from services.reintegration.errors import NotAllowed, NotThere
from services.reintegration.job_search.domain.applications import ApplicationRow
from services.reintegration.job_search.queries import any_application
from shared.actors import Actor


async def locked_for_employer(application: UUID, seen_version: int | None, by: Actor) -> tuple[CaseRow, ApplicationRow]:
    """Beyond the scope and inside a transaction: the case (locked first) and the application, which was sent to this organisation.

    Raises NotThere for another organisation's or one that was taken back, CaseClosed, NotAllowed if somebody changed it meanwhile.
    """
    found = await any_application(application)
    if found is None or by.provider is None or found.organisation != by.provider:
        raise NotThere
    case = await locked_case(found.person, by=BY)
    row = await any_application(application)
    if row is None or row.sent_at is None or row.state not in POSSIBLE:
        raise NotThere
    if seen_version is not None and row.version != seen_version:
        raise NotAllowed(row.state)
    return case, row
