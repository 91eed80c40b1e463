"""The desk's pages of requests for help: the list, one request, a decision about it."""

from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words
from services.reintegration.cases.domain import CaseRow
from services.reintegration.cases.queries import case as case_of
from services.reintegration.cases.words import ground
from services.reintegration.consents.actions import spoken
from services.reintegration.consents.domain import Purpose
from services.reintegration.consents.texts import text_on
from services.reintegration.help_requests import deciding, queries
from services.reintegration.help_requests import words as own_words
from services.reintegration.help_requests.answering import words as answer_words
from services.reintegration.help_requests.answering.queries import answers_of
from services.reintegration.help_requests.content import Content
from services.reintegration.help_requests.forms import Accept, Decline, Join
from services.reintegration.help_requests.keeping.erasing import kept_until
from services.reintegration.help_requests.permissions import HelpRequestPermission
from services.reintegration.intake.queries import likely_same
from services.reintegration.settings import settings
from shared import clock
from shared.actors import Actor
from shared.db.keyset import cursor
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

READS = requires(HelpRequestPermission.READ)


@get("/help-requests", guards=[READS])
async def request_list(request: Web) -> Template:
    """Requests that wait, or those that were decided."""
    waiting, now = request.query_params.get("which") != "decided", clock.now()
    rows = await queries.requests(request.user, waiting=waiting, size=settings().desk_rows, after=cursor(request.query_params.get("after")))
    shown = rows.map(lambda each: (each, words.due(each.row.due_at, now)))
    return page(request, "help_requests/list.html", rows=shown, waiting=waiting, p=words, words=own_words)


@get("/help-requests/{help_request:uuid}", guards=[READS])
async def one_request(request: Web, help_request: FromPath[UUID]) -> Template:
    """Who asks, for what, and who may be the same person."""
    return await show(request, help_request, {})


@post("/help-requests/{help_request:uuid}/accept", guards=[READS], status_code=200)
async def accept(request: Web, help_request: FromPath[UUID]) -> Template | Redirect:
    """Open a case; where the desk knows somebody of the same name, the worker says first that it is another person."""
    typed = await read_fields(request)
    form = parse(Accept, typed, {"consent": gettext("Consent")})
    if isinstance(form, FormErrors):
        return await show(request, help_request, typed, form)
    row = await queries.request_of(help_request, request.user)
    content = (await queries.shown(row)).content
    if row.state == "waiting" and content and form.other_person is None and await _same(content, request.user):
        wanted = gettext("Look at the people below first. Tick the box if it is none of them.")
        return await show(request, help_request, typed, FormErrors({"other_person": wanted}))
    return back_to(f"/cases/{await deciding.accept(help_request, token=form.token, by=request.user, now=clock.now())}")


@post("/help-requests/{help_request:uuid}/join", guards=[READS], status_code=200)
async def join(request: Web, help_request: FromPath[UUID]) -> Template | Redirect:
    """Join it to a case that is open."""
    typed = await read_fields(request)
    form = parse(Join, typed)
    if isinstance(form, FormErrors):
        return await show(request, help_request, typed, form)
    found = await case_of(form.person, request.user) if form.person else None
    if found is None and form.case_number:
        found = await queries.case_by_number(form.case_number, request.user)
    if found is None or found.status != "open":
        why = gettext("Choose a case, or enter the number of one") if not (form.person or form.case_number) else _not_joined(found)
        return await show(request, help_request, typed, FormErrors({"case_number": why}))
    await deciding.join(help_request, found.person, by=request.user, now=clock.now())
    return back_to(f"/cases/{found.person}")


@post("/help-requests/{help_request:uuid}/decline", guards=[READS], status_code=200)
async def decline(request: Web, help_request: FromPath[UUID]) -> Template | Redirect:
    """Say no, with a reason."""
    typed = await read_fields(request)
    form = parse(Decline, typed, {"reason": gettext("Reason")})
    if isinstance(form, FormErrors):
        return await show(request, help_request, typed, form)
    await deciding.decline(help_request, form.reason, version=form.version, by=request.user, now=clock.now())
    return back_to(f"/help-requests/{help_request}")


@post("/help-requests/{help_request:uuid}/take-up", guards=[READS], status_code=200)
async def take_up(request: Web, help_request: FromPath[UUID]) -> Template | Redirect:
    """Take a refusal back."""
    typed = await read_fields(request)
    version = str(typed.get("version") or "0")
    known = int(version) if version.isdecimal() and len(version) < 9 else 0
    await deciding.take_up(help_request, version=known, by=request.user, now=clock.now())
    return back_to(f"/help-requests/{help_request}")


def _not_joined(found: CaseRow | None) -> str:
    if found is None:
        return gettext("There is no case of this number on your desk. Look at the number again, or search for the person under Cases")
    return gettext("That case is closed. Open it again on its page first; then join the request to it")


async def _same(content: Content, by: Actor) -> list[CaseRow]:
    return await likely_same(f"{content.family_name} {content.given_name}", content.birth_year, content.phone or None, by)


async def show(request: Web, number: UUID, typed: Fields, errors: FormErrors | None = None) -> Template:
    """The page of one request."""
    row = await queries.request_of(number, request.user)
    shown = await queries.shown(row)
    return page(
        request,
        "help_requests/one.html",
        status=422 if errors else 200,
        shown=shown,
        answers=await answers_of(number),
        answer_words=answer_words,
        hows=answer_words.hows(),
        told=text_on(Purpose.HELP, words.today(clock.now())).paragraphs(spoken(row.language)),
        until=kept_until(words.today(row.decided_at), words.today(clock.now())) if row.decided_at else None,
        number=own_words.number_of(row.region, row.number),
        same=await _same(shown.content, request.user) if shown.content and row.state == "waiting" else [],
        due=words.due(row.due_at, clock.now()),
        p=words,
        words=own_words,
        ground=ground,
        reasons=own_words.reasons(),
        typed=typed,
        errors=errors or FormErrors({}),
        token=typed.get("token") or uuid4(),
    )


route_handlers: list[ControllerRouterHandler] = [request_list, one_request, accept, join, decline, take_up]
