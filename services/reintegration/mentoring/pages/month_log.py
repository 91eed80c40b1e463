"""The log of a month for a mentor's organisation: day, kind and time, as a table and as PDF. No person, and no word of what was said."""

from datetime import date

from litestar import Response, get
from litestar.params import FromQuery
from litestar.types import ControllerRouterHandler

from services.reintegration.mentoring import queries, words
from services.reintegration.mentoring.pages.hours import month_of, next_month
from services.reintegration.mentoring.permissions import MentoringPermission
from services.reintegration.mentoring.printing import pdf_of
from services.reintegration.words import today
from shared import clock
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import csv_file, pdf_file
from shared.web.request import Web

HOURS, OWN = requires(MentoringPermission.HOURS), requires(MentoringPermission.MENTOR)


@get("/mentors/hours/log.csv", guards=[HOURS])
async def office_log(request: Web, month: FromQuery[str] = "") -> Response[str]:
    """Every entry of the office's mentors."""
    return await _table(request, month, own=False)


@get("/mentors/hours/log.pdf", guards=[HOURS])
async def office_log_pdf(request: Web, month: FromQuery[str] = "") -> Response[bytes]:
    """The same as PDF."""
    return await _pdf(request, month, own=False)


@get("/mentor/hours/log.csv", guards=[OWN])
async def own_log(request: Web, month: FromQuery[str] = "") -> Response[str]:
    """Every entry of the mentor's own."""
    return await _table(request, month, own=True)


@get("/mentor/hours/log.pdf", guards=[OWN])
async def own_log_pdf(request: Web, month: FromQuery[str] = "") -> Response[bytes]:
    """The same as PDF."""
    return await _pdf(request, month, own=True)


async def _rows(request: Web, month: str, *, own: bool) -> tuple[date, list[queries.EntryRow]]:
    first = month_of(month, today(clock.now()))
    return first, await queries.entries(first, next_month(first), request.user, mentor=request.user.id if own else None)


async def _table(request: Web, month: str, *, own: bool) -> Response[str]:
    first, rows = await _rows(request, month, own=own)
    head = (gettext("Day"), gettext("Mentor"), gettext("How?"), gettext("Minutes"))
    table = [(each.day, each.mentor_name, words.kind(each.kind), each.minutes) for each in rows]
    return csv_file(f"mentor-log-{first:%Y-%m}.csv", head, table)


async def _pdf(request: Web, month: str, *, own: bool) -> Response[bytes]:
    first, rows = await _rows(request, month, own=own)
    return pdf_file(f"mentor-log-{first:%Y-%m}.pdf", await pdf_of(first, rows, request.user.office or "", clock.now()))


route_handlers: list[ControllerRouterHandler] = [office_log, office_log_pdf, own_log, own_log_pdf]
