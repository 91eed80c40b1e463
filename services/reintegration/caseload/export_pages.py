"""The list of cases as a file, as it is searched and filtered on the page, for a purpose that is recorded."""

from typing import Literal

from litestar import Response, post
from litestar.response import Redirect
from litestar.types import ControllerRouterHandler

from services.reintegration import words
from services.reintegration.caseload import queries
from services.reintegration.caseload import words as own_words
from services.reintegration.caseload.pages import criteria
from services.reintegration.caseload.permissions import CaseListPermission
from services.reintegration.database import DB, Audit
from shared import audit, clock
from shared.access import seen
from shared.db.engine import transaction
from shared.identity.limits.requests import EXPORTS
from shared.web.forms import CheckedForm, FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import format_date, gettext
from shared.web.pages import address_with, back_to, csv_file
from shared.web.request import Web, read_fields

MOST_EXPORTED = 5_000
"""Cases in a file: more than any office has. A longer list is refused, so that no file is taken for the whole."""


class Export(CheckedForm):
    """For what the file is."""

    purpose: Literal["office_work", "report", "inspection"]


@post("/cases/export", guards=[requires(CaseListPermission.EXPORT), EXPORTS], status_code=200)
async def export_cases(request: Web) -> Response[str] | Redirect:
    """The file; without a purpose, or where the list is too long, back to the page, which says what is missing."""
    by, now = request.user, clock.now()
    what, _ = await criteria(request)
    query = {"s": request.query_params["s"]} if what.search else {}
    form = parse(Export, await read_fields(request), {"purpose": gettext("For what is the list exported?")})
    if isinstance(form, FormErrors):
        return back_to(address_with("/cases", query | what.address, "export", "purpose") + "#export")
    if what.search:
        rows, more = await queries.search_cases(by, what, now=now), False
    else:
        listed = await queries.cases(by, size=MOST_EXPORTED, what=what)
        rows, more = list(listed), listed.after is not None
    if more:
        return back_to(address_with("/cases", query | what.address, "export", "long") + "#export")
    seen.saw(*(row.person for row in rows), reason=own_words.purpose(form.purpose))
    details: audit.Details = {
        "rows": len(rows), "purpose": form.purpose, "searched": bool(what.search), "which": what.which.value, "filters": len(what.filters),
    }  # fmt: skip
    async with transaction(DB):
        await audit.record(Audit, by=by, action="cases_exported", about=None, details=details, at=now)
    head = (
        gettext("Person"), gettext("Year of birth"), gettext("Case"), gettext("Office"), gettext("State"), gettext("Language"),
        gettext("Next step due"), gettext("Tasks"), gettext("Referrals"), gettext("Last contact"),
    )  # fmt: skip
    return csv_file("cases.csv", head, [_cells(row) for row in rows])


def _cells(row: queries.ListedCase) -> tuple[object, ...]:
    return (
        row.name, row.birth_year, row.case_number, own_words.office(row.office), own_words.state(row), words.language(row.language),
        row.next_due.isoformat() if row.next_due else None, row.tasks, row.referrals,
        format_date(row.last_contact) if row.last_contact else None,
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [export_cases]
