"""The side of who takes part: their cases, what was asked of them, a line to the worker."""

from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.parts import actions, institution, notes, queries, words
from services.reintegration.parts.domain import Part
from services.reintegration.parts.forms import CorrectionForm, NoteForm, labels
from services.reintegration.parts.permissions import PartPermission
from services.reintegration.settings import settings
from services.reintegration.stages import words as stages
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import cursor
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/desk/parts", guards=[requires(PartPermission.SEE)])
async def own_parts(request: Web) -> Template:
    """The cases in which the reader takes part."""
    after, today = cursor(request.query_params.get("after")), common.today(clock.now())
    rows = await queries.own_parts(today, size=settings().desk_rows, after=after)
    return page(request, "parts/mine.html", words=words, rows=rows, opens=may(request.user, PartPermission.OPEN))


@get("/desk/parts/{part:uuid}", guards=[requires(PartPermission.SEE)])
async def own_part(request: Web, part: FromPath[UUID]) -> Template:
    """One of them."""
    return await _page(request, part)


@post("/desk/parts/{part:uuid}/notes", guards=[requires(PartPermission.SEE)], status_code=200)
async def write(request: Web, part: FromPath[UUID]) -> Template | Redirect:
    """Write to the worker."""
    fields, now = await read_fields(request), clock.now()
    form = parse(NoteForm, fields, labels())
    if isinstance(form, FormErrors):
        return await _page(request, part, form, fields)
    await notes.write_to_worker(part, form.words, token=form.token, by=request.user, now=now)
    return back_to(f"/desk/parts/{part}?written=yes")


@post("/desk/parts/{part:uuid}/hand-over", guards=[requires(PartPermission.OPEN)], status_code=200)
async def hand_over(request: Web, part: FromPath[UUID]) -> Template | Redirect:
    """The institution sees the case no more. Asks first."""
    fields, now = await read_fields(request), clock.now()
    found = await queries.own_part(part, common.today(now))
    if not is_sure(fields):
        return ask(
            request,
            fields,
            title=gettext("Hand the case of %(name)s over to the desk?", name=found.name),
            follows=gettext("Your institution sees this case no more. The desk goes on with it."),
            button=gettext("Hand the case over"),
            back=f"/desk/parts/{part}",
        )
    await actions.hand_over(part, by=request.user, now=now)
    return back_to("/desk/parts")


@get("/desk/parts/{part:uuid}/notes/{note:uuid}", guards=[requires(PartPermission.SEE)])
async def note_form(request: Web, part: FromPath[UUID], note: FromPath[UUID]) -> Template:
    """The form for a correction."""
    return await _note(request, part, note)


@post("/desk/parts/{part:uuid}/notes/{note:uuid}", guards=[requires(PartPermission.SEE)], status_code=200)
async def correct_note(request: Web, part: FromPath[UUID], note: FromPath[UUID]) -> Template | Redirect:
    """A later version; the earlier one is kept."""
    fields, now = await read_fields(request), clock.now()
    form = parse(CorrectionForm, fields, labels())
    if isinstance(form, FormErrors):
        return await _note(request, part, note, form, fields)
    await notes.correct_note(part, note, form.words, seen_version=form.version, by=request.user, now=now)
    return back_to(f"/desk/parts/{part}?written=yes")


async def _note(request: Web, part: UUID, note: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    row = await queries.own_part(part, common.today(clock.now()))
    found, said = await notes.own_note(row, note, request.user)
    return page(
        request, "parts/note.html", status=422 if errors else 200, row=row, note=found, said=said, names=labels(),
        errors=errors or FormErrors({}), typed=typed or {},
    )  # fmt: skip


async def _page(request: Web, part: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    now = clock.now()
    row = await queries.own_part(part, common.today(now))
    written, said = await notes.own_notes(row, size=settings().desk_rows, after=cursor(request.query_params.get("notes")))
    releases = row.part == Part.INSTITUTION and may(request.user, PartPermission.RELEASE)
    path = await institution.own_path(part, now) if releases else None
    return page(
        request, "parts/one.html", status=422 if errors else 200, row=row, what=await queries.asked_in(row), words=words, p=common,
        notes=written, said=said, me=request.user.id, path=path, stages=stages,
        today=common.today(now), due=lambda day: common.due_on(day, common.today(now)),
        hands_over=row.part == Part.INSTITUTION and may(request.user, PartPermission.OPEN), names=labels(), token=uuid4(),
        written=request.query_params.get("written") == "yes", errors=errors or FormErrors({}), typed=typed or {},
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [own_parts, own_part, write, note_form, correct_note, hand_over]
