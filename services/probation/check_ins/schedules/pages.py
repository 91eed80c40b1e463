"""The page of a person's schedule, the form that calls a person in, and the summons on paper."""

from datetime import date
from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.check_ins import queries
from services.probation.check_ins.domain.plan import UNANNOUNCED, Kind, Place, all_dates, in_force
from services.probation.check_ins.permissions import CheckInPermission
from services.probation.check_ins.plans import Schedule, Supervised, schedule_of, supervised, term_end
from services.probation.check_ins.schedules import actions, words
from services.probation.check_ins.schedules.forms import labels, read_schedule, read_summons
from services.probation.check_ins.schedules.lawful import least_rule
from services.probation.errors import AlreadyClosed, AlreadyDecided
from shared import clock
from shared.web import i18n
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import format_date, gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

MOST_DATES = 8


@get("/people/{person:uuid}/schedule", guards=[requires(CheckInPermission.SCHEDULE)])
async def schedule_page(request: Web, person: FromPath[UUID]) -> Template:
    """The schedule in force, its next dates, its versions, and the form of a new one."""
    return await _show(request, await case_of(request, person), {}, FormErrors({}))


@post("/people/{person:uuid}/schedule", guards=[requires(CheckInPermission.SCHEDULE)], status_code=200)
async def change_schedule(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Show the next dates first; then change it."""
    case, fields = await case_of(request, person), await read_fields(request, "weekdays")
    registrations = await supervised(person, case.supervising_authority)
    if not registrations:
        return page(request, "probation/decided.html", status=409, address=f"/people/{person}", case=case)
    today = _today(registrations)
    read = read_schedule(fields, today=today, until=term_end(registrations))
    if isinstance(read, FormErrors):
        return await _show(request, case, fields, read, status=422)
    new, seen_version = read
    least = least_rule(registrations, new.valid_from)
    if least is not None and new.plan.rarer_than(least[0]) and not new.override_why:
        rarer = gettext("This is rarer: give the reason, or choose more check-ins")
        wrong = {"override_why": f"{words.least(*least)}. {rarer}"}
        return await _show(request, case, fields, FormErrors(wrong, labels()), status=422)
    if not is_sure(fields):
        return ask(
            request,
            fields,
            title=gettext("New schedule for %(name)s", name=case.name),
            follows=await _preview(registrations, new, today),
            button=gettext("Change the schedule"),
            back=f"/people/{person}/schedule",
        )
    try:
        by, authority = request.user, case.supervising_authority
        await actions.change_schedule(person, authority, new, seen_version=seen_version, by=by, now=clock.now())
    except (AlreadyClosed, AlreadyDecided):
        return page(request, "probation/decided.html", status=409, address=f"/people/{person}/schedule", case=case)
    return back_to(f"/people/{person}/schedule")


async def _preview(registrations: list[Supervised], new: actions.NewSchedule, today: date) -> str:
    """The next dates in words, with days off moved."""
    if new.kind is Kind.ON_CALL:
        return gettext("No date is set: the person comes when you call them in.")
    if new.kind is Kind.RANDOM:
        return gettext("The days are drawn when you confirm. Nobody sees one before it comes: neither you, nor the person, nor the kiosk.")
    shown = []
    for day, moved in await actions.preview(registrations, new, today=today, most=MOST_DATES):
        words_of_day = f"{words.weekday(moved.weekday())} {format_date(moved)}"
        shown.append(
            words_of_day if day == moved else gettext("%(day)s (moved from %(off)s, a day off)", day=words_of_day, off=format_date(day))
        )
    return gettext("The next dates: %(days)s", days="; ".join(shown)) if shown else gettext("No date is left before the term ends.")


@get("/people/{person:uuid}/call-in", guards=[requires(CheckInPermission.SCHEDULE)])
async def call_in_page(request: Web, person: FromPath[UUID]) -> Template:
    """Day, place and reason of a summons."""
    return _summons_form(request, await case_of(request, person), {}, FormErrors({}))


@post("/people/{person:uuid}/call-in", guards=[requires(CheckInPermission.SCHEDULE)], status_code=200)
async def call_in(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Call the person in; the next page is the summons to print."""
    case, fields = await case_of(request, person), await read_fields(request)
    registrations = await supervised(person, case.supervising_authority)
    form = read_summons(fields, today=_today(registrations) if registrations else clock.now().date())
    if isinstance(form, FormErrors):
        return _summons_form(request, case, fields, form, status=422)
    try:
        check_in = await actions.call_in(
            person, case.supervising_authority, form.on, form.why, place=form.place, place_words=form.place_words, at=form.at,
            by=request.user, now=clock.now(),
        )  # fmt: skip
    except actions.DayTaken:
        wrong = gettext("A check-in is due that day already")
    except actions.Absent:
        wrong = gettext("The person is excused on that day. Withdraw the absence first, if it does not hold")
    except actions.AfterTerm:
        wrong = gettext("The term ends before this day")
    except AlreadyClosed:
        return page(request, "probation/decided.html", status=409, address=f"/people/{person}", case=case)
    else:
        return back_to(f"/check-ins/{check_in}/summons")
    return _summons_form(request, case, fields, FormErrors({"on": wrong}, labels()), status=422)


@get("/check-ins/{check_in:uuid}/summons", guards=[requires(CheckInPermission.SCHEDULE)])
async def summons(request: Web, check_in: FromPath[UUID]) -> Template:
    """The summons in the person's language, to print and hand over."""
    row = await queries.check_in(request.user, check_in)
    if row is None:
        raise NotFoundException
    case = await case_of(request, row.person)
    asked = request.query_params.get("in")
    i18n.use(next((each for each in i18n.LANGUAGES if each == asked), case.language))
    return page(request, "check_ins/summons.html", check_in=row, case=case, place=words.place(row.place or Place.KIOSK), today=clock.now())


def _today(registrations: list[Supervised]) -> date:
    return clock.now().astimezone(registrations[0].zone).date()


def _summons_form(request: Web, case: Case, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    places = [(str(one), words.place(one)) for one in (Place.OFFICE, Place.KIOSK, Place.HOME, Place.PHONE)]
    return page(request, "check_ins/call_in.html", status=status, case=case, given=given, errors=errors, places=places)


async def _show(request: Web, case: Case, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    registrations = await supervised(case.person, case.supervising_authority)
    schedule = await schedule_of(registrations) if registrations else None
    least = least_rule(registrations, _today(registrations)) if registrations else None
    return page(
        request,
        "check_ins/schedule.html",
        status=status,
        case=case,
        given=given,
        errors=errors,
        many=("weekdays",),
        now_in_force=_in_force(schedule, _today(registrations)) if schedule else None,
        dates=_dates(schedule, registrations) if schedule else [],
        versions=list(reversed(schedule.versions)) if schedule else [],
        version=schedule.versions[-1].version if schedule and schedule.versions else 0,
        least=words.least(*least) if least else gettext("The law sets no number: you set the days one by one."),
        kinds=[(str(one), words.kind(one)) for one in Kind],
        days=[(number, words.weekday(number)) for number in range(7)],
        places=[(str(one), words.place(one)) for one in Place],
        words=words,
    )


def _in_force(schedule: Schedule, today: date) -> str:
    """What holds today, in one line."""
    plan = in_force(schedule.plans, today)
    stored = schedule.version_of(plan)
    return words.whole(stored) if stored else f"{words.how_often(plan)} · {words.place(Place.KIOSK)}"


def _dates(schedule: Schedule, registrations: list[Supervised]) -> list[date]:
    """The next dates by all versions; none of those that nobody is told beforehand."""
    found: list[date] = []
    today = _today(registrations)
    for day in all_dates(schedule.plans, term_end(registrations)):
        if day >= today and in_force(schedule.plans, day).kind not in UNANNOUNCED:
            found.append(day)
        if len(found) == MOST_DATES:
            break
    return found


route_handlers = [schedule_page, change_schedule, call_in_page, call_in, summons]
