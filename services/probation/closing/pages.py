"""Taking a person off the register: the form, the second officer's answer, undoing it, ending the day early."""

from datetime import date
from typing import Literal
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.attachments.panels import papers_of
from services.probation.cases.pages import case_of
from services.probation.cases.queries import is_last_open
from services.probation.cases.rows import Case
from services.probation.cases.words import closing_reason, source
from services.probation.closing import domain
from services.probation.closing.actions import ReasonRefused, Why, answer_proposal, ask_to_close
from services.probation.closing.permissions import ClosingPermission
from services.probation.closing.queries import latest_closing
from services.probation.closing.undoing import finish_closing, undo_closing
from services.probation.closing.words import problem
from services.probation.errors import AlreadyClosed, AlreadyDecided, SecondOfficerNeeded
from services.probation.law import rules as law
from services.probation.local_time import local_today
from services.probation.words import choose, confirm, note_problem
from shared import clock
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

LONGEST = 2000
LONGEST_DOCUMENT = 300


@get("/people/{person:uuid}/close", guards=[requires(ClosingPermission.CLOSE)])
async def close_page(request: Web, person: FromPath[UUID]) -> Template:
    """Ask before the person is taken off the register; a proposal that waits is shown instead. On the last day the reason is drafted."""
    case = await case_of(request, person)
    waiting = await latest_closing(case.registration)
    if waiting is not None and waiting.waits and case.is_open:
        return await _proposal(request, case, waiting, {}, FormErrors({}))
    over = domain.reason_problem(domain.TERM_ENDED, ends_on=_ends_on(case), today=local_today(clock.now())) is None
    return await _close_form(request, case, {"reason": domain.TERM_ENDED} if over else {}, FormErrors({}))


@post("/people/{person:uuid}/close", guards=[requires(ClosingPermission.CLOSE)], status_code=200)
async def close(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Take the person off the register, or put that before a second officer."""
    case, fields = await case_of(request, person), await read_fields(request)
    if case.is_open and (wrong := _wrong(case, fields)):
        named = {"reason": gettext("Reason"), "document": gettext("Document: title, number, date"), "words": gettext("Note")}
        return await _close_form(request, case, fields, FormErrors(wrong, named), status=422)
    why = Why(fields.get("reason", ""), fields.get("document", "").strip(), fields.get("words", "").strip())
    try:
        await ask_to_close(person, why, by=request.user, now=clock.now(), registration=case.registration)
    except ReasonRefused as refused:
        return await _close_form(request, case, fields, FormErrors({"reason": refused.words}, {"reason": gettext("Reason")}), status=409)
    except (AlreadyClosed, AlreadyDecided):
        return _decided(request, case)
    return back_to(f"/people/{person}")


@post("/people/{person:uuid}/close/answer", guards=[requires(ClosingPermission.CLOSE)], status_code=200)
async def answer_closing(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """The second officer's answer; who proposed may take it back."""
    case, fields = await case_of(request, person), await read_fields(request)
    waiting = await latest_closing(case.registration)
    if waiting is None or not waiting.waits or not case.is_open:
        return _decided(request, case)
    words, answer = fields.get("words", "").strip(), _answer(fields.get("answer", ""))
    wrong = {} if answer else {"answer": choose()}
    if not words or len(words) > LONGEST:
        wrong["words"] = note_problem(words)
    if wrong or answer is None:
        return await _proposal(request, case, waiting, fields, FormErrors(wrong, {"words": gettext("Reason")}), status=422)
    try:
        await answer_proposal(person, answer, words, by=request.user, now=clock.now(), registration=case.registration)
    except SecondOfficerNeeded:
        alone = FormErrors({"answer": gettext("You proposed it: another officer must confirm")})
        return await _proposal(request, case, waiting, fields, alone, status=422)
    except ReasonRefused as refused:
        return await _proposal(request, case, waiting, fields, FormErrors({"answer": refused.words}), status=409)
    except (AlreadyClosed, AlreadyDecided):
        return _decided(request, case)
    return back_to(f"/people/{person}")


@get("/people/{person:uuid}/reopen", guards=[requires(ClosingPermission.CLOSE)])
async def reopen_page(request: Web, person: FromPath[UUID]) -> Template:
    """Ask why the closing is undone."""
    case = await case_of(request, person)
    closing = await latest_closing(case.registration)
    if closing is None or not closing.can_be_undone(clock.now()):
        return _decided(request, case)
    return page(request, "closing/reopen.html", case=case, closing=closing, given={}, errors=FormErrors({}))


@post("/people/{person:uuid}/reopen", guards=[requires(ClosingPermission.CLOSE)], status_code=200)
async def reopen(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Undo the closing."""
    case, fields = await case_of(request, person), await read_fields(request)
    words = fields.get("words", "").strip()
    if not words or len(words) > LONGEST:
        errors = FormErrors({"words": note_problem(words)}, {"words": gettext("Reason")})
        closing = await latest_closing(case.registration)
        return page(request, "closing/reopen.html", status=422, case=case, closing=closing, given=fields, errors=errors)
    try:
        await undo_closing(case.registration, words, by=request.user, now=clock.now())
    except AlreadyDecided:
        return _decided(request, case)
    return back_to(f"/people/{person}")


@post("/people/{person:uuid}/close/finish", guards=[requires(ClosingPermission.CLOSE)], status_code=200)
async def finish(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """End the day early: the face is erased now."""
    case, fields = await case_of(request, person), await read_fields(request)
    closing = await latest_closing(case.registration)
    if closing is None or closing.closed_at is None or closing.undone_at or closing.final_at:
        return _decided(request, case)
    if not is_sure(fields):
        return ask(
            request,
            fields,
            title=gettext("Make the removal final: %(name)s", name=case.name),
            follows=gettext("Every picture and template of the face is erased now. The removal cannot be undone afterwards."),
            button=gettext("Make it final"),
            back=f"/people/{person}",
        )
    await finish_closing(closing.id, by=request.user, now=clock.now())
    return back_to(f"/people/{person}")


def _wrong(case: Case, fields: Fields) -> dict[str, str]:
    """All that is wrong with the form, by field."""
    today, reason, document = local_today(clock.now()), fields.get("reason"), fields.get("document", "").strip()
    wrong = {}
    if reason not in domain.reasons(today, case.category):
        wrong["reason"] = choose()
    elif against := domain.reason_problem(reason, ends_on=_ends_on(case), today=today):
        wrong["reason"] = problem(against, _ends_on(case))
    if not document:
        wrong["document"] = problem("document", None)
    elif len(document) > LONGEST_DOCUMENT:
        wrong["document"] = gettext("Use at most %(most)s characters", most=LONGEST_DOCUMENT)
    if len(fields.get("words", "")) > LONGEST:
        wrong["words"] = note_problem("x")
    if fields.get("sure") != "yes":
        wrong["sure"] = confirm()
    return wrong


def _ends_on(case: Case) -> date | None:
    return None if case.term_suspended_since else case.term_ends_on


def _answer(typed: str) -> Literal["confirmed", "refused"] | None:
    return "confirmed" if typed == "confirmed" else "refused" if typed == "refused" else None


async def _close_form(request: Web, case: Case, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    today = local_today(clock.now())
    return page(
        request,
        "closing/close.html",
        status=status,
        case=case,
        given=given,
        errors=errors,
        reasons=[(code, closing_reason(code), domain.needs_second(code, today)) for code in domain.reasons(today, case.category)],
        removal=law.rule("removal.on", today),
        undo=law.rule("closing.undo_within", today),
        last=await is_last_open(case.person, case.registration),
        source=source,
    )


async def _proposal(request: Web, case: Case, closing: domain.Closing, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    own, reason = closing.proposed_by == request.user.id, closing_reason(closing.reason)
    shown = {"case": case, "closing": closing, "given": given, "errors": errors, "own": own, "reason": reason}
    return page(request, "closing/proposal.html", status=status, papers=await papers_of(request, case.person), **shown)


def _decided(request: Web, case: Case) -> Template:
    return page(request, "probation/decided.html", status=409, address=f"/people/{case.person}", case=case)


route_handlers = [close_page, close, answer_closing, reopen_page, reopen, finish]
