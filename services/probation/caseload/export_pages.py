"""The list of people as a file, as it is filtered and sorted on the page."""

import csv
import io

from litestar import get
from litestar.response import Response

from services.probation.caseload import list_queries as queries
from services.probation.caseload import spreadsheet, words
from services.probation.caseload.domain import Column, Order
from services.probation.caseload.pages import criteria
from services.probation.caseload.permissions import CaseloadPermission
from services.probation.cases.words import category, supervising_authority
from services.probation.database import DB, Audit
from shared import audit, clock
from shared.access import seen
from shared.db.engine import transaction
from shared.identity.limits.requests import EXPORTS
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import plain
from shared.web.request import Web

MOST_EXPORTED = 5_000
"""People in a file: more than any office has."""
READS = [requires(CaseloadPermission.EXPORT), EXPORTS]


@get("/people.csv", guards=READS)
async def export_csv(request: Web) -> Response[bytes]:
    """For any program: UTF-8 with its mark, which Excel needs for Kazakh letters."""
    out = io.StringIO()
    csv.writer(out).writerows([[plain(str(cell)) for cell in row] for row in await _table(request, "csv")])
    return _file(out.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", "csv")


@get("/people.xlsx", guards=READS)
async def export_xlsx(request: Web) -> Response[bytes]:
    """For Excel and LibreOffice."""
    return _file(spreadsheet.workbook(gettext("People"), await _table(request, "xlsx")), spreadsheet.MEDIA_TYPE, "xlsx")


async def _table(request: Web, kind: str) -> list[list[spreadsheet.Cell]]:
    """A row of headings and one for each person; the export is recorded, and whom it shows."""
    by, now = request.user, clock.now()
    what, _ = await criteria(request)
    order = Order.read(request.query_params.get("sort"), wide=queries.is_wide(by))
    rows = list(await queries.people(by, what, size=MOST_EXPORTED, now=now, order=order))
    seen.saw(*(row.person for row in rows))
    details: audit.Details = {"kind": kind, "rows": len(rows), "searched": bool(what.search), "filters": what.filters}
    async with transaction(DB):
        await audit.record(Audit, by=by, action="people_exported", about=None, details=details, at=now)
    head: list[spreadsheet.Cell] = [words.column(each) for each in Column]
    head += [gettext("Category"), gettext("Supervised by"), gettext("Bracelet")]
    yes = gettext("yes")
    return [head] + [
        [
            *(row.name, row.case_number, row.officer_name, row.due_on, row.missed, row.term_ends_on),
            *(category(row.category), supervising_authority(row.supervising_authority), yes if row.bracelet else ""),
        ]
        for row in rows
    ]


def _file(content: bytes, media_type: str, ending: str) -> Response[bytes]:
    headers = {"content-disposition": f'attachment; filename="people.{ending}"', "cache-control": "no-store"}
    return Response(content, media_type=media_type, headers=headers)


route_handlers = [export_csv, export_xlsx]
