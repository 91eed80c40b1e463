"""What the pages of community work begin with: the case whose registration brings work, and its work."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar.exceptions import NotFoundException
from litestar.response import Template

from services.probation.cases.pages import case_of
from services.probation.cases.queries import case as case_in_scope
from services.probation.cases.rows import Case
from services.probation.community_work.actions.locking import work_today
from services.probation.community_work.permissions import WorkPermission
from services.probation.community_work.queries import registrations_with_work
from services.probation.community_work.rows import Work
from shared import clock
from shared.access.permissions import may
from shared.web.pages import page
from shared.web.request import Web


@dataclass(frozen=True, slots=True)
class Shown:
    """A case with its work, where the person lives. `where`: the address of the work page's folder."""

    case: Case
    work: Work
    now: datetime
    today: date
    at: time
    may_write: bool
    certifies: bool

    @property
    def may_certify(self) -> bool:
        """Whether the certificate may be drafted: also after the removal, as soon as every hour is worked."""
        done = self.work.sentenced.kind == "community" and self.work.balance(self.today).done
        return done and self.certifies

    @property
    def address(self) -> str:
        """Of the page about the work."""
        return f"/people/{self.case.person}/work"

    @property
    def query(self) -> str:
        """Which registration is meant."""
        return f"?registration={self.case.registration}"

    @property
    def home(self) -> str:
        """The page about the work, of this registration."""
        return f"{self.address}{self.query}"


async def shown(request: Web, person: UUID, session: UUID | None = None) -> Shown:
    """The case that the address names, or that of the session, or the first of the person's that brings work; 404 where none does."""
    case = await case_of(request, person)
    if "registration" not in request.query_params:
        candidates = await registrations_with_work(case.person, session)
        if case.registration not in candidates:
            in_scope = [await case_in_scope(request.user, case.person, each) for each in candidates]
            case = next((each for each in in_scope if each is not None), case)
    work, now = await work_today(case.registration, clock.now().date()), clock.now()
    if work.sentenced.kind is None and not work.orders:
        raise NotFoundException
    local = now.astimezone(ZoneInfo(case.time_zone))
    writes = may(request.user, WorkPermission.WRITE)
    return Shown(case, work, now, local.date(), local.time().replace(tzinfo=None), case.is_open and writes, writes)


def month_from(typed: str) -> date:
    """The first day of a month in an address, such as 2026-11. Raises NotFoundException."""
    try:
        return date.fromisoformat(f"{typed}-01")
    except ValueError:
        raise NotFoundException from None


def changed_meanwhile(request: Web, found: Shown) -> Template:
    """Somebody was faster, or the registration has ended: nothing was changed."""
    return page(request, "probation/decided.html", status=409, address=found.home, case=found.case)
