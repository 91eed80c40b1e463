"""One person's page."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases import queries as cases_queries
from services.probation.cases import words
from services.probation.cases.pages import case_of
from services.probation.cases.permissions import CasePermission
from services.probation.closing.permissions import ClosingPermission
from services.probation.legal_basis.words import basis, reference
from services.probation.timeline import queries as timeline_queries
from services.probation.timeline.notes import add_note
from services.probation.timeline.permissions import TimelinePermission
from services.probation.timeline.words import ShownEntry, entry
from services.probation.words import note_problem, stamp
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import KeysetPage, cursor
from shared.registry import load_panels, registry
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

LONGEST_NOTE = 2000


@get("/people/{person:uuid}", guards=[requires(CasePermission.READ)])
async def case_page(request: Web, person: FromPath[UUID]) -> Template:
    """One person: what needs attention, details, conditions, check-ins, timeline."""
    return await show_case(request, person)


@post("/people/{person:uuid}/note", guards=[requires(TimelinePermission.NOTE)], status_code=200)
async def note(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Add a note to the timeline."""
    await case_of(request, person)
    text = (await read_fields(request)).get("words", "").strip()
    if not text or len(text) > LONGEST_NOTE:
        return await show_case(
            request,
            person,
            errors=FormErrors({"words": note_problem(text)}, {"words": gettext("Add a note")}),
            given={"words": text},
            status=422,
        )
    await add_note(person, text, by=request.user, now=clock.now())
    return back_to(f"/people/{person}#timeline")


async def show_case(
    request: Web, person: UUID, *, errors: FormErrors | None = None, given: Fields | None = None, status: int = 200
) -> Template:
    """The case page."""
    case, contributed = await case_of(request, person), registry("probation")
    return page(
        request,
        "casefile/page.html",
        status=status,
        case=case,
        words=words,
        stamp=stamp,
        basis=basis,
        reference=reference,
        errors=errors or FormErrors({}),
        given=given or {},
        tabs=[tab for tab in contributed.case_tabs if case.is_open and may(request.user, tab.permission)],
        panels=await load_panels(contributed.case_panels, request, case),
        registrations=await cases_queries.registrations(request.user, person),
        conditions=await cases_queries.conditions(case.registration),
        entries=await _entries(request, person),
        may_close=may(request.user, ClosingPermission.CLOSE),
        may_note=may(request.user, TimelinePermission.NOTE),
    )


async def _entries(request: Web, person: UUID) -> KeysetPage[ShownEntry]:
    since = await timeline_queries.history_from(request.user, person)
    rows = await timeline_queries.timeline(person, after=cursor(request.query_params.get("entries")), since=since)
    return rows.map(entry)


route_handlers = [case_page, note]
