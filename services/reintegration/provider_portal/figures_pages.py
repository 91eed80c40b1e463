"""The provider's meetings, its figures, and the same as a table."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from litestar import Response, get
from litestar.params import FromQuery
from litestar.response import Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words
from services.reintegration.conversations import words as said
from services.reintegration.provider_portal import figures, queries
from services.reintegration.settings import settings
from shared import clock
from shared.access.pages import PagePermission
from shared.db.keyset import cursor
from shared.identity.limits.requests import EXPORTS
from shared.web.fields import day_asked
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import csv_file, page
from shared.web.request import Web


@get("/provider/meetings", guards=[requires(PagePermission.PROVIDER)])
async def meetings(request: Web) -> Template:
    """Meetings that are agreed or proposed, the next first."""
    after = cursor(request.query_params.get("after"))
    rows = await figures.meetings(request.user, clock.now(), size=settings().desk_rows, after=after)
    return page(request, "provider_portal/meetings.html", rows=rows, w=said)


@get("/provider/calendar", guards=[requires(PagePermission.PROVIDER)])
async def calendar(request: Web, day: FromQuery[str] = "", view: FromQuery[str] = "week") -> Template:
    """The week with this day, or the day alone; as a list for the wall, too."""
    today = words.today(clock.now())
    asked, wrong = day_asked(day)
    chosen, length = asked or today, 1 if view == "day" else 7
    first = chosen if length == 1 else chosen - timedelta(days=chosen.weekday())
    zone = ZoneInfo(settings().timezone)
    begin, end = (datetime.combine(each, time(), zone) for each in (first, first + timedelta(days=length)))
    rows = await figures.between(request.user, figures.Period(begin, end))
    listed = [first + timedelta(days=each) for each in range(length)]
    days = [(each, [row for row in rows if words.today(row.starts_at) == each]) for each in listed]
    return page(
        request, "provider_portal/calendar.html", days=days, today=today, wrong=wrong, view="day" if length == 1 else "week", first=first,
        before=first - timedelta(days=length), after=first + timedelta(days=length), chosen=chosen, p=words, w=said,
    )  # fmt: skip


@get("/provider/figures", guards=[requires(PagePermission.PROVIDER)])
async def shown(request: Web) -> Template:
    """Referrals of the last twelve months by state, how fast they were answered, and the places."""
    period = figures.year_until(clock.now())
    return page(
        request, "provider_portal/figures.html", states=await figures.by_state(request.user, period), p=words,
        answers=await figures.answers(request.user, period), offers=await queries.own_offers(request.user), period=period,
    )  # fmt: skip


@get("/provider/figures.csv", guards=[requires(PagePermission.PROVIDER), EXPORTS])
async def as_table(request: Web) -> Response[str]:
    """The same for a spreadsheet; it names no person."""
    period = figures.year_until(clock.now())
    answers = await figures.answers(request.user, period)
    rows: list[tuple[object, ...]] = [(words.status(row.status), row.number) for row in await figures.by_state(request.user, period)]
    rows += [(gettext("Answered"), answers.answered), (gettext("Answered late"), answers.late)]
    rows += [(gettext("Median time to an answer, hours"), answers.hours)]
    free, every = gettext("Free today"), gettext("All places")
    for offer in await queries.own_offers(request.user):
        name = words.words(offer.name)
        rows += [(f"{name}: {free}", offer.available), (f"{name}: {every}", offer.maximum)]
    return csv_file("figures.csv", [gettext("What is counted"), gettext("How many")], rows)


route_handlers: list[ControllerRouterHandler] = [meetings, calendar, shown, as_table]
