"""One paper: a draft that saves itself, its end, its correction."""

from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.errors import AlreadyClosed, AlreadyDecided, ReasonNeeded
from services.probation.opening_papers import actions, words
from services.probation.opening_papers.domain.lifecycle import NotAllowed, State
from services.probation.opening_papers.pages.shown import (
    case_for_paper,
    clash,
    may_write,
    paper_for,
    show_form,
    show_paper,
)
from services.probation.opening_papers.permissions import OpeningPaperPermission
from services.probation.opening_papers.queries import ShownPaper
from shared import clock
from shared.web.fields import answers_of, fields_of, many_of, version_of
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import format_datetime, gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

READS, WRITES = requires(OpeningPaperPermission.READ), requires(OpeningPaperPermission.WRITE)


@get("/opening-papers/{opening_paper:uuid}", guards=[READS])
async def paper_page(request: Web, opening_paper: FromPath[UUID]) -> Template:
    """A draft as a form; what is finished as it stands, with its history."""
    row = await paper_for(request, opening_paper)
    if row.state == State.DRAFT and may_write(request, row):
        return await show_form(request, row, fields_of(row.answered(sensitive=True)), FormErrors({}))
    return await show_paper(request, row)


@post("/opening-papers/{opening_paper:uuid}", guards=[WRITES], status_code=200)
async def save(request: Web, opening_paper: FromPath[UUID]) -> Template | Redirect:
    """Save the draft, or finish it."""
    row = await paper_for(request, opening_paper)
    fields = await read_fields(request, *many_of(row.says))
    answers, seen, by, now = answers_of(row.says, fields), version_of(fields), request.user, clock.now()
    try:
        if fields.get("finish"):
            await actions.finish(opening_paper, answers, seen_version=seen, by=by, now=now)
        else:
            await actions.save(opening_paper, answers, seen_version=seen, by=by, now=now)
    except actions.Incomplete as lacking:
        return await _incomplete(request, row, fields, lacking)
    except (AlreadyDecided, NotAllowed):
        return await _changed_meanwhile(request, opening_paper, fields)
    except AlreadyClosed:
        return await _closed(request, row)
    return back_to(f"/opening-papers/{opening_paper}")


@post("/opening-papers/{opening_paper:uuid}/draft", guards=[WRITES], status_code=200)
async def save_itself(request: Web, opening_paper: FromPath[UUID]) -> Response[dict[str, str]]:
    """The page keeps the draft while it is typed. 409: somebody else saved it meanwhile, and the page's words were not kept."""
    row = await paper_for(request, opening_paper)
    fields, now = await read_fields(request, *many_of(row.says)), clock.now()
    try:
        version = await actions.save(opening_paper, answers_of(row.says, fields), seen_version=version_of(fields), by=request.user, now=now
        )  # fmt: skip
    except (AlreadyDecided, NotAllowed, AlreadyClosed):
        row = await paper_for(request, opening_paper)
        told = gettext("Not saved: %(name)s saved this paper meanwhile. Press “Save the draft” to see both.", name=row.saved_by_name)
        return Response({"told": told}, status_code=409)
    told = gettext("Saved, %(moment)s", moment=format_datetime(now, row.time_zone))
    return Response({"version": str(version), "told": told})


@get("/opening-papers/{opening_paper:uuid}/correct", guards=[WRITES])
async def correct_page(request: Web, opening_paper: FromPath[UUID]) -> Template | Redirect:
    """The finished paper as a form, with the reason."""
    row = await paper_for(request, opening_paper)
    if row.state in (State.DRAFT, State.DISCARDED) or not may_write(request, row):
        return back_to(f"/opening-papers/{opening_paper}")
    return await show_form(request, row, fields_of(row.answered(sensitive=True)), FormErrors({}))


@post("/opening-papers/{opening_paper:uuid}/correct", guards=[WRITES], status_code=200)
async def correct(request: Web, opening_paper: FromPath[UUID]) -> Template | Redirect:
    """Record the right answers as a new version."""
    row = await paper_for(request, opening_paper)
    fields = await read_fields(request, *many_of(row.says))
    answers, why = answers_of(row.says, fields), str(fields.get("why", ""))
    try:
        await actions.correct(opening_paper, answers, why, seen_version=version_of(fields), by=request.user, now=clock.now())
    except ReasonNeeded:
        return await show_form(request, row, fields, FormErrors({"why": words.problem("why")}, words.field_names()), status=422)
    except actions.Incomplete as lacking:
        return await _incomplete(request, row, fields, lacking)
    except (AlreadyDecided, NotAllowed):
        return await _changed_meanwhile(request, opening_paper, fields)
    except AlreadyClosed:
        return await _closed(request, row)
    return back_to(f"/opening-papers/{opening_paper}")


@post("/opening-papers/{opening_paper:uuid}/newer", guards=[WRITES], status_code=200)
async def renew(request: Web, opening_paper: FromPath[UUID]) -> Template | Redirect:
    """Go on in the version of the form that holds today, and say what it does not ask any more."""
    row, fields = await paper_for(request, opening_paper), await read_fields(request)
    try:
        carried = await actions.renew(opening_paper, seen_version=version_of(fields), by=request.user, now=clock.now())
    except (AlreadyDecided, NotAllowed, AlreadyClosed):
        return page(request, "probation/decided.html", status=409, address=f"/opening-papers/{opening_paper}", case=row)
    if not carried.left:
        return back_to(f"/opening-papers/{opening_paper}")
    before, after = row.says, await paper_for(request, opening_paper)
    left = [(words.question(before, code), words.answer(asked, given)) for code in carried.left
            if (asked := before.question(code)) and (given := row.answered(sensitive=True).get(code))]  # fmt: skip
    return page(request, "opening_papers/left.html", paper=after, left=left, words=words)


async def _incomplete(request: Web, row: ShownPaper, fields: Fields, lacking: actions.Incomplete) -> Template:
    names = {f"q-{question.code}": words.said(question.text) for question in row.says.questions()}
    return await show_form(request, row, fields, FormErrors(words.problems(lacking.problems), names), status=422)


async def _changed_meanwhile(request: Web, opening_paper: UUID, fields: Fields) -> Template:
    """What was typed stays on the page, beside what somebody else saved; sent again, it counts."""
    row = await paper_for(request, opening_paper)
    typed = answers_of(row.says, fields)
    return await show_form(request, row, fields, FormErrors({}), status=409, theirs=clash(row, typed), typed_again=True)


async def _closed(request: Web, row: ShownPaper) -> Template:
    case = await case_for_paper(request, row)
    return page(request, "probation/decided.html", status=409, address=f"/opening-papers/{row.id}", case=case)


route_handlers = [paper_page, save, save_itself, correct_page, correct, renew]
