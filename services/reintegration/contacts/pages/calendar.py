"""The worker's calendar: a week of appointments, those without an outcome, and whom to contact again."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from litestar import get
from litestar.params import FromQuery
from litestar.response import Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.contacts import queries, words
from services.reintegration.contacts.domain import clock_of_person
from services.reintegration.contacts.permissions import ContactPermission
from services.reintegration.settings import settings
from shared import clock
from shared.web.fields import day_asked
from shared.web.guards import requires
from shared.web.pages import page
from shared.web.request import Web

WEEK = timedelta(days=7)


@get("/calendar", guards=[requires(ContactPermission.KEEP)])
async def calendar(request: Web, day: FromQuery[str] = "") -> Template:
    """The week with this day, or with today."""
    now = clock.now()
    today = common.today(now)
    asked, wrong = day_asked(day)
    monday = (asked or today) - timedelta(days=(asked or today).weekday())
    begin = datetime.combine(monday, time(), ZoneInfo(settings().timezone))
    rows = await queries.between(begin, begin + WEEK, request.user)
    days = [(each, [row for row in rows if common.today(row.starts_at) == each]) for each in (monday + timedelta(n) for n in range(7))]
    again = await queries.to_contact_again(today, request.user)
    return page(
        request, "contacts/calendar.html", days=days, today=today, wrong=wrong, words=words, p=common, before=monday - WEEK,
        after=monday + WEEK, overdue=await queries.without_outcome(now, request.user), again=again,
        due=lambda each: common.due_on(each.next_on, today),
        theirs=lambda row: clock_of_person(row.starts_at, row.time_zone, settings().timezone),
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [calendar]
