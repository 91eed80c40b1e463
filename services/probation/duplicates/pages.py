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
from services.probation.duplicates.domain import DECISIONS, Reader, Side, may_decide, number_of, sees
from services.probation.duplicates.permissions import DuplicatePermission
from services.probation.duplicates.queries import Suspicion
from services.probation.errors import AlreadyDecided
from services.probation.words import choose, note_problem
from shared import clock
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
    return _show(request, *await _suspicion(request, suspicion), FormErrors({}), {})


@post("/suspicions/{suspicion:uuid}", guards=[requires(DuplicatePermission.DECIDE)], status_code=200)
async def decide(request: Web, suspicion: FromPath[UUID]) -> Template | Redirect:
    """Record what the officer found out. Nothing follows automatically."""
    (found, cases), fields = await _suspicion(request, suspicion), await read_fields(request)
    if not may_decide(_reader(request), *_sides(cases)):
        raise PermissionDeniedException
    decision = next((known for known in DECISIONS if known == fields.get("decision")), None)
    reason, wrong = fields.get("reason", "").strip(), {}
    if decision is None:
        wrong["decision"] = choose()
    if not reason or len(reason) > LONGEST_REASON:
        wrong["reason"] = note_problem(reason)
    if decision is None or wrong:
        return _show(
            request,
            found,
            cases,
            FormErrors(wrong, {"decision": gettext("Your decision"), "reason": gettext("Your reason, and what you compared")}),
            fields,
            status=422,
        )
    try:
        await decide_suspicion(suspicion, decision, reason, by=request.user, now=clock.now())
    except AlreadyDecided:
        own = next(side for side in cases if sees(_reader(request), _side(side)))
        return page(request, "probation/decided.html", status=409, address=f"/suspicions/{suspicion}", case=own)
    return back_to(f"/suspicions/{suspicion}")


def _show(request: Web, found: Suspicion, cases: tuple[Case, Case], errors: FormErrors, given: Fields, *, status: int = 200) -> Template:
    reader, deciding = _reader(request), may_decide(_reader(request), *_sides(cases))
    return page(
        request,
        "duplicates/page.html",
        status=status,
        suspicion=found,
        number=number_of(found.id),
        sides=[_visible(reader, case) for case in cases],
        apart=cases[0].office != cases[1].office,
        decisions=[(code, words.decision(code)) for code in DECISIONS],
        decision=words.decision(found.decision),
        may_decide=deciding and found.decided_at is None,
        may_read_reason=deciding or all(sees(reader, side) for side in _sides(cases)),
        errors=errors,
        given=given,
    )


def _visible(reader: Reader, case: Case) -> ShownSide:
    """The case if the reader may see it, otherwise only the office; pictures are only for those who work with the person."""
    if not sees(reader, _side(case)):
        return ShownSide(words.office(case.office))
    return ShownSide(cases_words.office(case.office), picture=case.is_open and reader.role != "auditor", case=case)


async def _suspicion(request: Web, suspicion: UUID) -> tuple[Suspicion, tuple[Case, Case]]:
    found = await queries.suspicion(suspicion)
    if found is None or not any(sees(_reader(request), side) for side in _sides(found[1])):
        raise NotFoundException
    return found


def _sides(cases: tuple[Case, Case]) -> tuple[Side, Side]:
    return _side(cases[0]), _side(cases[1])


def _side(case: Case) -> Side:
    return Side(case.person, case.office, case.officer)


def _reader(request: Web) -> Reader:
    return Reader(request.user.id, str(request.user.role), request.user.office)


route_handlers = [suspicion_page, decide]
