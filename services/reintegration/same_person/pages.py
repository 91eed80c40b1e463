"""Pages of cases that may be of one person: the suggestions, a comparison with the decision, what joined cases have together."""

from typing import Literal
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words
from services.reintegration.cases.permissions import CasePermission
from services.reintegration.cases.queries import case as case_of
from services.reintegration.cases.words import ground, origin
from services.reintegration.consents import words as consent_words
from services.reintegration.contacts import words as contact_words
from services.reintegration.needs import words as need_words
from services.reintegration.papers import words as paper_words
from services.reintegration.papers.domain import kinds
from services.reintegration.same_person import queries
from services.reintegration.same_person import words as own_words
from services.reintegration.same_person.actions import decide
from services.reintegration.same_person.contents import held_by
from services.reintegration.same_person.domain import Act, UndoWhy, Why
from shared import clock
from shared.access.permissions import may
from shared.web.forms import CheckedForm, FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import current, gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

READS, ACTS = requires(CasePermission.READ), requires(CasePermission.ACT)


class Decide(CheckedForm):
    """One person or two, and by what that is known; `version`: of the page."""

    act: Literal["join", "tell_apart"]
    why: Why
    version: int


class Undo(CheckedForm):
    """Why a decision is undone."""

    why: UndoWhy
    version: int


@get("/cases/{person:uuid}/same-person", guards=[READS])
async def same_person(request: Web, person: FromPath[UUID]) -> Template:
    """Whom it may be, and what was decided."""
    case = await case_of(person, request.user)
    return page(
        request, "same_person/list.html", case=case, suggested=await queries.suggested(case, request.user),
        pairs=await queries.pairs_of(person, request.user), words=own_words, ground=ground, may_act=may(request.user, CasePermission.ACT),
        together=len(await queries.group_of(person, request.user)) > 1,
    )  # fmt: skip


@get("/cases/{person:uuid}/same-person/{other:uuid}", guards=[READS])
async def compare(request: Web, person: FromPath[UUID], other: FromPath[UUID]) -> Template | Redirect:
    """Two cases side by side."""
    return await _compare(request, person, other, {})


@post("/cases/{person:uuid}/same-person/{other:uuid}", guards=[ACTS], status_code=200)
async def decide_pair(request: Web, person: FromPath[UUID], other: FromPath[UUID]) -> Template | Redirect:
    """One person, or two."""
    typed = await read_fields(request)
    form = parse(Decide, typed, {"act": gettext("One person or two?"), "why": gettext("How do you know?")})
    if isinstance(form, FormErrors):
        return await _compare(request, person, other, typed, form)
    await decide(person, other, Act(form.act), form.why, seen_version=form.version, by=request.user, now=clock.now())
    return back_to(f"/cases/{person}/same-person/{other}")


@post("/cases/{person:uuid}/same-person/{other:uuid}/undo", guards=[ACTS], status_code=200)
async def undo(request: Web, person: FromPath[UUID], other: FromPath[UUID]) -> Template | Redirect:
    """Undo the decision."""
    typed = await read_fields(request)
    form = parse(Undo, typed, {"why": gettext("Why is the decision undone?")})
    if isinstance(form, FormErrors):
        return await _compare(request, person, other, typed, form)
    await decide(person, other, Act.UNDO, form.why, seen_version=form.version, by=request.user, now=clock.now())
    return back_to(f"/cases/{person}/same-person/{other}")


@get("/cases/{person:uuid}/together", guards=[READS])
async def together(request: Web, person: FromPath[UUID]) -> Template:
    """What the joined cases have."""
    case = await case_of(person, request.user)
    held = [await held_by(each) for each in await queries.group_of(person, request.user)]
    names = {kind.code: kind.text(current()).name for kind in kinds(words.today(clock.now())) if not kind.sensitive}
    return page(
        request, "same_person/together.html", case=case, held=held, p=words, ground=ground, need_words=need_words, paper_names=names,
        paper_words=paper_words, contact_words=contact_words, consent_words=consent_words,
    )  # fmt: skip


async def _compare(request: Web, person: UUID, other: UUID, typed: Fields, errors: FormErrors | None = None) -> Template | Redirect:
    case, beside = await case_of(person, request.user), await case_of(other, request.user)
    if person == other:  # nobody is a pair with themselves
        return back_to(f"/cases/{person}/same-person")
    standing = await queries.standing(person, other)
    return page(
        request,
        "same_person/compare.html",
        status=422 if errors else 200,
        case=case,
        other=beside,
        held=[await held_by(case), await held_by(beside)],
        standing=standing,
        decisions=await queries.decisions(standing.id) if standing.id else [],
        p=words,
        words=own_words,
        ground=ground,
        origin=origin,
        may_act=may(request.user, CasePermission.ACT),
        typed=typed,
        errors=errors or FormErrors({}),
    )


route_handlers: list[ControllerRouterHandler] = [same_person, compare, decide_pair, undo, together]
