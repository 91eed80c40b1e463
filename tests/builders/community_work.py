"""Community work as actions and forms take it: a sentence, a site, an order that was signed, a timetable, outcomes."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from services.probation.cases.domain.categories import Category
from services.probation.community_work.actions import orders
from services.probation.community_work.actions.attendance import Ended, record_outcome
from services.probation.community_work.actions.sites import SiteDetails, add_site
from services.probation.community_work.actions.timetable import NewAllocation, allocate
from services.probation.community_work.queries import work_of
from services.probation.community_work.rows import ShownSession, Work
from services.probation.community_work.session_tables import WorkSession
from services.probation.register.actions import Registered, register_person
from shared.actors import Actor
from tests.builders.actors import OFFICER
from tests.builders.ids import fresh
from tests.builders.moments import ALMATY, NOW, TODAY
from tests.builders.people import person
from tests.builders.registrations import registration

DAY = timedelta(days=1)
HOURS, LEAST = 24, 20
"""Few hours, so that a test is short."""


@dataclass(frozen=True)
class Worker:
    """Somebody with community work, and the site of their order."""

    person: UUID
    registration: UUID
    site: UUID
    order: UUID

    async def work(self) -> Work:
        """The work as it is."""
        found = await work_of(self.registration, 0)
        assert found is not None
        return found

    async def sessions(self) -> list[ShownSession]:
        """The sessions, the earliest first."""
        return list((await self.work()).sessions)


async def sentenced(hours: int = HOURS, *, category: Category = Category.COMMUNITY_WORK, by: Actor = OFFICER) -> Registered:
    """Somebody on the register for hours of work, since NOW."""
    given_hours = hours if category is Category.COMMUNITY_WORK else None
    why = "A short sentence for a test" if hours < LEAST else None
    what = replace(
        registration(days=200, category=category), conditions=(), work_hours=given_hours, offence_kind="misdemeanour", override_reason=why
    )
    return await register_person(person(), what, by=by, now=NOW)


def a_site(**changed: Any) -> SiteDetails:
    """A park with work from Monday to Saturday."""
    return replace(
        SiteDetails("Demo Park", "Demo Gardens", "Cleaning paths", "Demo Street 30", "Somebody", "", "012345", 10, None), **changed
    )


def at(day: date, hour: int = 19) -> datetime:
    """In the evening of a day in Almaty."""
    return datetime.combine(day, time(hour), ALMATY)


async def ordered(hours: int = HOURS, **given: Any) -> Worker:
    """A sentence whose order has arrived and was signed."""
    made = await sentenced(hours, **given)
    site = await add_site("75", a_site(), token=fresh(), by=OFFICER, now=NOW)
    order = await orders.ask_for_order(made.person, made.registration, TODAY, "Letter 5", token=fresh(), by=OFFICER, now=NOW, today=TODAY)
    what = orders.Arrived("17-р", TODAY, TODAY, site, hours, "Somebody")
    await orders.receive(made.person, made.registration, order, what, seen=1, by=OFFICER, now=NOW, today=TODAY)
    await orders.acquaint(made.person, made.registration, order, TODAY, seen=2, by=OFFICER, now=NOW, today=TODAY)
    return Worker(made.person, made.registration, site, order)


async def planned(hours: int = HOURS, **given: Any) -> Worker:
    """With sessions of four hours from tomorrow on, Monday to Friday."""
    worker = await ordered(hours, **given)
    what = NewAllocation(worker.order, worker.site, "01234", time(14), 4, TODAY + DAY, None, fresh())
    await allocate(worker.person, worker.registration, what, by=OFFICER, now=NOW, today=TODAY)
    return worker


async def ended(worker: Worker, session: ShownSession, outcome: str, credited: int = 0, **more: Any) -> None:
    """The session ended so, recorded on its evening."""
    now, seen = more.pop("now", at(session.on_date)), more.pop("seen", session.version)
    what = Ended(outcome, credited, more.pop("document", ""), "", **more)
    today = now.astimezone(ALMATY).date()
    await record_outcome(worker.person, worker.registration, session.id, what, seen=seen, by=OFFICER, now=now, today=today)


async def a_work_session(who: UUID, registration: UUID, *, by: Actor) -> UUID:
    """A session tomorrow, with an order that was asked for, also of a registration whose category brings no work."""
    await orders.ask_for_order(who, registration, TODAY, "Letter 5", token=fresh(), by=by, now=NOW, today=TODAY)
    site, session = await add_site(by.office or "", a_site(), token=fresh(), by=by, now=NOW), fresh()
    await WorkSession.insert(
        WorkSession(
            id=session, registration=registration, allocation=fresh(), site=site, on_date=TODAY + DAY, starts=time(14), hours=4,
            run=fresh(), made_at=NOW, made_by_name=by.name,
        )
    )  # fmt: skip
    return session
