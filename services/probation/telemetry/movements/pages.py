"""Where a person was on a day, and how the days before went."""

from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Template

from services.probation.cases import queries as cases_queries
from services.probation.guards import READS
from services.probation.settings import settings
from services.probation.telemetry import words
from services.probation.telemetry.movements import queries as movements
from services.probation.telemetry.movements import words as present
from services.probation.telemetry.movements.domain import STATES
from services.probation.telemetry.orders import words as order_presenters
from shared import clock
from shared.actors import Role
from shared.web.pages import page
from shared.web.request import Web

DAYS_BEFORE = 13


@get("/people/{person:uuid}/movements", guards=[READS])
async def movements_page(request: Web, person: FromPath[UUID]) -> Template:
    """A day on the map with playback, the battery, and a strip of two weeks."""
    case = await cases_queries.case(request.user, person)
    if case is None:
        raise NotFoundException
    now, time_zone = clock.now(), case.time_zone or settings().timezone
    today = now.astimezone(ZoneInfo(time_zone)).date()
    day = _day(request.query_params.get("day"), today)
    since, until = _midnight(day, time_zone), _midnight(day + timedelta(days=1), time_zone)
    known = await movements.movements(person, since, until)
    weeks = await movements.overview(person, _midnight(day - timedelta(days=DAYS_BEFORE), time_zone), until)
    days = weeks.days(time_zone, now)
    return page(
        request,
        "movements/movements.html",
        case=case,
        day=day,
        first=day - timedelta(days=DAYS_BEFORE),
        today=today,
        neighbours=present.neighbours(day, today),
        known=known,
        playback=present.playback(known, now, time_zone),
        timebar=present.timebar(known, now, time_zone),
        strip=present.strip(days, present.curfew(weeks, weeks.since.timestamp(), until.timestamp())),
        days=list(reversed(present.table(days))),
        problem=request.query_params.get("problem") == "pack",
        states=[words.compliance(state) for state in STATES],
        battery=present.battery(known, since, until, time_zone),
        words=words,
        tiles=order_presenters.tiles(),
        may_write=request.user.role in {Role.OFFICER, Role.SENIOR_OFFICER},
    )


def _day(typed: str | None, today: date) -> date:
    """The requested day; today if it is invalid or in the future."""
    try:
        day = date.fromisoformat(typed or "")
    except ValueError:
        return today
    return min(max(day, date(2020, 1, 1)), today)


def _midnight(day: date, time_zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(time_zone))


route_handlers = [movements_page]
