"""One assessment: a draft with its pathways, or what was answered, shown, compared and printed; the sensitive part with a purpose."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as desk_words
from services.reintegration.cases import queries as cases
from services.reintegration.needs import words
from services.reintegration.needs.actions.assessing import Incomplete, Problems, discard, finish
from services.reintegration.needs.actions.reading import note_reading
from services.reintegration.needs.domain.comparing import compared
from services.reintegration.needs.domain.pathways import SENSITIVE
from services.reintegration.needs.forms import Purpose, View
from services.reintegration.needs.pages.shown import ShownPart, assessment_of, before, by_pathway, opened
from services.reintegration.needs.permissions import NeedPermission
from services.reintegration.needs.queries import AssessmentRow
from shared import clock
from shared.access import seen
from shared.access.permissions import may
from shared.web import i18n
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Web, read_fields

READS, ASSESSES, SEES = requires(NeedPermission.READ), requires(NeedPermission.ASSESS), requires(NeedPermission.SENSITIVE)
TEMPLATES: dict[View, str] = {"answers": "needs/answers.html", "compare": "needs/compare.html", "print": "needs/print.html"}


@get("/assessments/{assessment:uuid}", guards=[READS])
async def assessment_page(request: Web, assessment: FromPath[UUID]) -> Template:
    """A draft: which pathways are answered. Finished: the answers that are not sensitive."""
    row = await assessment_of(request, assessment)
    return await _draft(request, row) if row.state == "draft" else await _show(request, row, "answers")


@post("/assessments/{assessment:uuid}", guards=[ASSESSES], status_code=200)
async def finish_assessment(request: Web, assessment: FromPath[UUID]) -> Template | Redirect:
    """Finish it; where answers are missing, they are named."""
    row, fields = await assessment_of(request, assessment), await read_fields(request)
    if not is_sure(fields):
        return ask(
            request, fields, title=gettext("Finish the assessment"), back=f"/assessments/{assessment}",
            button=gettext("Finish the assessment"),
            follows=gettext(
                "Each need that was found is recorded with its state. A need that was open and is not there any more counts as met. "
                "What is urgent today becomes a task at once. The answers cannot be changed afterwards; needs can be assessed anew."
            ),
        )  # fmt: skip
    try:
        await finish(assessment, by=request.user, now=clock.now())
    except Incomplete as lacking:
        return await _draft(request, row, lacking.problems, status=422)
    return back_to(f"/cases/{row.person}/needs")


@post("/assessments/{assessment:uuid}/discard", guards=[ASSESSES], status_code=200)
async def discard_draft(request: Web, assessment: FromPath[UUID]) -> Template | Redirect:
    """The draft was begun by mistake."""
    await assessment_of(request, assessment)
    fields = await read_fields(request)
    if not is_sure(fields):
        return ask(
            request, fields, title=gettext("Discard the draft"), follows=gettext("The answers of this draft are deleted."),
            button=gettext("Discard the draft"), back=f"/assessments/{assessment}",
        )  # fmt: skip
    return back_to(f"/cases/{await discard(assessment, by=request.user, now=clock.now())}/needs")


@get("/assessments/{assessment:uuid}/compare", guards=[READS])
async def compare(request: Web, assessment: FromPath[UUID]) -> Template:
    """Beside the assessment before it."""
    return await _show(request, await assessment_of(request, assessment), "compare")


@get("/assessments/{assessment:uuid}/print", guards=[READS])
async def print_answers(request: Web, assessment: FromPath[UUID]) -> Template:
    """For paper, in the language that is asked for."""
    row = await assessment_of(request, assessment)
    _speak(request)
    return await _show(request, row, "print")


@post("/assessments/{assessment:uuid}/sensitive", guards=[SEES], status_code=200)
async def sensitive(request: Web, assessment: FromPath[UUID]) -> Template:
    """Everything, for a purpose that is recorded."""
    row, fields = await assessment_of(request, assessment), await read_fields(request)
    form = parse(Purpose, fields, {"purpose": gettext("For what do you read it?")})
    if isinstance(form, FormErrors):
        return await _show(request, row, "answers", errors=form, status=422)
    await note_reading(row.person, row.id, form.purpose, by=request.user, now=clock.now())
    seen.saw(row.person, reason=words.purpose(form.purpose))
    return await _show(request, row, form.view, all_of_it=True)


async def _draft(request: Web, row: AssessmentRow, problems: Problems | None = None, *, status: int = 200) -> Template:
    parts = await opened(row, sensitive=may(request.user, NeedPermission.SENSITIVE))
    return page(
        request, "needs/draft.html", status=status, assessment=row, parts=parts, problems=problems or {}, words=words, sensitive=SENSITIVE
    )  # fmt: skip


async def _show(
    request: Web, row: AssessmentRow, view: View, *, all_of_it: bool = False, errors: FormErrors | None = None, status: int = 200
) -> Template:
    parts, earlier = await opened(row, sensitive=all_of_it), await before(row)
    return page(
        request,
        TEMPLATES[view],
        status=status,
        assessment=row,
        case=await cases.case(row.person, request.user),
        parts=parts,
        before=earlier,
        rows=await _compared(parts, earlier, all_of_it=all_of_it) if view == "compare" else [],
        hidden=[] if all_of_it else [part.pathway for part in parts if part.pathway in SENSITIVE],
        may_see=may(request.user, NeedPermission.SENSITIVE) and not all_of_it,
        view=view,
        words=words,
        errors=errors or FormErrors({}),
        languages_of_paper=i18n.NAMES,
        today=desk_words.today(clock.now()),
    )


async def _compared(parts: list[ShownPart], earlier: AssessmentRow | None, *, all_of_it: bool) -> object:
    then = by_pathway(await opened(earlier, sensitive=all_of_it)) if earlier else {}
    return compared(then, list(by_pathway(parts).values()))


def _speak(request: Web) -> None:
    """The paper is in the language that is asked for, whatever the page's is."""
    asked_for = request.query_params.get("language")
    if language := next((each for each in i18n.LANGUAGES if each == asked_for), None):
        i18n.use(language)


route_handlers: list[ControllerRouterHandler] = [
    assessment_page, finish_assessment, discard_draft, compare, print_answers, sensitive,
]  # fmt: skip
