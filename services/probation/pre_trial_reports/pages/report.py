"""One report: a draft that saves itself, its end, its correction, the paper to print."""

from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.errors import AlreadyDecided, ReasonNeeded
from services.probation.opening_papers import words as paper_words
from services.probation.pre_trial_reports import words
from services.probation.pre_trial_reports.actions import writing
from services.probation.pre_trial_reports.domain.lifecycle import Event, NotAllowed, State
from services.probation.pre_trial_reports.forms import version_of
from services.probation.pre_trial_reports.pages.shown import clash_of, may_do, report_for, sees_all, show_form, show_report
from services.probation.pre_trial_reports.permissions import PreTrialPermission
from services.probation.pre_trial_reports.rows import ShownReport
from shared import clock
from shared.questions.answers import asked
from shared.web import i18n
from shared.web.fields import answers_of, fields_of, many_of
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import format_datetime, gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

READS, WRITES = requires(PreTrialPermission.READ), requires(PreTrialPermission.WRITE)


@get("/pre-trial-reports/{pre_trial_report:uuid}", guards=[READS])
async def report_page(request: Web, pre_trial_report: FromPath[UUID]) -> Template:
    """A draft as a form; what is finished as it stands, with its history."""
    row = await report_for(request, pre_trial_report)
    if may_do(request, row, Event.SAVE):
        return show_form(request, row, fields_of(row.answered(sensitive=True)), FormErrors({}))
    return await show_report(request, row)


@get("/pre-trial-reports/{pre_trial_report:uuid}/request", guards=[READS])
async def request_shown(request: Web, pre_trial_report: FromPath[UUID]) -> Template:
    """The request of a draft, with its history, and withdrawing it."""
    return await show_report(request, await report_for(request, pre_trial_report))


@post("/pre-trial-reports/{pre_trial_report:uuid}", guards=[WRITES], status_code=200)
async def save(request: Web, pre_trial_report: FromPath[UUID]) -> Template | Redirect:
    """Save the draft, or finish it."""
    row = await report_for(request, pre_trial_report)
    fields = await read_fields(request, *many_of(row.says))
    answers, seen, by, now = answers_of(row.says, fields), version_of(fields), request.user, clock.now()
    try:
        if fields.get("finish"):
            await writing.finish(pre_trial_report, answers, seen_version=seen, by=by, now=now)
        else:
            await writing.save(pre_trial_report, answers, seen_version=seen, by=by, now=now)
    except writing.Incomplete as lacking:
        return _incomplete(request, row, fields, lacking)
    except (AlreadyDecided, NotAllowed):
        return await _changed_meanwhile(request, pre_trial_report, fields)
    return back_to(f"/pre-trial-reports/{pre_trial_report}")


@post("/pre-trial-reports/{pre_trial_report:uuid}/draft", guards=[WRITES], status_code=200)
async def save_itself(request: Web, pre_trial_report: FromPath[UUID]) -> Response[dict[str, str]]:
    """The page keeps the draft while it is typed. 409: somebody else saved it meanwhile, and the page's words were not kept."""
    row, now = await report_for(request, pre_trial_report), clock.now()
    fields = await read_fields(request, *many_of(row.says))
    answers = answers_of(row.says, fields)
    try:
        version = await writing.save(pre_trial_report, answers, seen_version=version_of(fields), by=request.user, now=now)
    except (AlreadyDecided, NotAllowed):
        row = await report_for(request, pre_trial_report)
        told = gettext("Not saved: %(name)s saved this paper meanwhile. Press “Save the draft” to see both.", name=row.saved_by_name)
        return Response({"told": told}, status_code=409)
    return Response({"version": str(version), "told": gettext("Saved, %(moment)s", moment=format_datetime(now))})


@get("/pre-trial-reports/{pre_trial_report:uuid}/correct", guards=[WRITES])
async def correct_page(request: Web, pre_trial_report: FromPath[UUID]) -> Template | Redirect:
    """The finished report as a form, with the reason."""
    row = await report_for(request, pre_trial_report)
    if not may_do(request, row, Event.CORRECT):
        return back_to(f"/pre-trial-reports/{pre_trial_report}")
    return show_form(request, row, fields_of(row.answered(sensitive=True)), FormErrors({}))


@post("/pre-trial-reports/{pre_trial_report:uuid}/correct", guards=[WRITES], status_code=200)
async def correct(request: Web, pre_trial_report: FromPath[UUID]) -> Template | Redirect:
    """Record the right answers as a new version."""
    row = await report_for(request, pre_trial_report)
    fields = await read_fields(request, *many_of(row.says))
    answers, why = answers_of(row.says, fields), str(fields.get("why", ""))
    try:
        await writing.correct(pre_trial_report, answers, why, seen_version=version_of(fields), by=request.user, now=clock.now())
    except ReasonNeeded:
        return show_form(request, row, fields, FormErrors({"why": words.problem("why")}, words.field_names()), status=422)
    except writing.Incomplete as lacking:
        return _incomplete(request, row, fields, lacking)
    except (AlreadyDecided, NotAllowed):
        return await _changed_meanwhile(request, pre_trial_report, fields)
    return back_to(f"/pre-trial-reports/{pre_trial_report}")


@get("/pre-trial-reports/{pre_trial_report:uuid}/print", guards=[READS])
async def print_page(request: Web, pre_trial_report: FromPath[UUID]) -> Template:
    """With a line for the officer's signature, in the language of the person unless another is asked for; a draft says that it is one."""
    row = await report_for(request, pre_trial_report)
    wanted = request.query_params.get("language") or row.language
    i18n.use(next((each for each in i18n.LANGUAGES if each == wanted), i18n.current()))
    answers = row.answered(sensitive=sees_all(request))
    return page(
        request, "pre_trial_reports/print.html", report=row, form=row.says, answers=answers, asked=asked(row.says, answers), words=words,
        paper_words=paper_words, sees_all=sees_all(request), is_draft=row.state in (State.DRAFT, State.WITHDRAWN), made_at=clock.now(),
    )  # fmt: skip


def _incomplete(request: Web, row: ShownReport, fields: Fields, lacking: writing.Incomplete) -> Template:
    names = {f"q-{question.code}": paper_words.said(question.text) for question in row.says.questions()}
    return show_form(request, row, fields, FormErrors(paper_words.problems(lacking.problems), names), status=422)


async def _changed_meanwhile(request: Web, number: UUID, fields: Fields) -> Template:
    """What was typed stays on the page, beside what somebody else saved; sent again, it counts."""
    row = await report_for(request, number)
    return show_form(request, row, fields, FormErrors({}), status=409, theirs=clash_of(row, answers_of(row.says, fields)), clash=True)


route_handlers = [report_page, request_shown, save, save_itself, correct_page, correct, print_page]
