"""The register of outgoing documents of the offices that a reader sees: numbered ones, filtered, and as a table."""

from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import Response, get
from litestar.response import Template

from services.probation.cases import words as case_words
from services.probation.documents import queries, words
from services.probation.documents.domain.contents import KINDS
from services.probation.documents.domain.lifecycle import State
from services.probation.documents.permissions import DocumentPermission
from services.probation.documents.queries import Asked, ShownDocument
from services.probation.documents.serving import words as serving
from services.probation.documents.serving.records import Served, latest_of
from services.probation.local_time import local_today
from services.probation.settings import settings
from shared import clock
from shared.access import seen
from shared.db.keyset import cursor
from shared.identity.limits.requests import EXPORTS
from shared.web.fields import day_asked
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import csv_file, page
from shared.web.request import Web

REGISTER = requires(DocumentPermission.REGISTER)
ON_A_PAGE, MOST_EXPORTED = 50, 5_000
NUMBERED = (State.DECIDED, State.SIGNED, State.LEFT, State.WITHDRAWN)
COLUMNS = ("number", "decided_at", "kind", "name", "case_number", "addressee", "state", "decided_by", "second", "served_how", "served_on",
           "corrects", "tracking", "witnesses", "proof", "service_records", "erased_at")  # fmt: skip


@get("/outgoing", guards=[REGISTER])
async def register_page(request: Web) -> Template:
    """The latest number first."""
    asked, wrong = _asked(request)
    rows = await queries.registered(request.user, asked, size=ON_A_PAGE, after=_after(request))
    services = await latest_of([row.id for row in rows])
    return page(
        request,
        "documents/register.html",
        rows=rows,
        services=services,
        serving=serving,
        asked=asked,
        given={name: request.query_params.get(name, "") for name in ("since", "until")},
        wrong=wrong,
        kinds=words.kinds(tuple(KINDS)),
        states=[("unserved", gettext("Not served yet")), *((str(code), words.state(code)[0]) for code in NUMBERED)],
        words=words,
        office=case_words.office,
    )


@get("/outgoing.csv", guards=[REGISTER, EXPORTS])
async def register_csv(request: Web) -> Response[str]:
    """The same for a spreadsheet: an English header, codes, moments in UTC."""
    rows = list(await queries.registered(request.user, _asked(request)[0], size=MOST_EXPORTED, after=None))
    seen.saw(*(row.person for row in rows))
    services = await latest_of([row.id for row in rows])
    return csv_file(f"outgoing-{local_today(clock.now())}.csv", COLUMNS, [_line(row, services.get(row.id)) for row in rows])


def _line(row: ShownDocument, service: Served | None) -> tuple[str | None, ...]:
    decided, served, erased = row.decided_at, row.served_on, row.erased_at
    confirmed = str(len(service.witnesses) + (service.second_by is not None)) if service else None
    return (
        row.number, decided.isoformat() if decided else None, row.kind, row.name, row.case_number, row.addressee, row.state,
        row.decided_by_name, row.second_by_name, service.how if service else row.served_how, served.isoformat() if served else None,
        row.corrects_number, service.tracking if service else None, confirmed, "yes" if service and service.proof else None,
        str(service.number) if service else None, erased.isoformat() if erased else None,
    )  # fmt: skip


def _asked(request: Web) -> tuple[Asked, dict[str, str]]:
    given, wrong = request.query_params, dict[str, str]()
    days = {}
    for name in ("since", "until"):
        days[name], problem = day_asked(given.get(name))
        wrong |= {name: problem} if problem else {}
    zone = ZoneInfo(settings().timezone)
    since, until = days["since"], days["until"]
    kind, state = given.get("kind", ""), given.get("state", "")
    return Asked(
        kind if kind in KINDS else "",
        state if state in {"unserved", *(str(each) for each in NUMBERED)} else "",
        datetime.combine(since, time(), zone) if since else None,
        datetime.combine(until + timedelta(days=1), time(), zone) if until else None,
    ), wrong


def _after(request: Web) -> UUID | None:
    return cursor(request.query_params.get("after"))


route_handlers = [register_page, register_csv]
