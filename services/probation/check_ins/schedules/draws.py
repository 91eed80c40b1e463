"""How random days were drawn: explained to the officer, without a day that has not come yet."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from litestar import get
from litestar.params import FromPath
from litestar.response import Template

from services.probation.cases.pages import case_of
from services.probation.check_ins.domain import plan as planning
from services.probation.check_ins.domain.plan import Kind
from services.probation.check_ins.permissions import CheckInPermission
from services.probation.check_ins.plans import ScheduleVersion, Supervised, schedule_of, supervised
from services.probation.check_ins.schedules import words
from shared import clock
from shared.web.guards import requires
from shared.web.pages import page
from shared.web.request import Web


@dataclass(frozen=True, slots=True)
class DrawnMonth:
    """The random days of a calendar month that have come, and how many working days it has."""

    first: date
    last: date
    working_days: int
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Draw:
    """How the days of a version were drawn. `fingerprint`: of the secret number, known from the beginning.

    `seed`: the secret number itself, only once another version is in force (from `replaced_on`): until then it would tell the next days.
    """

    version: ScheduleVersion
    fingerprint: str
    months: tuple[DrawnMonth, ...]
    replaced_on: date | None
    seed: str | None


async def draw_of(registrations: Sequence[Supervised], version: int, *, today: date) -> Draw | None:
    """The draw of a version, as far as its days have come; None where its days are not random."""
    schedule = await schedule_of(registrations)
    stored = next((one for one in schedule.versions if one.version == version), None)
    if stored is None or stored.plan.kind is not Kind.RANDOM:
        return None
    dates = planning.all_dates(schedule.plans, today)
    came = [day for day in dates if schedule.version_of(planning.in_force(schedule.plans, day)) == stored]
    later = [one.valid_from for one in schedule.versions if one.version > version and one.valid_from <= today]
    months = [_month(first, tuple(days)) for first, days in groupby(came, key=lambda day: day.replace(day=1))]
    return Draw(stored, planning.fingerprint(stored.seed), tuple(months), min(later, default=None), stored.seed if later else None)


def _month(first: date, days: tuple[date, ...]) -> DrawnMonth:
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return DrawnMonth(first, last, planning.working_days(first), days)


@get("/people/{person:uuid}/schedule/draw", guards=[requires(CheckInPermission.SCHEDULE)])
async def draw_page(request: Web, person: FromPath[UUID]) -> Template:
    """When, by whom and how the days were drawn, and which have come; or that this version draws none."""
    case = await case_of(request, person)
    registrations = await supervised(person, case.supervising_authority)
    today = clock.now().astimezone(registrations[0].zone).date() if registrations else None
    version = request.query_params.get("version", "")[:9]
    draw = await draw_of(registrations, int(version), today=today) if today and version.isascii() and version.isdigit() else None
    return page(request, "check_ins/draw.html", case=case, draw=draw, words=words)


route_handlers = [draw_page]
