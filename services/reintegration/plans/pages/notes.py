"""Notes on progress: what the person says, apart from what the worker notes."""

from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration.cases import queries as cases
from services.reintegration.errors import NotThere
from services.reintegration.plans import queries
from services.reintegration.plans.actions.noting import add_progress_note
from services.reintegration.plans.form_checks import note_wrong
from services.reintegration.plans.forms import NoteForm, labels
from services.reintegration.plans.pages.reading import CHANGES, READS, sees_sensitive, usual
from services.reintegration.plans.stored.notes import note as one_note
from services.reintegration.plans.stored.notes import notes_of
from services.reintegration.settings import settings
from shared import clock
from shared.db.keyset import cursor
from shared.web.forms import FormErrors, parse
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/cases/{person:uuid}/plan/notes", guards=[READS])
async def notes_page(
    request: Web, person: FromPath[UUID], goal: FromQuery[UUID | None] = None, corrects: FromQuery[UUID | None] = None
) -> Template:
    """Every note, the latest first, and the form; begun from a goal, or from a note that it corrects."""
    await cases.case(person, request.user)
    typed: Fields = {"goal": str(goal)} if goal else {}
    if corrects is not None:
        found = await one_note(person, corrects)
        if found is None:
            raise NotThere
        typed = {"own": found.own, "worker": found.worker, "goal": str(found.goal or ""), "corrects": str(corrects)}
    return await _page(request, person, FormErrors({}), typed)


@post("/cases/{person:uuid}/plan/notes", guards=[CHANGES])
async def add_note_on_progress(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Add it."""
    data = await read_fields(request)
    form = parse(NoteForm, data, labels(), check=note_wrong)
    if isinstance(form, FormErrors):
        return await _page(request, person, form, data, status=422)
    await add_progress_note(person, form.note(), token=form.token, by=request.user, now=clock.now())
    return back_to(f"/cases/{person}/plan/notes")


async def _page(request: Web, person: UUID, errors: FormErrors, typed: Fields, status: int = 200) -> Template:
    case = await cases.case(person, request.user)
    plans = await queries.plans_of(person, sensitive=sees_sensitive(request))
    begin = cursor(request.query_params.get("after"))
    return page(
        request, "plans/notes.html", status=status, case=case, goals={goal.id: goal.text for plan in plans for goal in plan.goals},
        notes=await notes_of(person, size=settings().desk_rows, after=begin), errors=errors, typed=typed, token=uuid4(), **usual(),
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [notes_page, add_note_on_progress]
