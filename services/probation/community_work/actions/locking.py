"""The lock of a registration, and its work as it is under the lock."""

from datetime import date
from uuid import UUID

from services.probation.cases.actions import locked_open_case
from services.probation.cases.rows import LockedCase
from services.probation.community_work.queries import work_of
from services.probation.community_work.rows import Work
from services.probation.errors import NotFound
from services.probation.law import rules as law


async def locked_work(person: UUID, registration: UUID, today: date) -> tuple[LockedCase, Work]:
    """The open registration, locked until commit, with its work. Raises NotFound, AlreadyClosed."""
    case = await locked_open_case(person, registration)
    return case, await work_today(registration, today)


async def work_today(registration: UUID, today: date) -> Work:
    """Its work; the hours of compulsory labour are those that the law names. Raises NotFound."""
    work = await work_of(registration, 0)
    if work is not None and work.sentenced.kind == "compulsory" and work.requirement.version == 0:
        work = await work_of(registration, law.number("work.compulsory.hours_a_year", today))
    if work is None:
        raise NotFound
    return work
