"""The timesheet of a month, as a page and as a table, and the work act made of it."""

from datetime import date
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.community_work import words
from services.probation.community_work.actions.attendance import NotComplete, make_act
from services.probation.community_work.domain.rules import act_due_on
from services.probation.community_work.pages.case import hours_in
from services.probation.community_work.pages.common import Shown, changed_meanwhile, month_from, shown
from services.probation.community_work.permissions import WorkPermission
from services.probation.community_work.queries import acts_of
from services.probation.community_work.rows import ShownSession
from services.probation.errors import AlreadyClosed, AlreadyDecided, ReasonNeeded
from shared.identity.limits.requests import EXPORTS
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, csv_file, page
from shared.web.request import Fields, Web, read_fields

READS, WRITES = requires(WorkPermission.READ), requires(WorkPermission.WRITE)
COLUMNS = ("case_number", "date", "starts", "site", "hours_offered", "outcome", "hours_credited", "document", "note")
MONTH = "/people/{person:uuid}/work/months/{month:str}"


@get(MONTH, guards=[READS])
async def month_page(request: Web, person: FromPath[UUID], month: FromPath[str]) -> Template:
    """The timesheet with its act; their papers are PDFs."""
    found, day = await shown(request, person), month_from(month)
    return await _page(request, found, day, {}, FormErrors({}))


@get(f"{MONTH}/export", guards=[READS, EXPORTS])
async def month_csv(request: Web, person: FromPath[UUID], month: FromPath[str]) -> Response[str]:
    """The same for a spreadsheet: an English header, codes."""
    found, day = await shown(request, person), month_from(month)
    lines = [
        (found.case.case_number, row.on_date.isoformat(), f"{row.starts:%H:%M}", row.site_name, row.hours, row.outcome, row.credited,
         row.document, row.note)
        for row in _sessions(found, day)
    ]  # fmt: skip
    return csv_file(f"timesheet-{found.case.case_number}-{day:%Y-%m}.csv", COLUMNS, lines)


@post(MONTH, guards=[WRITES], status_code=200)
async def write_act(request: Web, person: FromPath[UUID], month: FromPath[str]) -> Template | Redirect:
    """Make the act of the month, or a new version of it."""
    found, day, fields = await shown(request, person), month_from(month), await read_fields(request)
    seen, why = str(fields.get("version", "0")), str(fields.get("why", "")).strip()
    try:
        await make_act(
            found.case.person, found.case.registration, day, why[:1000], seen=int(seen) if seen.isdecimal() else -1, by=request.user,
            now=found.now, today=found.today,
        )  # fmt: skip
    except NotComplete:
        errors = FormErrors({"why": gettext("Every session of the month needs an outcome first")})
        return await _page(request, found, day, fields, errors, status=422)
    except ReasonNeeded:
        return await _page(request, found, day, fields, FormErrors({"why": words.problem("why")}, words.field_names()), status=422)
    except (AlreadyClosed, AlreadyDecided):
        return changed_meanwhile(request, found)
    return back_to(f"{found.address}/months/{day:%Y-%m}{found.query}")


def _sessions(found: Shown, month: date) -> list[ShownSession]:
    return [each for each in found.work.sessions if each.on_date.replace(day=1) == month]


async def _page(request: Web, found: Shown, month: date, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    acts = [each for each in await acts_of(found.case.registration) if each.month == month]
    hours = hours_in(found, month)
    return page(
        request,
        "community_work/month.html",
        status=status,
        found=found,
        case=found.case,
        month=month,
        sessions=_sessions(found, month),
        hours=hours,
        acts=acts,
        stale=bool(acts) and acts[0].hours != hours,
        due_on=act_due_on(month),
        given=given,
        errors=errors,
        words=words,
        balance=found.work.balance(found.today),
        made_at=found.now,
    )


route_handlers = [month_page, month_csv, write_act]
