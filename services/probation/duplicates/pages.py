"""Two people on the register who may be one: each reader sees the sides that are theirs, and who may decide gives a reason."""

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException, PermissionDeniedException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.domain.categories import office_name
from services.probation.duplicates import queries, words
from services.probation.duplicates.actions import decide_suspicion
from services.probation.duplicates.domain import DECISIONS, Reader, Side, may_decide, number_of, sees
from services.probation.errors import AlreadyDecided
from services.probation.guards import READS, WRITES
from services.probation.words import choose, note_problem
from shared import clock
from shared.web.forms import FormErrors
from shared.web.pages import back_to, page
from shared.web.request import Web, read_fields

LONGEST_REASON = 2000
Row = dict[str, Any]


@get("/suspicions/{suspicion:uuid}", guards=[READS])
async def suspicion_page(request: Web, suspicion: FromPath[UUID]) -> Template:
    """Both sides, as far as they are this reader's to see."""
    return _show(request, await _row(request, suspicion), FormErrors({}), {})


@post("/suspicions/{suspicion:uuid}", guards=[WRITES], status_code=200)
async def decide(request: Web, suspicion: FromPath[UUID]) -> Template | Redirect:
    """What the officer found out. Nothing follows from it by itself."""
    row, fields = await _row(request, suspicion), await read_fields(request)
    if not may_decide(_reader(request), *_sides(row)):
        raise PermissionDeniedException
    decision = next((known for known in DECISIONS if known == fields.get("decision")), None)
    reason, wrong = fields.get("reason", "").strip(), {}
    if decision is None:
        wrong["decision"] = choose()
    if not reason or len(reason) > LONGEST_REASON:
        wrong["reason"] = note_problem(reason)
    if decision is None or wrong:
        return _show(request, row, FormErrors(wrong), fields, status=422)
    try:
        await decide_suspicion(suspicion, decision, reason, by=request.user, now=clock.now())
    except AlreadyDecided:
        own = next(side for side in (row["one"], row["two"]) if sees(_reader(request), _side(side)))
        return page(request, "probation/decided.html", status=409, address=f"/suspicions/{suspicion}", case=own)
    return back_to(f"/suspicions/{suspicion}")


def _show(request: Web, row: Row, errors: FormErrors, given: Row, *, status: int = 200) -> Template:
    reader, deciding = _reader(request), may_decide(_reader(request), *_sides(row))
    return page(
        request,
        "duplicates/page.html",
        status=status,
        suspicion=row,
        number=number_of(row["id"]),
        sides=[_visible(reader, row[name]) for name in ("one", "two")],
        apart=row["one"]["office"] != row["two"]["office"],
        decisions=[(code, words.decision(code)) for code in DECISIONS],
        decision=words.decision(row["decision"]),
        may_decide=deciding and row["decided_at"] is None,
        may_read_reason=deciding or all(sees(reader, side) for side in _sides(row)),
        errors=errors,
        given=given,
    )


def _visible(reader: Reader, case: Row) -> Row:
    """The case where it is the reader's, otherwise the office alone; pictures are for those who work with the person."""
    if not sees(reader, _side(case)):
        return {"hidden": True, "office": words.office(case["office"])}
    picture = case["state"] == "open" and reader.role != "auditor"
    return case | {"hidden": False, "office": office_name(case["office"]), "picture": picture}


async def _row(request: Web, suspicion: UUID) -> Row:
    row, reader = await queries.suspicion(suspicion), _reader(request)
    if row is None or not any(sees(reader, side) for side in _sides(row)):
        raise NotFoundException
    return row


def _sides(row: Row) -> tuple[Side, Side]:
    return _side(row["one"]), _side(row["two"])


def _side(case: Row) -> Side:
    return Side(case["person"], case["office"], case["officer"])


def _reader(request: Web) -> Reader:
    return Reader(request.user.id, str(request.user.role), request.user.office)


route_handlers = [suspicion_page, decide]
