"""One question of a draft: added, changed, moved, taken out."""

from typing import Literal
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration.errors import EntryChanged, NotAllowed, NotThere
from services.reintegration.needs.domain.pathways import Pathway
from services.reintegration.question_sets import actions, words
from services.reintegration.question_sets.domain import editing
from services.reintegration.question_sets.domain.editing import NoSuchQuestion
from services.reintegration.question_sets.domain.states import State
from services.reintegration.question_sets.forms import NewQuestion, QuestionForm, Seen, labels, rows_of, typed, written
from services.reintegration.question_sets.pages.shown import Opened, opened, show_draft
from services.reintegration.question_sets.permissions import QuestionSetPermission
from shared import clock
from shared.questions import writing
from shared.questions.forms import LANGUAGES
from shared.values import JsonObject
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import NAMES, gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

WRITES = requires(QuestionSetPermission.WRITE)
QUESTIONS = "/question-sets/drafts/{draft:uuid}/questions"


@get(f"{QUESTIONS}/new", guards=[WRITES])
async def new_question(request: Web, draft: FromPath[UUID]) -> Template:
    """The empty form; nothing is chosen."""
    return await _page(request, await _open(draft), None, {"lines": "1"})


@post(f"{QUESTIONS}/new", guards=[WRITES], status_code=200)
async def add_question(request: Web, draft: FromPath[UUID]) -> Template | Redirect:
    """One more."""
    shown, fields = await _open(draft), await read_fields(request)
    form = parse(NewQuestion, fields, labels())
    if isinstance(form, FormErrors):
        return await _page(request, shown, None, fields, form)
    if form.code in editing.codes_of(_data(shown)):
        return await _page(request, shown, None, fields, FormErrors({"code": gettext("There is a question with this code already")}))
    try:
        changed = editing.with_new_question(_data(shown), form.section, form.code, written(form, fields))
    except NoSuchQuestion:
        return await _page(request, shown, None, fields, FormErrors({"section": gettext("Choose or enter a valid value")}))
    return await _save(request, shown, None, changed, fields, form.version)


@get(f"{QUESTIONS}/{{question:str}}", guards=[WRITES])
async def question_page(request: Web, draft: FromPath[UUID], question: FromPath[str]) -> Template:
    """As it is written now."""
    shown = await _open(draft)
    return await _page(request, shown, question, typed(_question(shown, question)))


@post(f"{QUESTIONS}/{{question:str}}", guards=[WRITES], status_code=200)
async def change_question(request: Web, draft: FromPath[UUID], question: FromPath[str]) -> Template | Redirect:
    """Keep it, whole or not: what is missing is said on the draft's page."""
    shown, fields = await _open(draft), await read_fields(request)
    _question(shown, question)
    form = parse(QuestionForm, fields, labels())
    if isinstance(form, FormErrors):
        return await _page(request, shown, question, fields, form)
    return await _save(request, shown, question, editing.with_question(_data(shown), question, written(form, fields)), fields, form.version)


@post(f"{QUESTIONS}/{{question:str}}/{{act:str}}", guards=[WRITES], status_code=200)
async def move_question(
    request: Web, draft: FromPath[UUID], question: FromPath[str], act: FromPath[Literal["up", "down", "remove"]]
) -> Template | Redirect:  # fmt: skip
    """One place up or down, or out of the draft: the version in force still has it, and so does every answer."""
    shown, fields = await _open(draft), await read_fields(request)
    _question(shown, question)
    form = parse(Seen, fields)
    if isinstance(form, FormErrors):
        return await show_draft(request, draft, {}, form, status=422)
    data = _data(shown)
    moved = editing.with_question_moved(data, question, up=act == "up")
    changed = editing.without_question(data, question) if act == "remove" else moved
    await actions.save(draft, writing.written(changed), seen_version=form.version, by=request.user, now=clock.now())
    return back_to(f"/question-sets/drafts/{draft}#questions")


async def _save(
    request: Web, shown: Opened, code: str | None, data: JsonObject, fields: Fields, seen: int
) -> Template | Redirect:  # fmt: skip
    try:
        await actions.save(shown.row.id, writing.written(data), seen_version=seen, by=request.user, now=clock.now())
    except EntryChanged:
        told = gettext("Somebody changed the draft meanwhile. Nothing of yours was kept: what you typed stands below")
        return await _page(request, await _open(shown.row.id), code, fields, FormErrors({"text-kk": told}), status=409)
    return back_to(f"/question-sets/drafts/{shown.row.id}#questions")


async def _open(draft: UUID) -> Opened:
    """A draft whose questions can be changed one by one. Raises NotThere, NotAllowed."""
    shown = await opened(draft, clock.now())
    if shown.row.state != State.DRAFT or shown.data is None:
        raise NotAllowed(shown.row.state)
    return shown


def _data(shown: Opened) -> JsonObject:
    assert shown.data is not None
    return shown.data


def _question(shown: Opened, code: str) -> JsonObject:
    try:
        return editing.question_of(_data(shown), code)
    except NoSuchQuestion:
        raise NotThere from None


async def _page(
    request: Web, shown: Opened, code: str | None, fields: Fields, errors: FormErrors | None = None, *, status: int = 422
) -> Template:
    data = _data(shown)
    return page(
        request, "question_sets/question.html", status=status if errors else 200, draft=shown, code=code, typed=fields,
        errors=errors or FormErrors({}), labels=labels(), words=words, rows=rows_of(fields),
        languages_of_form=[(each, name) for each, name in NAMES.items() if each in LANGUAGES],
        sections=[(str(each.get("code")), words.said(each.get("title", {})) or str(each.get("code"))) for each in data.get("section", [])],
        others=[each for each in editing.codes_of(data) if each != code], path=Pathway(shown.row.pathway),
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [new_question, add_question, question_page, change_question, move_question]
