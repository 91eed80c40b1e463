"""Places where somebody is protected: encrypted, stored apart from orders, decrypted only by the evaluation and shown to nobody.

An order names a protected place by its number. Alerts, maps, evidence and the audit say only that the distance was not kept.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from services.probation.database import DB, Audit
from services.probation.telemetry.orders.actions import change_order
from services.probation.telemetry.orders.domain import edits
from services.probation.telemetry.orders.domain.order import Place
from shared import audit
from shared.actors import Actor
from shared.crypto import CannotDecrypt, Keyring
from shared.db.engine import Connection, transaction
from shared.db.rows import fetch_rows
from shared.logs import describe, log
from shared.master_keys import NoMasterKey
from shared.settings import settings

PURPOSE = "wrap protected place"
STORE = "INSERT INTO probation.protected_place (id, person, sealed, made_at, made_by) VALUES ($1, $2, $3, $4, $5)"
NAMED = """SELECT p.id, p.person, p.sealed FROM probation.protected_place p JOIN probation.monitoring_order o ON o.person = p.person
    WHERE o.id = $1 AND p.id::text = ANY($2::text[])"""
EVERY = "SELECT id, person, sealed FROM probation.protected_place FOR UPDATE"


@dataclass(frozen=True, slots=True)
class SealedPlace:
    """A protected place as it is stored."""

    id: UUID
    person: UUID
    sealed: bytes


async def store_protected_place(person: UUID, place: Place, *, by: Actor, now: datetime) -> UUID:
    """Encrypt a place (latitude, longitude) that this person must keep away from; returns its number. Raises NoMasterKey."""
    number = uuid4()
    sealed = Keyring.load(settings()).wrap(PURPOSE, json.dumps(place).encode(), _context(number, person))
    async with transaction(DB):
        await DB.connection().execute(STORE, number, person, sealed, now, by.id)
        details = {"place": str(number)}
        await audit.record(Audit, by=by, action="protected_place_made", about=person, details=details, at=now)
    return number


async def add_exclusion_distance(person: UUID, place: Place, radius: float, *, by: Actor, now: datetime, reason: str) -> int:
    """Encrypt a place and add the distance to the order, from now; returns the order's version. Raises NotOpen or NoOrder."""
    async with transaction(DB):
        number = await store_protected_place(person, place, by=by, now=now)
        also = {"changed": "distance_set", "place": str(number)}
        return await change_order(
            person, lambda before: edits.with_distance(before, str(number), radius), by=by, now=now, reason=reason, also=also
        )


async def resolve_protected_places(connection: Connection, bodies: Mapping[UUID, str]) -> dict[UUID, str]:
    """The orders' bodies, with `places` beside the zones if an order names protected ones. One that cannot be decrypted is missing."""
    out = dict(bodies)
    for order, body in bodies.items():
        if '"proximity"' not in body:
            continue
        raw = json.loads(body)
        numbers = [each["properties"].get("place") for each in raw["zones"]["features"] if each["properties"].get("kind") == "proximity"]
        rows = await fetch_rows(connection, SealedPlace, NAMED, order, [each for each in numbers if each])
        out[order] = json.dumps({**raw, "places": _opened(rows)})
    return out


async def rewrap_places(*, by: Actor, now: datetime) -> int:
    """Seal every place again under the current master key; returns how many were behind. Safe to repeat."""
    keyring, done = Keyring.load(settings()), 0
    async with transaction(DB):
        connection = DB.connection()
        for row in await fetch_rows(connection, SealedPlace, EVERY):
            if not keyring.is_current(row.sealed):
                sealed = keyring.rewrap(PURPOSE, row.sealed, _context(row.id, row.person))
                await connection.execute("UPDATE probation.protected_place SET sealed = $2 WHERE id = $1", row.id, sealed)
                done += 1
        details: audit.Details = {"version": keyring.current_version, "rewrapped": done}
        await audit.record(Audit, by=by, action="protected_places_rewrapped", about=None, details=details, at=now)
    return done


def _opened(rows: Iterable[SealedPlace]) -> dict[str, Place]:
    places: dict[str, Place] = {}
    for row in rows:
        try:
            latitude, longitude = json.loads(Keyring.load(settings()).unwrap(PURPOSE, row.sealed, _context(row.id, row.person)))
            places[str(row.id)] = (latitude, longitude)
        except (CannotDecrypt, NoMasterKey) as error:
            log.error("protected_place_not_opened", place=str(row.id), **describe(error))
    return places


def _context(number: UUID, person: UUID) -> bytes:
    return f"protected place {number} of {person}".encode()
