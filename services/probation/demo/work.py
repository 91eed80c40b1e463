"""Demo data: a fictional work site, and compulsory labour on Saturdays for the second demo person."""

from datetime import time, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5
from zoneinfo import ZoneInfo

from services.probation.capabilities import CAPABILITIES
from services.probation.cases.tables import Person, Registration
from services.probation.community_work.actions import orders
from services.probation.community_work.actions.sites import SiteDetails, add_site
from services.probation.community_work.actions.timetable import NewAllocation, allocate
from services.probation.community_work.tables import WorkOrder
from services.probation.database import DB
from services.probation.demo.people import OFFICER, SECOND_IIN
from shared import clock
from shared.identity.demo import OFFICE
from shared.registry import fill
from shared.settings import OraluSettings

SITE = SiteDetails(
    "Demo Park", "Demo Gardens (fictional)", "Cleaning paths", "Demo Street 30", "Demo Gardener", "+77010000030", "012345", 10, None
)
HOURS = 100


async def load_demo(settings: OraluSettings) -> list[str]:
    """Add the site, and the order with its sessions where they are missing. Does nothing outside a demo system."""
    if not settings.demo:
        return []
    fill("probation", CAPABILITIES)
    await DB.start_connection_pool()
    try:
        await _load(settings)
    finally:
        await DB.close_connection_pool()
    return []


async def _load(settings: OraluSettings) -> None:
    now = clock.now()
    today = now.astimezone(ZoneInfo(settings.timezone)).date()
    site = await add_site(OFFICE, SITE, token=_token("site"), by=OFFICER, now=now)
    person = await Person.select(Person.id).where(Person.iin == SECOND_IIN).first()
    if person is None or await WorkOrder.exists().where(WorkOrder.form_token == _token("order")):
        return
    who: UUID = person["id"]
    rows = await Registration.select(Registration.id).where(Registration.person == who, Registration.state == "open")
    if not rows:
        return
    registration: UUID = rows[0]["id"]
    order = await orders.ask_for_order(
        who, registration, today, "Demo letter 1", token=_token("order"), by=OFFICER, now=now, today=today
    )  # fmt: skip
    arrived = orders.Arrived("1-demo", today, today, site, HOURS, "Demo Gardener")
    await orders.receive(who, registration, order, arrived, seen=1, by=OFFICER, now=now, today=today)
    await orders.acquaint(who, registration, order, today, seen=2, by=OFFICER, now=now, today=today)
    what = NewAllocation(order, site, "5", time(10), 4, today + timedelta(days=1), None, _token("allocation"))
    await allocate(who, registration, what, by=OFFICER, now=now, today=today)


def _token(name: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"oralu:demo:work-{name}")
