"""`oralu bench import`: how many rows of a register are taken over in a second, from the file to the last registration.

The people are invented, each with a valid ИИН of their own; the register is empty before. The file is read, checked and compared with the
register as on the page, then carried out as the worker does, one process, with the durability of production.
"""

import asyncio
import csv
import io
import time
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import uuid4

from infra.bench.searching.names import invent_name
from infra.bench.servers import serving
from services.probation.capabilities import CAPABILITIES
from services.probation.database import DB
from services.probation.local_time import local_today
from services.probation.register.iin import check_digit
from services.probation.register_import.actions import confirm, take_in
from services.probation.register_import.carrying_out import carry_out
from services.probation.register_import.examining import examine
from services.probation.register_import.rows import import_of
from shared import clock
from shared.access.acting import acting_for
from shared.actors import Actor, Role
from shared.db.acting import acting
from shared.db.engine import engine
from shared.registry import fill
from shared.values import JsonObject

COLUMNS = (
    *("iin", "family_name", "given_name", "patronymic", "phone", "language", "region", "settlement", "address", "kato", "category"),
    *("court", "court_decision_on", "in_force_on", "registered_on", "term_ends_on", "family_name_latin", "given_name_latin"),
)


@dataclass(frozen=True, slots=True)
class Plan:
    """How many rows the file has, and from which seed."""

    rows: int
    seed: int = 1


def bench_import(plan: Plan) -> JsonObject:
    """Run it; returns the figures. `rows_per_second` is of the whole, `checked_seconds` the part before anybody is registered."""
    with serving():
        return asyncio.run(_measure(plan))


async def _measure(plan: Plan) -> JsonObject:
    fill("probation", CAPABILITIES)
    content, number = _file(plan, local_today(clock.now())), uuid4()
    by = Actor(uuid4(), "Bench", Role.SENIOR_OFFICER, "75")
    for one in (engine("identity"), DB):
        await one.start_connection_pool()
    try:
        with acting(acting_for(by)):
            begin = time.perf_counter()
            found = await examine(content, number, by=by, now=clock.now())
            checked = time.perf_counter()
            await take_in(number, "bench.csv", found, by=by, now=clock.now())
            await confirm(number, by=by, now=clock.now())
            while await carry_out(number, now=clock.now()):
                pass
            seconds = time.perf_counter() - begin
            known = await import_of(by, number)
    finally:
        for one in (engine("identity"), DB):
            await one.close_connection_pool()
    assert known is not None
    return {
        "rows": known.rows, "seconds": round(seconds, 1), "rows_per_second": round(known.rows / seconds, 1),
        "checked_seconds": round(checked - begin, 1), "registered": known.made, "held": known.held, "defects": known.defects,
    }  # fmt: skip


def _file(plan: Plan, today: date) -> bytes:
    rng, out = Random(plan.seed), io.StringIO()  # noqa: S311 - invented people, not a secret
    writer = csv.writer(out, delimiter=";")
    writer.writerow(COLUMNS)
    days = [f"{today - timedelta(days=ago):%d.%m.%Y}" for ago in (9, 3, 1, -400)]
    for number in range(plan.rows):
        name = invent_name(rng)
        writer.writerow(
            (
                *(
                    _iin(number, rng),
                    name.family,
                    name.given,
                    name.patronymic or "",
                    f"+7 701 {number:07d}",
                    "kk",
                    "75",
                    "urban",
                    f"Demo {number}",
                ),
                *("751110000", "suspended_sentence", "Demo court", *days, "Demo", "Person"),
            )
        )
    return out.getvalue().encode()


def _iin(number: int, rng: Random) -> str:
    """A valid one of a man born in the seventies to nineties; the serial number makes it unlike all others."""
    born = date(1970, 1, 1) + timedelta(days=100 * rng.randrange(100) + number // 1_000)  # serial numbers come again after a thousand
    for place in range(10):
        digits = f"{born:%y%m%d}3{(number * 10 + place) % 10_000:04d}"
        if (check := check_digit(digits)) is not None:
            return f"{digits}{check}"
    raise ValueError("no number fits")
