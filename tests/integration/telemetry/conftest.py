"""A person on the register with a bracelet, a home and a curfew; a vendor's machine that signs."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from services.probation.demo.people import FIRST_IIN, load_demo
from services.probation.telemetry.orders.actions import set_order
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER
from tests.builders.moments import NOW
from tests.builders.orders import home_with_curfew, local_time
from tests.builders.people import person as somebody
from tests.builders.registrations import registered
from tests.builders.vendors import SECRET, Vendor, credential, put_on
from tests.support.clients import ClientFor


@pytest.fixture
async def person(engines: OraluSettings) -> UUID:
    """The demo person, whom the court obliges to be at home at hours in free words: any hours may be set."""
    made = await registered(somebody(FIRST_IIN, family_name="Demo", given_name="Person"))
    await load_demo(engines)
    return made.person


@pytest.fixture
async def vendor(engines: OraluSettings, client_for: ClientFor) -> Vendor:
    """A machine that may send positions."""
    key_id = await credential("request_signature")
    return Vendor(await client_for("probation"), key_id, SECRET)


@pytest.fixture
async def worn(person: UUID) -> datetime:
    """The person has worn DEVICE for two hours, at a home with a curfew around NOW; the moment it was put on."""
    since = NOW - timedelta(hours=2)
    hours = timedelta(hours=8)
    await set_order(person, home_with_curfew(local_time(NOW, -hours), local_time(NOW, hours)), by=OFFICER, now=since)
    await put_on(person, since=since)
    return since
