"""Monitoring orders: what is stored, what the rules read, and the form with a home and a curfew."""

from datetime import datetime, time, timedelta
from typing import Any

from services.probation.telemetry.evaluation.domain.engine import evaluate
from services.probation.telemetry.evaluation.domain.state import Event
from services.probation.telemetry.orders.domain.order import Order, parse
from services.probation.telemetry.orders.zone_forms import ZoneForm
from services.probation.telemetry.positions.domain.fix import Fix
from tests.builders.moments import ALMATY
from tests.builders.zones import HOME, Json, collection, hours, round_zone

NIGHT = hours("22:00", "06:00")[0] | {"zone": "home"}
"""At home every night."""


def order_body(*zones: Json, **more: Any) -> Json:
    """An order as it is stored: these zones, and for instance `curfew`, `permissions` or `first_night`."""
    return {"timezone": "Asia/Almaty", "zones": collection(*zones), **more}


def order_of(*zones: Json, **more: Any) -> Order:
    """The same, as the rules read it."""
    return parse(order_body(*zones, **more))


def order(*, when: str = "curfew", kind: str = "inclusion", **more: Any) -> Order:
    """One round zone at home; an inclusion zone has a curfew every night."""
    curfew = [NIGHT] if kind == "inclusion" else []
    return order_of(round_zone(kind=kind, when=when), **({"curfew": curfew} | more))


def home_with_curfew(start: time, end: time, *, radius_m: int = 100) -> Json:
    """The body of an order that the officer's form makes: a round zone at home, in which the person has to be from `start` to `end`."""
    form = ZoneForm(latitude=HOME[0], longitude=HOME[1], radius_m=radius_m, curfew="yes", start=start, end=end, days=list(range(7)))
    return form.order("Asia/Almaty")


def home_without_curfew(*, radius_m: int = 100) -> Json:
    """The body of an order with a round zone at home and no hours."""
    return ZoneForm(latitude=HOME[0], longitude=HOME[1], radius_m=radius_m, curfew="no").order("Asia/Almaty")


def local_time(moment: datetime, later: timedelta = timedelta(0)) -> time:
    """The person's local time at `moment`, or that much later."""
    return (moment + later).astimezone(ALMATY).time()


def events(terms: Order, fixes: list[Fix], now: float) -> list[Event]:
    """The events of the reports under the order until `now`, in seconds since 1970."""
    return evaluate(terms, fixes, None, now)[0]
