"""Demo data: a bracelet, a home and a curfew for the demo person, and a vendor's key that is public on purpose."""

from contextlib import suppress
from datetime import datetime, time, timedelta
from uuid import UUID, uuid4

from services.probation.cases.tables import Person
from services.probation.database import DB
from services.probation.demo.people import FIRST_IIN, OFFICER, SENIOR
from services.probation.errors import AlreadyClosed
from services.probation.local_time import local_today
from services.probation.telemetry.devices import actions as devices
from services.probation.telemetry.devices.actions import DeviceDetails
from services.probation.telemetry.devices.bracelet_queries import bracelet
from services.probation.telemetry.devices.queries import device
from services.probation.telemetry.monitoring import queries as monitoring
from services.probation.telemetry.monitoring.actions import NewRequest, ask, decide
from services.probation.telemetry.monitoring.domain.decisions import Request
from services.probation.telemetry.monitoring.domain.law import Ground
from services.probation.telemetry.orders.actions import NotOpen, set_order
from services.probation.telemetry.orders.queries import order_in_force
from services.probation.telemetry.orders.zone_forms import ZoneForm
from services.probation.telemetry.quarantine.actions import put_on
from services.probation.telemetry.stock.actions import move
from services.probation.telemetry.stock.domain.states import Event
from services.probation.telemetry.vendors.demo import DEMO_KEY, DEMO_VENDOR, load_demo_vendor
from shared import clock
from shared.db.engine import transaction
from shared.settings import OraluSettings

DEVICE = "DEMO-0001"
STOCK = ("DEMO-0002", "DEMO-0003")
"""One in store, and one that is at its vendor for repair."""
DETAILS = DeviceDetails(DEMO_VENDOR, "http", "request_signature", "Simulator")
HOME = (43.2380, 76.9450)


async def load_demo(settings: OraluSettings) -> list[str]:
    """Put the demo bracelet on the demo person where it is missing. Does nothing outside a demo system."""
    if not settings.demo:
        return []
    await DB.start_connection_pool()
    try:
        now = clock.now()
        await load_demo_vendor(by=OFFICER, now=now)
        person = await Person.select(Person.id, Person.time_zone).where(Person.iin == FIRST_IIN).first()
        if person is not None:
            begin = now - timedelta(hours=3)
            with suppress(NotOpen, AlreadyClosed):  # somebody tried closing the demo person's registration: so it stays
                if await order_in_force(person["id"]) is None:
                    zone = ZoneForm(latitude=HOME[0], longitude=HOME[1], radius_m=100, start=time(22), end=time(6), days=list(range(7)))
                    await set_order(person["id"], zone.order(person["time_zone"] or settings.timezone), by=OFFICER, now=begin)
                await _decision(person["id"], begin)
                if await bracelet(person["id"]) is None:
                    await put_on(person["id"], DEVICE, DETAILS, by=OFFICER, now=begin)
            await _stock(begin)
    finally:
        await DB.close_connection_pool()
    return [f"Demo Person wears bracelet {DEVICE}; `oralu simulate` lets it send (key {DEMO_KEY})"]


async def _decision(person: UUID, now: datetime) -> None:
    """A decision on which the demo bracelet rests, asked for by the officer and approved by the senior one."""
    if await monitoring.open_ones(person, "probation"):
        return
    new = NewRequest(
        Request.NEW, Ground.CATEGORY, local_today(now), None, "Demo: to be at home at night", "Demo report 1", uuid4()
    )  # fmt: skip
    number = await ask(person, new, by=OFFICER, now=now)
    await decide(number, True, "Demo: the reasons are shown", "Demo decision 1", seen_version=1, by=SENIOR, now=now)


async def _stock(now: datetime) -> None:
    """Further demo bracelets, where they are missing."""
    if await device(OFFICER, STOCK[0]) is not None:
        return
    async with transaction(DB):
        for number in STOCK:
            await devices.register(DB.connection(), number, DETAILS, by=OFFICER, now=now)
        await move(STOCK[1], Event.BREAK, "Demo: does not charge", seen_version=1, by=OFFICER, now=now)
        await move(STOCK[1], Event.SEND_TO_VENDOR, "Demo record 2", seen_version=2, by=OFFICER, now=now)
