"""The hours of a month: of the office's mentors, and a mentor's own; on the page and as a table for a spreadsheet."""

import re
from datetime import date, timedelta

from litestar import Response, get
from litestar.params import FromQuery
from litestar.response import Template
from litestar.types import ControllerRouterHandler

from services.reintegration.mentoring import queries, words
from services.reintegration.mentoring.permissions import MentoringPermission
from services.reintegration.words import today
from shared import clock
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import csv_file, page
from shared.web.request import Web

MONTH = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])")


@get("/mentors/hours", guards=[requires(MentoringPermission.HOURS)])
async def hours_of_office(request: Web, month: FromQuery[str] = "") -> Template:
    """Every mentor of the office."""
    return await _page(request, month, own=False)


@get("/mentors/hours.csv", guards=[requires(MentoringPermission.HOURS)])
async def office_as_table(request: Web, month: FromQuery[str] = "") -> Response[str]:
    """The same as a table."""
    return await _table(request, month, own=False)


@get("/mentor/hours", guards=[requires(MentoringPermission.MENTOR)])
async def own_hours(request: Web, month: FromQuery[str] = "") -> Template:
    """The mentor's own."""
    return await _page(request, month, own=True)


@get("/mentor/hours.csv", guards=[requires(MentoringPermission.MENTOR)])
async def own_as_table(request: Web, month: FromQuery[str] = "") -> Response[str]:
    """The same as a table."""
    return await _table(request, month, own=True)


def month_of(asked: str, day: date) -> date:
    """The first day of the month that is asked for, as 2026-11; else of the day's."""
    found = MONTH.fullmatch(asked)
    return date(int(found[1]), int(found[2]), 1) if found else day.replace(day=1)


def next_month(first: date) -> date:
    """The first day of the month after."""
    return (first + timedelta(days=32)).replace(day=1)


async def _rows(request: Web, first: date, *, own: bool) -> list[queries.Hours]:
    return await queries.hours(first, next_month(first), request.user, mentor=request.user.id if own else None)


async def _page(request: Web, month: str, *, own: bool) -> Template:
    first = month_of(month, today(clock.now()))
    return page(
        request, "mentoring/hours.html", rows=await _rows(request, first, own=own), first=first, words=words, own=own,
        before=f"{(first - timedelta(days=1)):%Y-%m}", after=f"{next_month(first):%Y-%m}", here=f"{first:%Y-%m}",
        address="/mentor/hours" if own else "/mentors/hours",
    )  # fmt: skip


async def _table(request: Web, month: str, *, own: bool) -> Response[str]:
    first = month_of(month, today(clock.now()))
    head = (gettext("Month"), gettext("Mentor"), gettext("Minutes"), gettext("Entries"), gettext("Number of people"))
    rows = [(f"{first:%Y-%m}", each.mentor_name, each.minutes, each.entries, each.people) for each in await _rows(request, first, own=own)]
    return csv_file(f"mentors-{first:%Y-%m}.csv", head, rows)


route_handlers: list[ControllerRouterHandler] = [hours_of_office, office_as_table, own_hours, own_as_table]
