"""The list of proceedings: mine and the office's, by stage and deadline; as a table."""

from litestar import Response, get
from litestar.response import Template

from services.probation.breaches import queries, words
from services.probation.breaches.domain.stages import Stage
from services.probation.breaches.permissions import BreachPermission
from services.probation.breaches.queries import Asked
from shared import clock
from shared.db.keyset import cursor
from shared.identity.limits.requests import EXPORTS
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import csv_file, page
from shared.web.request import Web

ON_A_PAGE, MOST = 50, 5000
COLUMNS = ("case_number", "category", "matter", "stage", "opened_at", "deadline_at", "officer", "decided_at", "steps", "served_on")


def _whens() -> list[tuple[str, str]]:
    return [
        ("mine", gettext("Mine")),
        ("office", gettext("Office")),
        ("late", gettext("Overdue")),
        ("closed", gettext("Closed")),
    ]


@get("/breaches", guards=[requires(BreachPermission.LIST)])
async def breaches_list(request: Web) -> Template:
    """What waits, by its deadline."""
    when, asked = _asked(request)
    rows = await queries.listed(request.user, asked, size=ON_A_PAGE, after=cursor(request.query_params.get("after")))
    return page(
        request,
        "breaches/list.html",
        rows=rows,
        shown=[(row, words.stage(row.stage)) for row in rows],
        when=when,
        asked=asked,
        whens=_whens(),
        stages=words.stages(),
        words=words,
        now=clock.now(),
        query={name: text for name, text in request.query_params.items() if name in ("when", "status")},
    )


@get("/breaches.csv", guards=[requires(BreachPermission.LIST), EXPORTS])
async def breaches_csv(request: Web) -> Response[str]:
    """The same as a table, with codes and moments in UTC, without names."""
    found = await queries.listed(request.user, _asked(request)[1], size=MOST)
    rows = [
        (
            row.case_number, row.category, row.matter, row.stage, row.opened_at.isoformat(),
            row.deadline_at.isoformat() if row.deadline_at else None, row.officer_name,
            row.decided_at.isoformat() if row.decided_at else None, " ".join(row.chosen), row.served_on,
        )
        for row in found
    ]  # fmt: skip
    return csv_file("proceedings.csv", COLUMNS, rows)


def _asked(request: Web) -> tuple[str, Asked]:
    when, stage = request.query_params.get("when", "mine"), request.query_params.get("status", "")
    when = when if when in dict(_whens()) else "mine"
    return when, Asked(
        request.user.id if when == "mine" else None,
        stage if stage in set(Stage) else "",
        clock.now() if when == "late" else None,
        closed=when == "closed",
    )


route_handlers = [breaches_list, breaches_csv]
