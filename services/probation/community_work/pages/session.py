"""One session: how it ended, its correction, its cancellation."""

from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.attachments.panels import papers_of
from services.probation.community_work import words
from services.probation.community_work.actions.attendance import Ended, Refused, record_outcome
from services.probation.community_work.actions.timetable import cancel
from services.probation.community_work.forms import read_outcome, read_why
from services.probation.community_work.pages.common import Shown, changed_meanwhile, shown
from services.probation.community_work.permissions import WorkPermission
from services.probation.community_work.queries import outcomes_of, session_of
from services.probation.community_work.rows import ShownSession
from services.probation.errors import AlreadyClosed, AlreadyDecided
from services.probation.words import who
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

READS, WRITES = requires(WorkPermission.READ), requires(WorkPermission.WRITE)


@get("/people/{person:uuid}/work/sessions/{work_session:uuid}", guards=[READS])
async def session_page(request: Web, person: FromPath[UUID], work_session: FromPath[UUID]) -> Template:
    """The session with its versions, and the form where this reader may record."""
    found = await shown(request, person, work_session)
    row = await _row(found, work_session)
    given = {"version": str(row.version)}
    if row.version:
        given |= {"outcome": row.outcome or "", "credited": str(row.credited), "document": row.document, "note": row.note}
    return await _page(request, found, row, given, FormErrors({}))


@post("/people/{person:uuid}/work/sessions/{work_session:uuid}", guards=[WRITES], status_code=200)
async def record(request: Web, person: FromPath[UUID], work_session: FromPath[UUID]) -> Template | Redirect:
    """Record how it ended, or correct that."""
    found, fields = await shown(request, person, work_session), await read_fields(request)
    row = await _row(found, work_session)
    form = read_outcome(fields, corrects=row.version > 0)
    if isinstance(form, FormErrors):
        return await _page(request, found, row, fields, form, status=422)
    what = Ended(form.outcome, form.credited, form.document, form.note, form.why)
    try:
        await record_outcome(
            found.case.person, found.case.registration, row.id, what, seen=form.version, by=request.user, now=found.now, today=found.today
        )
    except Refused as refused:
        errors = FormErrors({refused.field: words.problem(refused.code)}, words.field_names())
        return await _page(request, found, row, fields, errors, status=422)
    except (AlreadyClosed, AlreadyDecided):
        return changed_meanwhile(request, found)
    return back_to(found.home)


@post("/people/{person:uuid}/work/sessions/{work_session:uuid}/cancel", guards=[WRITES], status_code=200)
async def cancel_session(request: Web, person: FromPath[UUID], work_session: FromPath[UUID]) -> Template | Redirect:
    """The session does not take place."""
    found, fields = await shown(request, person, work_session), await read_fields(request)
    row = await _row(found, work_session)
    form = read_why({"why": fields.get("cancel_why", "")})
    if isinstance(form, FormErrors):
        errors = FormErrors({"cancel_why": form.messages["why"]}, {"cancel_why": words.field_names()["why"]})
        return await _page(request, found, row, {**fields, "version": str(row.version)}, errors, status=422)
    try:
        await cancel(found.case.person, found.case.registration, row.id, form.why, by=request.user, now=found.now, today=found.today)
    except (AlreadyClosed, AlreadyDecided):
        return changed_meanwhile(request, found)
    return back_to(found.home)


async def _row(found: Shown, session: UUID) -> ShownSession:
    row = await session_of(found.case.registration, session)
    if row is None:
        raise NotFoundException
    return row


async def _page(request: Web, found: Shown, row: ShownSession, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    begun = row.begun(found.today, found.at)
    stands = row.cancelled_at is None
    return page(
        request,
        "community_work/session.html",
        status=status,
        found=found,
        case=found.case,
        row=row,
        given=given,
        errors=errors,
        names=words.field_names(),
        words=words,
        who=who,
        versions=await outcomes_of(row.id),
        papers=await papers_of(request, found.case.person),
        may_record=found.may_write and stands and begun,
        may_cancel=found.may_write and stands and row.version == 0,
        begun=begun,
    )


route_handlers = [session_page, record, cancel_session]
