"""Who looked at a person: a page, an export, and an extract for the person. Each of them is recorded as a look, too."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import Response, get
from litestar.params import FromPath
from litestar.response import Template

from services.probation.access_log.permissions import AccessLogPermission
from services.probation.access_log.words import look
from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.settings import settings
from shared import clock
from shared.access.log import all_looks_at, looks_at
from shared.access.retention import KEPT
from shared.db.keyset import cursor
from shared.identity.limits.requests import EXPORTS
from shared.identity.words import rule_in_words
from shared.law.internal import rule
from shared.web import i18n
from shared.web.fields import day_asked
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import csv_file, page
from shared.web.request import Web

SEES = requires(AccessLogPermission.SEE)
ON_A_PAGE = 50
MOST_IN_AN_EXTRACT = 2000
EARLIEST, LATEST = date(2000, 1, 1), date(9000, 1, 1)
"""Days before and after are no limit: a time zone would take them out of the calendar."""
HEADER = ("at", "account", "name", "role", "office", "route", "page", "method", "status", "address", "reason")


@dataclass(frozen=True, slots=True)
class Days:
    """The days that were asked for, both included; None where there is no limit. `wrong` is what is wrong with them, by field."""

    since: date | None
    until: date | None
    wrong: dict[str, str]

    def begin(self, zone: ZoneInfo) -> datetime | None:
        """The first moment."""
        return datetime.combine(self.since, time(), zone) if self.since and self.since >= EARLIEST else None

    def end(self, zone: ZoneInfo) -> datetime | None:
        """The moment after the last one."""
        return datetime.combine(self.until + timedelta(days=1), time(), zone) if self.until and self.until < LATEST else None


@get("/people/{person:uuid}/access", guards=[SEES])
async def access_page(request: Web, person: FromPath[UUID]) -> Template:
    """Every look, the latest first."""
    case, days = await case_of(request, person), _days(request)
    zone = _zone(case)
    after = cursor(request.query_params.get("after"))
    found = await looks_at(person, since=days.begin(zone), until=days.end(zone), size=ON_A_PAGE, after=after)
    labels = {"since": gettext("From"), "until": gettext("Until")}
    return page(
        request,
        "access_log/page.html",
        case=case,
        looks=found.map(look),
        zone=str(zone),
        given={name: request.query_params.get(name, "") for name in labels},
        errors=FormErrors(days.wrong, labels),
        languages_of_extract=i18n.NAMES,
        how_long=rule_in_words(rule(KEPT, clock.now().date())),
    )


@get("/people/{person:uuid}/access.csv", guards=[SEES, EXPORTS])
async def access_export(request: Web, person: FromPath[UUID]) -> Response[str]:
    """The same for a spreadsheet, with an English header."""
    case, days = await case_of(request, person), _days(request)
    zone = _zone(case)
    rows = []
    async for row in all_looks_at(person, since=days.begin(zone), until=days.end(zone)):
        shown = look(row)
        line = (shown.who, row.role, row.office, row.route, shown.what, row.method, row.status, row.address, row.reason)
        rows.append((row.at.isoformat(), str(row.account), *line))
    return csv_file(f"access-{person}.csv", HEADER, rows)


@get("/people/{person:uuid}/access/extract", guards=[SEES])
async def access_extract(request: Web, person: FromPath[UUID]) -> Template:
    """For the person, in their language unless another is asked for: who looked by office and role, without names and addresses."""
    case, days = await case_of(request, person), _days(request)
    zone, asked = _zone(case), request.query_params.get("language")
    i18n.use(next((each for each in i18n.LANGUAGES if each == asked), case.language))
    found = await looks_at(person, since=days.begin(zone), until=days.end(zone), size=MOST_IN_AN_EXTRACT)
    return page(
        request,
        "access_log/extract.html",
        case=case,
        days=days,
        looks=found.map(look),
        zone=str(zone),
        most=MOST_IN_AN_EXTRACT,
        made_at=clock.now(),
    )


def _days(request: Web) -> Days:
    asked = {name: day_asked(request.query_params.get(name)) for name in ("since", "until")}
    return Days(asked["since"][0], asked["until"][0], {name: wrong for name, (_, wrong) in asked.items() if wrong})


def _zone(case: Case) -> ZoneInfo:
    return ZoneInfo(case.time_zone or settings().timezone)


route_handlers = [access_page, access_export, access_extract]
