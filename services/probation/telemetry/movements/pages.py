"""Where a person was on a day, and how the days before went."""

from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Template

from services.probation.cases import queries as cases_queries
from services.probation.settings import settings
from services.probation.telemetry import words
from services.probation.telemetry.alerts.queries import deciding
from services.probation.telemetry.movements import queries as movements
from services.probation.telemetry.movements import words as present
from services.probation.telemetry.movements.domain import STATES
from services.probation.telemetry.movements.permissions import MovementPermission
from services.probation.telemetry.orders import words as order_presenters
from services.probation.telemetry.orders.domain.order_rules import TOO_NEAR
from services.probation.telemetry.provenance import words as provenance
from services.probation.telemetry.provenance.queries import conflicts, sources
from shared import clock
from shared.access.permissions import may
from shared.web.fields import day_asked
from shared.web.forms import MISSING, FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import page
from shared.web.request import Web

DAYS_BEFORE = 13
EARLIEST = date(2020, 1, 1)


@get("/people/{person:uuid}/movements", guards=[requires(MovementPermission.READ)])
async def movements_page(request: Web, person: FromPath[UUID]) -> Template:
    """A day on the map with playback, the battery, and a strip of two weeks."""
    case = await cases_queries.case(request.user, person)
    if case is None:
        raise NotFoundException
    now, time_zone = clock.now(), case.time_zone or settings().timezone
    today = now.astimezone(ZoneInfo(time_zone)).date()
    asked, wrong = day_asked(request.query_params.get("day"))
    day = min(max(asked or today, EARLIEST), today)
    pack = {name: request.query_params.get(name, "") for name in ("since", "until")}
    since, until = _midnight(day, time_zone), _midnight(day + timedelta(days=1), time_zone)
    known = await movements.movements(person, since, until)
    weeks = await movements.overview(person, _midnight(day - timedelta(days=DAYS_BEFORE), time_zone), until)
    days = weeks.days(time_zone, now)
    decided = await deciding([each.id for each in known.alerts if each.reason != TOO_NEAR])
    contradicting = await conflicts(person, since, until, provenance.MOST_SHOWN + 1)
    senders = await sources({each.source for each in decided} | {each.source for pair in contradicting for each in pair.reports})
    return page(
        request,
        "movements/movements.html",
        case=case,
        day=day,
        first=day - timedelta(days=DAYS_BEFORE),
        today=today,
        neighbours=present.neighbours(day, today),
        known=known,
        playback=present.playback(known, now, time_zone, frozenset(decided), senders),
        deciding=provenance.counted((each.source for each in decided), senders),
        conflicts=provenance.shown(contradicting, senders),
        sent_by=provenance.sent_by,
        timebar=present.timebar(known, now, time_zone),
        strip=present.strip(days, present.curfew(weeks, weeks.since.timestamp(), until.timestamp())),
        days=list(reversed(present.table(days))),
        errors=FormErrors(({"day": wrong} if wrong else {}) | _pack_problems(request, pack), _labels()),
        given={"day": request.query_params.get("day", "") if wrong else day, **{name: typed or day for name, typed in pack.items()}},
        paper=request.query_params.getall("languages", []) or ["kk", "ru"],
        states=[words.compliance(state) for state in STATES],
        battery=present.battery(known, since, until, time_zone),
        words=words,
        tiles=order_presenters.tiles(),
        may_export=may(request.user, MovementPermission.EXPORT),
    )


def _pack_problems(request: Web, typed: dict[str, str]) -> dict[str, str]:
    """Why no evidence pack was made, where one was asked for."""
    if request.query_params.get("problem") != "pack":
        return {}
    wrong = {name: day_asked(text)[1] or ("" if text else gettext(MISSING)) for name, text in typed.items()}
    found = {name: text for name, text in wrong.items() if text}
    return found or {"since": gettext("No pack was made: choose at most 31 days, the first not after the last, and not a day to come")}


def _labels() -> dict[str, str]:
    return {"day": gettext("Day"), "since": gettext("From"), "until": gettext("Until")}


def _midnight(day: date, time_zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(time_zone))


route_handlers = [movements_page]
