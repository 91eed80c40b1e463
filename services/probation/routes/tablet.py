"""The officer's pages about people: today, the list, the case, its end."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation import list_queries, presenters, queries, queue_queries
from services.probation.actions import cases
from services.probation.actions.errors import AlreadyClosed
from services.probation.guards import READS, WRITES
from services.probation.routes._forms import FORM_WITH_COPY, local_today, read_basis, uploaded_copy
from services.probation.settings import settings
from shared import clock
from shared.db.keyset import MOST_COUNTED, counted, cursor
from shared.identity.actors import Role
from shared.web.forms import FormErrors
from shared.web.pages import back_to, page
from shared.web.request import Web, read_fields

SOON = timedelta(days=30)
LONGEST_SEARCH = 100
LONGEST_NOTE = 2000
HOME_ITEMS = 8
HOME_ROWS = 25


@get("/", guards=[READS])
async def home(request: Web) -> Template:
    """What is due today and what needs attention."""
    return page(request, "probation/home.html", **await _home(request))


@get("/parts/home", guards=[READS])
async def home_part(request: Web) -> Template:
    """The live part of the first page."""
    return page(request, "probation/home_part.html", **await _home(request))


@get("/people", guards=[READS])
async def people(request: Web) -> Template:
    """The caseload, searched by name, case number, ИИН or phone."""
    search = (request.query_params.get("q") or "").strip()[:LONGEST_SEARCH]
    closed = request.query_params.get("state") == "closed"
    after = cursor(request.query_params.get("after"))
    found = await list_queries.people(request.user, search, closed=closed, size=settings().people_on_a_page, after=after)
    total = await list_queries.count_people(request.user, search, closed=closed)
    context: dict[str, Any] = {"people": found, "total": total, "most": MOST_COUNTED, "search": search, "closed": closed}
    return page(request, "probation/people.html", present=presenters, may_write=_may_write(request), **context)


@get("/people/{person:uuid}", guards=[READS])
async def case_page(request: Web, person: FromPath[UUID]) -> Template:
    """One person: what needs attention, details, conditions, check-ins, timeline."""
    return await show_case(request, person)


@post("/people/{person:uuid}/note", guards=[WRITES], status_code=200)
async def note(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Add a note to the timeline."""
    await _case(request, person)
    words = (await read_fields(request)).get("words", "").strip()
    if not words or len(words) > LONGEST_NOTE:
        errors = FormErrors({"words": presenters.problem("note_too_long" if words else "note_missing")})
        return await show_case(request, person, errors=errors, words=words, status=422)
    await cases.add_note(person, words, by=request.user, now=clock.now())
    return back_to(f"/people/{person}#timeline")


@get("/people/{person:uuid}/biometrics", guards=[WRITES])
async def basis_page(request: Web, person: FromPath[UUID]) -> Template:
    """The legal basis of using the face, and the switch."""
    case = await _case(request, person)
    given = {
        "basis_kind": case["basis_kind"] or "none",
        "basis_reference": case["basis_reference"] or "",
        "basis_given_on": case["basis_given_on"].isoformat() if case["basis_given_on"] else "",
    }
    return await _basis_form(request, case, given, FormErrors({}))


@post("/people/{person:uuid}/biometrics", guards=[WRITES], status_code=200, request_max_body_size=FORM_WITH_COPY)
async def change_basis(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Replace the basis, add its signed copy, or switch the use of the face off."""
    case, fields, now = await _case(request, person), await read_fields(request), clock.now()
    read, copy = read_basis(fields, case["language"], now), await uploaded_copy(request)
    if isinstance(read, FormErrors) or isinstance(copy, FormErrors):
        wrong = {name: text for found in (read, copy) if isinstance(found, FormErrors) for name, text in found.messages.items()}
        return await _basis_form(request, case, fields, FormErrors(wrong), status=422)
    try:
        await cases.change_biometric_basis(person, read, copy=copy, by=request.user, now=now)
    except AlreadyClosed:
        return page(request, "probation/decided.html", status=409, address=f"/people/{person}", case=case)
    return back_to(f"/people/{person}")


@get("/people/{person:uuid}/close", guards=[WRITES])
async def close_page(request: Web, person: FromPath[UUID]) -> Template:
    """Ask before the person is taken off the register."""
    return _close_form(request, await _case(request, person), {}, FormErrors({}))


@post("/people/{person:uuid}/close", guards=[WRITES], status_code=200)
async def close(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Take the person off the register."""
    case, fields = await _case(request, person), await read_fields(request)
    wrong = {}
    if fields.get("reason") not in cases.CLOSING_REASONS:
        wrong["reason"] = presenters.choose()
    if fields.get("sure") != "yes":
        wrong["sure"] = presenters.confirm()
    if wrong:
        return _close_form(request, case, fields, FormErrors(wrong), status=422)
    try:
        await cases.close_registration(person, reason=fields["reason"], by=request.user, now=clock.now())
    except AlreadyClosed:
        return page(request, "probation/decided.html", status=409, address=f"/people/{person}", case=case)
    return back_to(f"/people/{person}")


async def show_case(request: Web, person: UUID, *, errors: FormErrors | None = None, words: str = "", status: int = 200) -> Template:
    """The case page."""
    case, now = await _case(request, person), clock.now()
    return page(
        request,
        "probation/case.html",
        status=status,
        case=case,
        now=now,
        present=presenters,
        errors=errors or FormErrors({}),
        words=words,
        attention=[presenters.item(row, now) for row in await queue_queries.attention(person)],
        check_ins=await queries.check_ins(person, after=cursor(request.query_params.get("check_ins"))),
        conditions=await queries.conditions(case["registration"]),
        entries=(await queries.timeline(person, after=cursor(request.query_params.get("entries")))).map(presenters.entry),
        may_write=_may_write(request),
    )


async def _case(request: Web, person: UUID) -> dict[str, Any]:
    case = await queries.case(request.user, person)
    if case is None:
        raise NotFoundException
    return case


async def _home(request: Web) -> dict[str, Any]:
    now = clock.now()
    by, asked, soon = request.user, request.query_params, local_today(now) + SOON
    return {
        "items": (await queue_queries.queue(by, size=HOME_ITEMS)).map(lambda row: presenters.item(row, now)),
        "waiting": (await queue_queries.queue_counts(by)).total,
        "due": await list_queries.due(by, now, size=HOME_ROWS, after=cursor(asked.get("due"))),
        "ending": await list_queries.term_ends_soon(by, soon, size=HOME_ROWS, after=cursor(asked.get("ending"))),
        "due_count": await list_queries.count_due(by, now),
        "ending_count": await list_queries.count_term_ends_soon(by, soon),
        "counted": counted,
        "now": now,
        "today": local_today(now),
        "present": presenters,
        "may_write": _may_write(request),
    }


async def _basis_form(request: Web, case: dict[str, Any], given: dict[str, Any], errors: FormErrors, *, status: int = 200) -> Template:
    summary, copies = presenters.error_summary, await queries.copies(case["person"])
    return page(request, "probation/basis.html", status=status, case=case, given=given, errors=errors, error_summary=summary, copies=copies)


def _close_form(request: Web, case: dict[str, Any], given: dict[str, Any], errors: FormErrors, *, status: int = 200) -> Template:
    reasons = [(code, presenters.closing_reason(code)) for code in cases.CLOSING_REASONS]
    return page(request, "probation/close.html", status=status, case=case, given=given, errors=errors, reasons=reasons)


def _may_write(request: Web) -> bool:
    return request.user.role in {Role.OFFICER, Role.SENIOR_OFFICER}


route_handlers = [home, home_part, people, case_page, note, basis_page, change_basis, close_page, close]
