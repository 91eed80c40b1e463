"""The officer's diary: a day or a week, one's own, of whom one covers, and of the office; as a calendar file and for a spreadsheet."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.response import Template

from services.probation.appointments import queries, words
from services.probation.appointments.pages import diary_files
from services.probation.appointments.permissions import AppointmentPermission
from services.probation.appointments.queries import ShownAppointment
from services.probation.local_time import local_today
from services.probation.settings import settings
from shared import clock
from shared.access import seen
from shared.access.permissions import may
from shared.actors import Actor
from shared.identity.accounts import Colleague, officers_of
from shared.identity.cover.queries import covers_of
from shared.identity.limits.requests import EXPORTS, SEARCHES
from shared.law.calendar import is_working_day
from shared.web.fields import day_asked
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import page
from shared.web.request import Fields, Web, read_fields

DIARY = requires(AppointmentPermission.DIARY)
View = Literal["day", "week"]
ONE_DAY = timedelta(days=1)
LONGEST_SEARCH, FOUND = 100, 20
EARLIEST, LATEST = date(2000, 1, 1), date(2150, 1, 1)
"""Other days are not in the diary: the first and last days of the calendar have no week around them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of whose diary: `days` in order, `officers` to choose from (the reader first), `whose` of them."""

    view: View
    day: date
    days: list[date]
    officers: list[Colleague]
    whose: Colleague
    wrong: str

    @property
    def step(self) -> timedelta:
        """To the page before or after."""
        return ONE_DAY if self.view == "day" else 7 * ONE_DAY


@dataclass(frozen=True, slots=True)
class DiaryDay:
    """A day of the diary."""

    day: date
    working: bool
    appointments: list[ShownAppointment]


@get("/diary", guards=[DIARY])
async def diary_page(request: Web) -> Template:
    """A list by days: it is read in the same order on a desk and on a telephone."""
    asked, now = await _asked(request), clock.now()
    rows = await _rows(request, asked)
    by_day = {day: [row for row in rows if _local(row).date() == day] for day in asked.days}
    return page(
        request,
        "appointments/diary.html",
        asked=asked,
        days=[DiaryDay(day, is_working_day(day), by_day[day]) for day in asked.days],
        today=local_today(now),
        words=words,
        local=_local,
        state=lambda row: words.state(row.state, row.starts_at, now, row.outcome),
        may_plan=may(request.user, AppointmentPermission.PLAN),
    )


@get("/diary/new", guards=[requires(AppointmentPermission.PLAN)])
async def choose_page(request: Web) -> Template:
    """With whom an appointment on a day of the diary is planned."""
    return _choose(request, {}, None)


@post("/diary/new", guards=[requires(AppointmentPermission.PLAN), SEARCHES], status_code=200)
async def choose_person(request: Web) -> Template:
    """Open cases by a part of the name or the beginning of the case number; the words stand in no address."""
    given = await read_fields(request)
    words_typed = str(given.get("who", "")).replace("\x00", "").strip()[:LONGEST_SEARCH]
    return _choose(request, given, await queries.open_cases(request.user, words_typed, size=FOUND) if words_typed else [])


def _choose(request: Web, given: Fields, found: list[queries.OpenCase] | None) -> Template:
    day, _ = day_asked(request.query_params.get("day"))
    return page(request, "appointments/choose.html", given=given, errors=FormErrors({}), found=found, day=day.isoformat() if day else "")


@get("/diary.csv", guards=[DIARY, EXPORTS])
async def diary_csv(request: Web) -> Response[str]:
    """The same days for a spreadsheet, with an English header."""
    asked = await _asked(request)
    rows = await _rows(request, asked)
    seen.saw(*(row.person for row in rows))
    return _file(diary_files.as_csv(rows), f"diary-{asked.days[0]}.csv", "text/csv; charset=utf-8")


@get("/diary.ics", guards=[DIARY, EXPORTS])
async def diary_ics(request: Web) -> Response[str]:
    """The same days for a calendar: kind and case number, no name, since a calendar is kept elsewhere."""
    asked = await _asked(request)
    rows = await _rows(request, asked)
    seen.saw(*(row.person for row in rows))
    return _file(diary_files.as_calendar(rows, clock.now()), f"diary-{asked.days[0]}.ics", "text/calendar; charset=utf-8")


def _file(text: str, name: str, media_type: str) -> Response[str]:
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(text, media_type=media_type, headers=headers)


async def _asked(request: Web) -> Asked:
    query = request.query_params
    view: View = "day" if query.get("view") == "day" else "week"
    day, wrong = day_asked(query.get("day"))
    day = day if day is not None and EARLIEST <= day <= LATEST else local_today(clock.now())
    first = day if view == "day" else day - ONE_DAY * day.weekday()
    officers = await _officers(request.user)
    whose = next((each for each in officers if str(each.id) == query.get("of")), officers[0])
    return Asked(view, day, [first + number * ONE_DAY for number in range(1 if view == "day" else 7)], officers, whose, wrong)


async def _officers(by: Actor) -> list[Colleague]:
    """Whose diaries this reader may see: their own, of those whom they cover now, and a senior officer's whole office."""
    found = {by.id: Colleague(by.id, by.name)}
    covered = {each.covered: each.covered_name for each in await covers_of(by.id, now=clock.now()) if each.covering == by.id}
    found |= {each: Colleague(each, covered[each]) for each in by.covers if each in covered}
    if may(by, AppointmentPermission.OFFICE_DIARY):
        found |= {each.id: each for each in await officers_of(by.office or "", by.authority) if each.id not in found}
    return list(found.values())


async def _rows(request: Web, asked: Asked) -> list[ShownAppointment]:
    zone = ZoneInfo(settings().timezone)
    since, until = (datetime.combine(day, time(), zone) for day in (asked.days[0], asked.days[-1] + ONE_DAY))
    return await queries.diary(request.user, asked.whose.id, since, until)


def _local(row: ShownAppointment) -> datetime:
    """When it starts where the office is."""
    return row.starts_at.astimezone(ZoneInfo(settings().timezone))


route_handlers = [diary_page, choose_page, choose_person, diary_csv, diary_ics]
