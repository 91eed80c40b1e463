"""Two people on the register who may be the same: each reader sees their own side, and a reader who may decide gives a reason."""

from dataclasses import dataclass
from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException, PermissionDeniedException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases import words as cases_words
from services.probation.cases.rows import Case
from services.probation.duplicates import queries, words
from services.probation.duplicates.actions import decide_suspicion
from services.probation.duplicates.domain import DECISIONS, may_decide, number_of
from services.probation.duplicates.permissions import DuplicatePermission
from services.probation.duplicates.queries import Side, Suspicion
from services.probation.errors import AlreadyDecided
from services.probation.identity_match import words as match_words
from services.probation.words import choose, note_problem
from shared import clock
from shared.access.permissions import may
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

LONGEST_REASON = 2000


@dataclass(frozen=True, slots=True)
class ShownSide:
    """One of the two people as this reader may see them; `case` is None if they may not see the case."""

    office: str
    picture: bool = False
    case: Case | None = None


@get("/suspicions/{suspicion:uuid}", guards=[requires(DuplicatePermission.READ)])
async def suspicion_page(request: Web, suspicion: FromPath[UUID]) -> Template:
    """Both sides, as far as this reader may see them."""
    return await _show(request, *await _suspicion(request, suspicion), FormErrors({}), {})


@post("/suspicions/{suspicion:uuid}", guards=[requires(DuplicatePermission.DECIDE)], status_code=200)
async def decide(request: Web, suspicion: FromPath[UUID]) -> Template | Redirect:
    """Record what the officer found out. Nothing follows automatically."""
    (found, sides), fields = await _suspicion(request, suspicion), await read_fields(request)
    if not _decides(request, sides):
        raise PermissionDeniedException
    decision = next((known for known in DECISIONS if known == fields.get("decision")), None)
    reason, wrong = fields.get("reason", "").strip(), {}
    if decision is None:
        wrong["decision"] = choose()
    if not reason or len(reason) > LONGEST_REASON:
        wrong["reason"] = note_problem(reason)
    if decision is None or wrong:
        return await _show(
            request,
            found,
            sides,
            FormErrors(wrong, {"decision": gettext("Your decision"), "reason": gettext("Your reason, and what you compared")}),
            fields,
            status=422,
        )
    try:
        await decide_suspicion(suspicion, decision, reason, by=request.user, now=clock.now())
    except AlreadyDecided:
        own = next(side for side in sides if side.seen)
        return page(request, "probation/decided.html", status=409, address=f"/suspicions/{suspicion}", case=own.case)
    return back_to(f"/suspicions/{suspicion}")


async def _show(
    request: Web, found: Suspicion, sides: tuple[Side, Side], errors: FormErrors, given: Fields, *, status: int = 200
) -> Template:
    deciding = _decides(request, sides)
    return page(
        request,
        "duplicates/page.html",
        status=status,
        suspicion=found,
        number=number_of(found.id),
        weighed=await queries.explanation(found, clock.now()) if all(side.seen for side in sides) else None,
        match=match_words,
        sides=[_visible(request, side) for side in sides],
        apart=sides[0].case.office != sides[1].case.office,
        decisions=[(code, words.decision(code)) for code in DECISIONS],
        decision=words.decision(found.decision),
        may_merge=deciding and all(side.seen for side in sides) and sides[0].case.person != sides[1].case.person,
        may_decide=deciding and found.decided_at is None,
        may_read_reason=deciding or all(side.seen for side in sides),
        errors=errors,
        given=given,
    )


def _visible(request: Web, side: Side) -> ShownSide:
    """The case if the reader may see it, otherwise only the office; pictures are only for those who work with the person."""
    if not side.seen:
        return ShownSide(words.office(side.case.office))
    picture = side.case.is_open and may(request.user, DuplicatePermission.DECIDE)
    return ShownSide(cases_words.office(side.case.office), picture=picture, case=side.case)


async def _suspicion(request: Web, suspicion: UUID) -> tuple[Suspicion, tuple[Side, Side]]:
    found = await queries.suspicion(request.user, suspicion)
    if found is None:
        raise NotFoundException
    return found


def _decides(request: Web, sides: tuple[Side, Side]) -> bool:
    one, other = sides
    return may_decide(request.user, one.seen, other.seen)


route_handlers = [suspicion_page, decide]
