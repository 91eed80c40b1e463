"""One notice: what it says, its decision, what happens to it afterwards, and the slip that the person carries."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.attachments.panels import papers_of
from services.probation.cases.pages import case_of
from services.probation.check_ins.absences.actions import Overlaps as AbsenceOverlaps
from services.probation.errors import AlreadyClosed, AlreadyDecided
from services.probation.notices import actions, changes, effects, queries, words
from services.probation.notices.domain.kinds import BEFOREHAND, Kind
from services.probation.notices.domain.lifecycle import Event, State, allowed
from services.probation.notices.domain.periods import Period, local_period
from services.probation.notices.forms import ChangeForm, DecisionForm, period_problem
from services.probation.notices.permissions import NoticePermission
from services.probation.notices.queries import ShownNotice
from services.probation.telemetry.orders.domain.timetable import BadOrder
from services.probation.words import who
from shared import clock
from shared.access.permissions import may
from shared.web import i18n
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

READS, RECORDS, DECIDES = (
    requires(each) for each in (NoticePermission.READ, NoticePermission.RECORD, NoticePermission.DECIDE)
)  # fmt: skip
NEED_DECISION = frozenset({Event.EXTEND, Event.END_EARLY})
"""Of a permission these are decisions again."""
BY_OFFICER = (Event.RETURN, Event.EXTEND, Event.END_EARLY, Event.WITHDRAW, Event.TAKE_OVER)
ON_PAPER = frozenset({State.GIVEN, State.GRANTED, State.RUNNING})


@get("/notices/{notice:uuid}", guards=[READS])
async def notice_page(request: Web, notice: FromPath[UUID]) -> Template:
    """What it says, what it changes, and its history."""
    return await _show(request, await _row(request, notice), {}, FormErrors({}))


@post("/notices/{notice:uuid}/decide", guards=[DECIDES], status_code=200)
async def decide(request: Web, notice: FromPath[UUID]) -> Template | Redirect:
    """Permit or refuse."""
    row, fields = await _row(request, notice), await read_fields(request)
    form = parse(DecisionForm, fields, words.field_names())
    if isinstance(form, FormErrors):
        return await _show(request, row, fields, form, status=422)
    try:
        await actions.decide(
            notice, Event(form.answer), form.words, form.document, seen_version=form.version, by=request.user, now=clock.now()
        )
    except actions.TooLate:
        return await _refused(request, row, fields, {"answer": words.problem("past")})
    except AbsenceOverlaps:
        return await _refused(request, row, fields, {"answer": words.problem("absence")})
    except BadOrder:
        return await _refused(request, row, fields, {"answer": words.problem("stay_room")})
    except (AlreadyClosed, AlreadyDecided):
        return await _decided(request, row)
    return back_to(f"/notices/{notice}")


@post("/notices/{notice:uuid}/change", guards=[RECORDS], status_code=200)
async def change(request: Web, notice: FromPath[UUID]) -> Template | Redirect:
    """Extend it, end it early, withdraw it, take it over, or say that the person is back."""
    row, fields, now = await _row(request, notice), await read_fields(request), clock.now()
    form = parse(ChangeForm, fields, words.field_names())
    if isinstance(form, FormErrors):
        return await _refused(request, row, fields, form.messages)
    event, ends_at = Event(form.event), None
    if event not in _offered(request, row, now):
        return await _decided(request, row)
    if event is Event.EXTEND:
        if form.until_on is None:
            return await _refused(request, row, fields, {"until_on": words.problem("missing")})
        start = row.starts_at.astimezone(ZoneInfo(row.time_zone))
        ends_at = local_period(start.date(), start.time(), form.until_on, form.until_at, ZoneInfo(row.time_zone)).ends_at
        case = await case_of(request, row.person)
        if wrong := period_problem(Period(row.starts_at, ends_at), case, now):
            return await _refused(request, row, fields, wrong)
    try:
        await changes.change(notice, event, form.why, ends_at=ends_at, seen_version=form.version, by=request.user, now=now)
    except actions.TooLate:
        return await _refused(request, row, fields, {"until_on": words.problem("later")})
    except actions.Overlaps:
        return await _refused(request, row, fields, {"until_on": words.problem("overlaps")})
    except AbsenceOverlaps:
        return await _refused(request, row, fields, {"until_on": words.problem("absence")})
    except (AlreadyClosed, AlreadyDecided):
        return await _decided(request, row)
    return back_to(f"/notices/{notice}")


@get("/notices/{notice:uuid}/slip", guards=[READS])
async def slip_page(request: Web, notice: FromPath[UUID]) -> Template:
    """What the person carries, in the person's language unless another is asked for."""
    row, asked = await _row(request, notice), request.query_params.get("language")
    case, now = await case_of(request, row.person), clock.now()
    if row.state_at(now) not in ON_PAPER:
        return await _decided(request, row)
    i18n.use(next((each for each in i18n.LANGUAGES if each == asked), case.language))
    return page(
        request,
        "notices/slip.html",
        notice=row,
        case=case,
        words=words,
        norm_source=words.norm(row.norm_source),
        made_at=now,
        others_stay=await effects.leaves_for_other(row.person, row.order_permission),
        signs=row.decided_by_name or row.recorded_by_name,
    )


async def _show(request: Web, row: ShownNotice, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    now, case = clock.now(), await case_of(request, row.person)
    state = row.state_at(now)
    offered = _offered(request, row, now)
    return page(
        request,
        "notices/page.html",
        status=status,
        notice=row,
        case=case,
        state=words.state(state),
        given=given,
        errors=errors,
        names=words.field_names(),
        words=words,
        who=who,
        norm_source=words.norm(row.norm_source),
        events=await queries.events(row.id),
        papers=await papers_of(request, row.person),
        may_decide=state is State.ASKED and case.is_open and may(request.user, NoticePermission.DECIDE),
        offered=[(str(event), words.offer(event)) for event in offered],
        extends=Event.EXTEND in offered,
        moves=row.kind == Kind.CHANGE_OF_HOME and state is State.GIVEN,
        told_late=Kind(row.kind) in BEFOREHAND and row.recorded_at > row.starts_at,
        on_paper=state in ON_PAPER,
        others_stay=await effects.leaves_for_other(row.person, row.order_permission),
        languages_of_paper=i18n.NAMES,
    )


def _offered(request: Web, row: ShownNotice, now: datetime) -> list[Event]:
    """What this reader may do with it now."""
    if row.case_state != "open" or not may(request.user, NoticePermission.RECORD):
        return []
    decides = row.form == "notice" or may(request.user, NoticePermission.DECIDE)
    fitting = [event for event in BY_OFFICER if event in allowed(row.state_at(now)) and (decides or event not in NEED_DECISION)]
    return [event for event in fitting if event is not (Event.TAKE_OVER if row.ends_at else Event.EXTEND)]


async def _refused(request: Web, row: ShownNotice, given: Fields, wrong: dict[str, str]) -> Template:
    return await _show(request, row, given, FormErrors(wrong, words.field_names()), status=422)


async def _decided(request: Web, row: ShownNotice) -> Template:
    case = await case_of(request, row.person)
    return page(request, "probation/decided.html", status=409, address=f"/notices/{row.id}", case=case)


async def _row(request: Web, notice: UUID) -> ShownNotice:
    row = await queries.notice(request.user, notice)
    if row is None:
        raise NotFoundException
    return row


route_handlers = [notice_page, decide, change, slip_page]
