"""The list of requests, and opening one."""

from uuid import UUID, uuid4

from litestar import get, post
from litestar.response import Redirect, Template

from services.probation.cases import words as case_words
from services.probation.local_time import local_today
from services.probation.pre_trial_reports import queries, words
from services.probation.pre_trial_reports.actions.opening import Alike, open_request
from services.probation.pre_trial_reports.forms import read_request
from services.probation.pre_trial_reports.permissions import PreTrialPermission
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import cursor
from shared.web import i18n
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

READS, WRITES = requires(PreTrialPermission.READ), requires(PreTrialPermission.WRITE)
ON_A_PAGE = 50


@get("/pre-trial-reports", guards=[READS])
async def reports_page(request: Web) -> Template:
    """Requests that wait, first due first, or those that are over."""
    return await _list(request, over=request.query_params.get("state") == "over", after=cursor(request.query_params.get("after")))


@post("/pre-trial-reports", guards=[READS], status_code=200)
async def find_reports(request: Web) -> Template:
    """Those with this name, IIN or number. What is typed is posted: it stays out of addresses."""
    fields = await read_fields(request)
    return await _list(request, over=fields.get("state") == "over", typed=str(fields.get("q", "")).strip()[:100])


@get("/pre-trial-reports/new", guards=[WRITES])
async def request_page(request: Web) -> Template:
    """The form of a request."""
    return _form(request, {"form_token": str(uuid4()), "language": "kk"}, FormErrors({}))


@post("/pre-trial-reports/new", guards=[WRITES], status_code=200)
async def open_new(request: Web) -> Template | Redirect:
    """Keep the request and go on to the draft; where one is like it, show that one first."""
    fields, now = await read_fields(request), clock.now()
    read = read_request(fields, local_today(now))
    if isinstance(read, FormErrors):
        return _form(request, fields, read, 422)
    try:
        number = await open_request(read, by=request.user, now=now)
    except Alike as found:
        return _form(request, fields, FormErrors({}), 409, found)
    return back_to(f"/pre-trial-reports/{number}")


async def _list(request: Web, *, over: bool, after: UUID | None = None, typed: str = "") -> Template:
    found = await queries.reports(request.user, over=over, words=typed, size=ON_A_PAGE, after=after)
    return page(
        request, "pre_trial_reports/list.html", reports=found, over=over, typed=typed, words=words, today=local_today(clock.now()),
        may_write=may(request.user, PreTrialPermission.WRITE),
    )  # fmt: skip


def _form(request: Web, given: Fields, errors: FormErrors, status: int = 200, alike: Alike | None = None) -> Template:
    return page(
        request, "pre_trial_reports/new.html", status=status, given=given, errors=errors, names=words.field_names(), words=words,
        case_words=case_words, alike=alike, today=local_today(clock.now()), languages_of_person=i18n.NAMES,
    )  # fmt: skip


route_handlers = [reports_page, find_reports, request_page, open_new]
