"""A draft: written as a whole, handed in, answered by a second person, discarded."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration.errors import EntryChanged
from services.reintegration.question_sets import actions, queries, words
from services.reintegration.question_sets.domain.editing import with_head
from services.reintegration.question_sets.forms import Head, Reason, Seen, labels
from services.reintegration.question_sets.pages.shown import opened, show_draft
from services.reintegration.question_sets.permissions import QuestionSetPermission
from shared import clock
from shared.questions.writing import written
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to
from shared.web.request import Fields, Web, read_fields

READS, WRITES = requires(QuestionSetPermission.READ), requires(QuestionSetPermission.WRITE)
DRAFT = "/question-sets/drafts/{draft:uuid}"


@get(DRAFT, guards=[READS])
async def draft_page(request: Web, draft: FromPath[UUID]) -> Template:
    """What it says, what is wrong, what changes, and how it will look."""
    return await show_draft(request, draft, {})


@get(f"{DRAFT}/toml", guards=[READS])
async def draft_file(draft: FromPath[UUID]) -> Response[bytes]:
    """Its text as a file."""
    row = await queries.draft_of(draft)
    name = f"{row.pathway}-draft.toml"
    return Response(row.content.encode(), media_type="application/toml", headers={"Content-Disposition": f'attachment; filename="{name}"'})


@post(f"{DRAFT}/text", guards=[WRITES], status_code=200)
async def save_text(request: Web, draft: FromPath[UUID]) -> Template | Redirect:
    """Keep the text, or the file that was chosen in its place."""
    fields = await read_fields(request)
    sent = (await request.form()).get("file")
    if sent is not None and not isinstance(sent, str) and sent.filename:
        fields["content"] = (await sent.read()).decode("utf-8", errors="replace")
    content = str(fields.get("content", "")).replace("\r\n", "\n")
    form = parse(Seen, fields)
    if isinstance(form, FormErrors):
        return await show_draft(request, draft, fields, form, status=422)
    return await _saved(request, draft, content, fields, form.version)


@post(f"{DRAFT}/head", guards=[WRITES], status_code=200)
async def save_head(request: Web, draft: FromPath[UUID]) -> Template | Redirect:
    """From which day it is to hold, and by what."""
    fields = await read_fields(request)
    form = parse(Head, fields, labels())
    if isinstance(form, FormErrors):
        return await show_draft(request, draft, fields, form, status=422)
    data = (await opened(draft, clock.now())).data
    if data is None:
        return await show_draft(request, draft, fields, FormErrors({"content": _text_first()}), status=422)
    content = written(with_head(data, valid_from=form.valid_from, source=form.source, status=form.status))
    return await _saved(request, draft, content, fields | {"content": content}, form.version)


@post(f"{DRAFT}/submit", guards=[WRITES], status_code=200)
async def submit(request: Web, draft: FromPath[UUID]) -> Template | Redirect:
    """Hand it in."""
    return await _with_reason(request, draft, actions.submit)


@post(f"{DRAFT}/give-back", guards=[WRITES], status_code=200)
async def give_back(request: Web, draft: FromPath[UUID]) -> Template | Redirect:
    """The second person wants something else."""
    return await _with_reason(request, draft, actions.give_back)


@post(f"{DRAFT}/accept", guards=[WRITES], status_code=200)
async def accept(request: Web, draft: FromPath[UUID]) -> Template | Redirect:
    """Put it in force, after one more question."""
    fields = await read_fields(request)
    if not is_sure(fields):
        return ask(
            request, fields, title=gettext("Put the questions in force?"), button=gettext("Put in force"),
            back=f"/question-sets/drafts/{draft}",
            follows=gettext(
                "New assessments ask these questions from their day on. Assessments that were begun before keep theirs, and what was "
                "answered is not changed. A version cannot be taken back; the next one can say something else."
            ),
        )  # fmt: skip
    return await _plain(request, draft, fields, actions.accept)


@post(f"{DRAFT}/withdraw", guards=[WRITES], status_code=200)
async def withdraw(request: Web, draft: FromPath[UUID]) -> Template | Redirect:
    """Who wrote it goes on writing."""
    return await _plain(request, draft, await read_fields(request), actions.withdraw)


@post(f"{DRAFT}/discard", guards=[WRITES], status_code=200)
async def discard(request: Web, draft: FromPath[UUID]) -> Template | Redirect:
    """It is not worked on any more."""
    fields = await read_fields(request)
    if not is_sure(fields):
        return ask(
            request, fields, title=gettext("Discard the draft"),
            follows=gettext("Nobody can write on this draft any more. Its text can still be read."), button=gettext("Discard the draft"),
            back=f"/question-sets/drafts/{draft}",
        )  # fmt: skip
    return await _plain(request, draft, fields, actions.discard)


async def _saved(request: Web, draft: UUID, content: str, fields: Fields, seen: int) -> Template | Redirect:
    return await _done(request, draft, fields, actions.save(draft, content, seen_version=seen, by=request.user, now=clock.now()))


async def _plain(request: Web, draft: UUID, fields: Fields, act: Callable[..., Awaitable[object]]) -> Template | Redirect:
    form = parse(Seen, fields)
    if isinstance(form, FormErrors):
        return await show_draft(request, draft, fields, form, status=422)
    return await _done(request, draft, fields, act(draft, seen_version=form.version, by=request.user, now=clock.now()))


async def _with_reason(request: Web, draft: UUID, act: Callable[..., Awaitable[None]]) -> Template | Redirect:
    fields = await read_fields(request)
    form = parse(Reason, fields, labels())
    if isinstance(form, FormErrors):
        return await show_draft(request, draft, fields, form, status=422)
    return await _done(request, draft, fields, act(draft, form.why, seen_version=form.version, by=request.user, now=clock.now()))


async def _done(request: Web, draft: UUID, fields: Fields, act: Awaitable[object]) -> Template | Redirect:
    """Back to the draft, or the same page with what was typed and why nothing was done."""
    try:
        await act
    except actions.Faulty as problem:
        told, status = "\n".join(words.fault(each) for each in problem.faults), 422
    except actions.SameText:
        told, status = gettext("A version says exactly this already"), 409
    except actions.OwnDraft:
        told, status = gettext("You wrote on this draft yourself: another person puts it in force or gives it back"), 409
    except EntryChanged:
        told, status = gettext("Somebody changed the draft meanwhile. Nothing of yours was kept: what you typed stands below"), 409
    else:
        return back_to(f"/question-sets/drafts/{draft}")
    return await show_draft(request, draft, fields, FormErrors({"content": told}), status=status)


def _text_first() -> str:
    return gettext("Mend the faults in the text first; then questions can be changed one by one")


route_handlers: list[ControllerRouterHandler] = [
    draft_page, draft_file, save_text, save_head, submit, give_back, accept, withdraw, discard,
]  # fmt: skip
