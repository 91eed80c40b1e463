"""The page on which an officer logs that a person came: today with one tap, an earlier day with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.pages import case_of
from services.probation.check_ins.by_hand import actions, queries, words
from services.probation.check_ins.domain.visits import BY_OFFICER, Counted, How
from services.probation.check_ins.permissions import CheckInPermission
from services.probation.check_ins.plans import Supervised, supervised
from services.probation.errors import AlreadyClosed, AlreadyDecided, ReasonNeeded
from services.probation.words import choose
from shared import clock
from shared.web.fields import day_asked
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import format_date, gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

DAYS_SHOWN = 3
OTHER = "other"
NOT_SHOWN = UUID(int=0)
LONGEST_REASON, LONGEST_NOTE = 500, 2000


@dataclass(frozen=True, slots=True)
class Day:
    """A day to choose: what a visit would count for, or why there is nothing to log. `seen` is sent along."""

    value: str
    name: str
    says: str
    free: bool
    seen: str


@get("/people/{person:uuid}/visit", guards=[requires(CheckInPermission.LOG)])
async def visit_page(request: Web, person: FromPath[UUID]) -> Template:
    """Which day, where, and what the visit will count for."""
    return await _show(request, person, {}, FormErrors({}))


@post("/people/{person:uuid}/visit", guards=[requires(CheckInPermission.LOG)], status_code=200)
async def log_visit(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Log it, if it counts for what the officer was shown."""
    case, fields = await case_of(request, person), await read_fields(request)
    day, how, wrong = _read(fields)
    if wrong or day is None or how is None:
        return await _show(request, person, fields, FormErrors(wrong, _labels()), status=422)
    try:
        logged = await actions.log_visit(
            person, case.supervising_authority, day, how, fields.get("note", "").strip(), why_afterwards=fields.get("why_afterwards", ""),
            seen=_seen(fields, day), by=request.user, now=clock.now(),
        )  # fmt: skip
    except ReasonNeeded:
        wrong = {"why_afterwards": gettext("Say why this visit is logged only now")}
    except actions.NotThatDay:
        days = actions.days_back(clock.now().date())
        wrong = {"day": gettext("Choose a day from the last %(days)s days, not before the registration", days=days)}
    except actions.AlreadyHere:
        wrong = {"day": gettext("A visit of that day is known already. It is not counted twice.")}
    except actions.CountsForOther as other:
        # The officer sees what it would count for before the visit is logged.
        return await _show(request, person, fields, FormErrors({}), asked=(day, other.counted), status=409)
    except AlreadyClosed:
        return page(request, "probation/decided.html", status=409, address=f"/people/{person}", case=case)
    else:
        return back_to(f"/people/{person}/visit?logged={logged.visit}")
    return await _show(request, person, fields, FormErrors(wrong, _labels()), status=422)


@post("/people/{person:uuid}/visit/undo", guards=[requires(CheckInPermission.LOG)], status_code=200)
async def undo_visit(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Take back what was logged today."""
    case, visit = await case_of(request, person), _uuid((await read_fields(request)).get("visit"))
    try:
        await actions.undo_visit(person, case.supervising_authority, visit or person, by=request.user, now=clock.now())
    except AlreadyDecided:
        return page(request, "probation/decided.html", status=409, address=f"/people/{person}/visit", case=case)
    return back_to(f"/people/{person}/visit")


def _read(fields: Fields) -> tuple[date | None, How | None, dict[str, str]]:
    wrong: dict[str, str] = {}
    chosen = fields.get("day", "")
    day, problem = day_asked(fields.get("other_day") if chosen == OTHER else chosen)
    if day is None:
        wrong["other_day" if chosen == OTHER else "day"] = problem or choose()
    how = next((one for one in BY_OFFICER if one == fields.get("how")), None)
    if how is None:
        wrong["how"] = choose()
    for name, most in (("why_afterwards", LONGEST_REASON), ("note", LONGEST_NOTE)):
        if len(fields.get(name, "")) > most:
            wrong[name] = gettext("Use at most %(most)s characters", most=most)
    return day, how, wrong


def _seen(fields: Fields, day: date) -> UUID | None:
    """The check-in that the page said it counts for; of a day about which it said nothing, one that does not exist."""
    shown = fields.get(f"seen_{day.isoformat()}")
    return NOT_SHOWN if shown is None else _uuid(shown)


def _labels() -> dict[str, str]:
    return {"day": gettext("Day when the person came"), "how": gettext("Where"), "why_afterwards": gettext("Why it is logged afterwards")}


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None


async def _show(
    request: Web, person: UUID, given: Fields, errors: FormErrors, *, asked: tuple[date, Counted] | None = None, status: int = 200
) -> Template:
    case, now = await case_of(request, person), clock.now()
    registrations = await supervised(person, case.supervising_authority)
    how = next((one for one in BY_OFFICER if one == given.get("how")), How.OFFICE)
    days = await _days(registrations, how, now, asked[0] if asked else None) if registrations else []
    logged = await queries.visits(person, case.supervising_authority)
    today = now.astimezone(registrations[0].zone).date() if registrations else now.date()
    return page(
        request,
        "check_ins/visit.html",
        status=status,
        case=case,
        given=given,
        errors=errors,
        days=days,
        other=OTHER,
        chosen=asked[0].isoformat() if asked else given.get("day") or (days[0].value if days and days[0].free else ""),
        changed=words.would_count(asked[1]) if asked else None,
        hows=[(str(one), words.how(one)) for one in BY_OFFICER],
        how=how,
        visits=logged,
        last=next((one for one in logged if str(one.id) == request.query_params.get("logged") and one.undone_at is None), None),
        may_undo=lambda one: (
            one.undone_at is None and one.how != How.KIOSK and one.logged_at.astimezone(registrations[0].zone).date() == today
            if registrations
            else False
        ),
        words=words,
    )


async def _days(registrations: Sequence[Supervised], how: How, now: datetime, asked: date | None) -> list[Day]:
    """Today and the days before it; another day that the officer typed, once it is known what it would count for."""
    today = now.astimezone(registrations[0].zone).date()
    days = [today - timedelta(days=number) for number in range(DAYS_SHOWN)]
    shown = [day for day in days if day >= actions.first_day(registrations, today)]
    return [await _day(registrations, day, today, how, now) for day in [*shown, *([asked] if asked and asked not in shown else [])]]


async def _day(registrations: Sequence[Supervised], day: date, today: date, how: How, now: datetime) -> Day:
    names = {today: gettext("Today"), today - timedelta(days=1): gettext("Yesterday")}
    name = f"{names[day]}, {format_date(day)}" if day in names else format_date(day)
    try:
        counted = await actions.counted_for(registrations, day, how, now=now)
    except actions.AlreadyHere as here:
        said = gettext("Logged already by %(name)s", name=here.visit.by_name) if here.visit else gettext("Checked in at the kiosk already")
        return Day(day.isoformat(), name, said, False, "")
    return Day(day.isoformat(), name, words.would_count(counted), True, str(counted.check_in.id) if counted.check_in else "")


route_handlers = [visit_page, log_visit, undo_visit]
