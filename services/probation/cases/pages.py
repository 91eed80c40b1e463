"""What every page about a person begins with: the case, if this reader may see it."""

from uuid import UUID

from litestar.exceptions import NotFoundException

from services.probation.cases import queries
from services.probation.cases.permissions import CasePermission
from services.probation.cases.rows import Case
from services.probation.record_links.queries import survivor_of
from shared.access.permissions import may
from shared.db.keyset import cursor
from shared.web.errors import LedElsewhere
from shared.web.request import Web


async def case_of(request: Web, person: UUID) -> Case:
    """The case of a person with the leading registration, or with the one that the address names; 404 if this reader may not see it.

    A reader who must state a purpose first is led to the form for it, and the address of a record that was merged into another one leads to
    that one: a page with the same end, or the case if something was sent.
    """
    case = await queries.case(request.user, person, cursor(request.query_params.get("registration")))
    if case is None:
        known = await survivor_of(person)
        if await queries.number_in_register(request.user, known) is not None:
            raise LedElsewhere(f"/people/{known}/purpose")
        raise NotFoundException
    if case.person != person and str(person) in request.url.path:
        end = request.url.path.split(str(person), 1)[1] if request.method == "GET" else ""
        raise LedElsewhere(f"/people/{case.person}{end}")
    return case


def may_write(request: Web) -> bool:
    """Whether this reader may change a case that they see."""
    return may(request.user, CasePermission.CHANGE)
