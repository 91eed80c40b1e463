"""Demo data: a bracelet, a home and a curfew for the demo person, and a vendor's key that is public on purpose."""

from contextlib import suppress
from datetime import time, timedelta

from services.probation.cases.tables import Person
from services.probation.database import DB
from services.probation.demo.people import FIRST_IIN, OFFICER
from services.probation.telemetry.devices.actions import DeviceDetails
from services.probation.telemetry.devices.bracelet_queries import bracelet
from services.probation.telemetry.orders.actions import NotOpen, set_order
from services.probation.telemetry.orders.queries import order_in_force
from services.probation.telemetry.orders.zone_forms import ZoneForm
from services.probation.telemetry.quarantine.actions import put_on
from services.probation.telemetry.vendors.demo import DEMO_KEY, DEMO_VENDOR, load_demo_vendor
from shared import clock
from shared.settings import OraluSettings

DEVICE = "DEMO-0001"
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
            with suppress(NotOpen):  # somebody tried closing the demo person's registration: so it stays
                if await order_in_force(person["id"]) is None:
                    zone = ZoneForm(latitude=HOME[0], longitude=HOME[1], radius_m=100, start=time(22), end=time(6), days=list(range(7)))
                    await set_order(person["id"], zone.order(person["time_zone"] or settings.timezone), by=OFFICER, now=begin)
                if await bracelet(person["id"]) is None:
                    await put_on(person["id"], DEVICE, DETAILS, by=OFFICER, now=begin)
    finally:
        await DB.close_connection_pool()
    return [f"Demo Person wears bracelet {DEVICE}; `oralu simulate` lets it send (key {DEMO_KEY})"]
