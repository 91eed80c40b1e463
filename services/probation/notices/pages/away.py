"""Who is away, for an officer's people and for a senior officer's whole office: filtered, and as a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import Response, get
from litestar.response import Template

from services.probation.local_time import local_today
from services.probation.notices import queries, words
from services.probation.notices.domain.kinds import CHANGES, Kind
from services.probation.notices.permissions import NoticePermission
from services.probation.notices.queries import Away, ShownNotice
from services.probation.settings import settings
from shared import clock
from shared.access import seen
from shared.db.keyset import cursor
from shared.identity.limits.requests import EXPORTS
from shared.web.guards import requires
from shared.web.pages import csv_file, page
from shared.web.request import Web

READS = requires(NoticePermission.READ)
ON_A_PAGE, MOST_EXPORTED = 50, 5_000
DAYS: Mapping[str, int] = {"today": 1, "week": 7}
LATE = "late"
COLUMNS = ("name", "case_number", "officer", "kind", "form", "state", "starts_at", "ends_at", "region", "place")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: `when` is today, week (today and six days more) or late (the end has passed, nobody was seen back)."""

    when: str
    kind: str
    region: str
    officer: UUID | None

    def rows(self, now: datetime) -> Away:
        """The same for the query."""
        midnight = datetime.combine(local_today(now), time.min, ZoneInfo(settings().timezone))
        until = midnight + timedelta(days=DAYS.get(self.when, 1))
        return Away(now if self.when == LATE else until, now if self.when == LATE else None, self.kind, self.region, self.officer)

    @property
    def filters(self) -> int:
        """How many filters are set."""
        return sum(map(bool, (self.kind, self.region, self.officer)))


@get("/notices/away", guards=[READS])
async def away_page(request: Web) -> Template:
    """Who is away today or within a week, or is not back."""
    asked, now = _asked(request), clock.now()
    found = await queries.away_listed(request.user, asked.rows(now), size=ON_A_PAGE, after=cursor(request.query_params.get("after")))
    return page(
        request,
        "notices/away.html",
        notices=found,
        states={row.id: words.state(row.state_at(now)) for row in found},
        asked=asked,
        whens=words.whens(),
        kinds=[(code, text) for code, text in words.kinds() if code not in CHANGES],
        officers=await queries.officers_of_away(request.user),
        words=words,
    )


@get("/notices/away.csv", guards=[READS, EXPORTS])
async def away_csv(request: Web) -> Response[str]:
    """The same for a spreadsheet: an English header, codes, moments in UTC."""
    now = clock.now()
    found = list(await queries.away_listed(request.user, _asked(request).rows(now), size=MOST_EXPORTED, after=None))
    seen.saw(*(row.person for row in found))
    return csv_file(f"away-{local_today(now)}.csv", COLUMNS, [_line(row, now) for row in found])


def _line(row: ShownNotice, now: datetime) -> tuple[str | None, ...]:
    period = (row.starts_at.isoformat(), row.ends_at.isoformat() if row.ends_at else None)
    return (row.name, row.case_number, row.officer_name, row.kind, row.form, str(row.state_at(now)), *period, row.region, row.place)


def _asked(request: Web) -> Asked:
    given = request.query_params
    when, kind, region = given.get("when", "today"), given.get("kind", ""), given.get("region", "")
    return Asked(
        when if when in (*DAYS, LATE) else "today",
        kind if kind in set(Kind) else "",
        region if region in words.REGIONS else "",
        cursor(given.get("officer")),
    )


route_handlers = [away_page, away_csv]
