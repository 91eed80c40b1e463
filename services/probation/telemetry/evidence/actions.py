"""Evidence packs: what is known about an alert or a period, with the hashes of the raw frames, signed by this installation's key."""

import asyncio
import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import rfc8785

from services.probation.cases.rows import Case
from services.probation.database import DB, Audit
from services.probation.telemetry.alerts.queries import deciding
from services.probation.telemetry.alerts.rows import Alert, DecidingReport
from services.probation.telemetry.evidence import domain as pack
from services.probation.telemetry.evidence.queries import IncidentSpan, Origin, PackAlert, PackEvent, origin_of
from services.probation.telemetry.evidence.time_authority import audit_details, trusted_time
from services.probation.telemetry.movements.domain import STATES
from services.probation.telemetry.movements.queries import Movements, ReportedFix, WornDevice, movements
from services.probation.telemetry.orders.domain.order_rules import TOO_NEAR
from services.probation.telemetry.orders.queries import MonitoringOrder
from services.probation.telemetry.provenance.queries import Conflict
from shared import audit
from shared.actors import Actor
from shared.crypto import Keyring
from shared.db.engine import transaction
from shared.db.rows import fetch_rows, fetch_values
from shared.settings import settings
from shared.values import JsonObject

PURPOSE = "evidence pack"
AROUND = timedelta(minutes=30)
LONGEST = timedelta(days=31)
WHOLE = "SELECT min(opened_at) AS since, max(greatest(detected_at, closed_at)) AS until FROM probation.alert WHERE incident = $1"
# The names in a pack belong to its format, and may differ from those of the columns.
ALERTS = """SELECT *, fix_count AS evidence, fix_times AS fixes FROM probation.alert
    WHERE id = ANY($1::uuid[]) ORDER BY opened_at, rule, id"""
HISTORY = """SELECT alert, kind, reason, detail, late, at, by_name, before_opened_at, before_closed_at FROM probation.alert_event
    WHERE alert = ANY($1::uuid[]) ORDER BY at, id"""

KEEP_KEY = "INSERT INTO probation.evidence_key (public_key, key_version, kept_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"


class TooLong(Exception):
    """A pack holds at most LONGEST."""


@dataclass(frozen=True)
class Pack:
    """The signed file."""

    signed: JsonObject

    @property
    def body(self) -> JsonObject:
        """The signed content."""
        found: JsonObject = self.signed["pack"]
        return found


async def of_alert(alert: Alert, case: Case, *, by: Actor, now: datetime) -> Pack:
    """A pack about one alert with its incident, from half an hour before it to half an hour after."""
    (whole,) = await fetch_rows(DB, IncidentSpan, WHOLE, alert.incident)
    since, until = whole.since - AROUND, min(now, whole.until + AROUND)
    return await _make(case, max(since, until - LONGEST), until, alert, by=by, now=now)


async def of_time(case: Case, since: datetime, until: datetime, *, by: Actor, now: datetime) -> Pack:
    """A pack about everything in a time. Raises TooLong."""
    if until - since > LONGEST or until <= since:
        raise TooLong
    return await _make(case, since, min(until, now), None, by=by, now=now)


def public_keys() -> list[str]:
    """The public keys that the master keys at hand sign with, the one in use last."""
    return list(_public_keys(Keyring.load(settings())).values())


async def kept_public_keys() -> list[str]:
    """The public keys of every pack that was made here, also where the master key has gone since."""
    connection = await asyncpg.connect(**DB.config)
    try:
        return await fetch_values(connection, "SELECT public_key FROM probation.evidence_key ORDER BY key_version, kept_at")
    finally:
        await connection.close()


async def keep_public_keys(*, now: datetime) -> None:
    """Before a master key goes: its packs are checked with the public half for ever after."""
    async with transaction(DB):
        await DB.connection().executemany(
            KEEP_KEY, [(public, version, now) for version, public in _public_keys(Keyring.load(settings())).items()]
        )


def _public_keys(keyring: Keyring) -> dict[int, str]:
    return {version: keyring.signing_key(PURPOSE, version).public_key().public_bytes_raw().hex() for version in keyring.versions}


async def _make(case: Case, since: datetime, until: datetime, alert: Alert | None, *, by: Actor, now: datetime) -> Pack:
    known = await movements(case.person, since, until, hashes=True)
    origin = await origin_of(case.person, known, now)
    chosen = [row.id for row in known.alerts if alert is None or row.incident == alert.incident]
    decided = frozenset(await deciding([row.id for row in known.alerts if row.id in chosen and row.reason != TOO_NEAR]))
    alerts = await fetch_rows(DB, PackAlert, ALERTS, chosen)
    history = await fetch_rows(DB, PackEvent, HISTORY, chosen)
    time_zone = case.time_zone or settings().timezone
    head: JsonObject = {
        "format": pack.FORMAT,
        "id": str(uuid4()),
        "made_at": _text(now),
        "made_by": by.name,
        "person": {"name": case.name, "case_number": case.case_number},
        "timezone": time_zone,
        "alert": str(alert.id) if alert else None,
        "history": [_as_json(event) for event in history],
    }
    # A month of positions takes a second to write and sign: this runs outside the event loop.
    signed = await asyncio.to_thread(
        _signed, head | _origin(origin) | {"all_fixes": known.whole}, replace(known, fixes=origin.fixes), alerts, decided, now
    )
    stamp = await trusted_time(bytes.fromhex(signed["signature"]["value"]))
    async with transaction(DB):
        details: audit.Details = {"pack": str(head["id"]), "sha256": signed["signature"]["sha256"], "fixes": len(origin.fixes)}
        details |= {"since": _text(since), "until": _text(until), "alert": str(alert.id) if alert else None}
        details |= audit_details(stamp)
        await DB.connection().execute(KEEP_KEY, signed["signature"]["public_key"], signed["signature"]["key_version"], now)
        await audit.record(Audit, by=by, action="evidence_pack_made", about=case.person, details=details, at=now)
    return Pack(signed | stamp)


def _signed(
    head: JsonObject, known: Movements, alerts: Sequence[PackAlert], decided: frozenset[DecidingReport], now: datetime
) -> JsonObject:
    body = head | {
        "since": _text(known.since),
        "until": _text(known.until),
        "devices": [_as_json(row) for row in known.worn],
        "orders": [_order(each) for each in known.orders],
        "alerts": [_as_json(alert) | ({"fixes": []} if alert.reason == TOO_NEAR else {}) for alert in alerts],
        "fixes": [_fix(row, decided) for row in known.fixes],
        "unknown": [[_text(datetime.fromtimestamp(edge, UTC)) for edge in window] for window in known.unknown(now)],
        "silence_minutes": known.silence / 60,
        "uncertainty": _uncertainty(known),
        "days": [
            {"day": day.on.isoformat(), **{f"{state}_hours": round(day.hours(state), 3) for state in STATES}}
            for day in known.days(head["timezone"], now)
        ],
    }
    keyring = Keyring.load(settings())
    return pack.signed(body, keyring.signing_key(PURPOSE), keyring.current_version)


def _origin(origin: Origin) -> JsonObject:
    """The sources of the reports, each by its number, with what stands beside them. No position that was kept apart is in a pack."""
    return {
        "sources": [asdict(each) for each in origin.sources],
        "without_provenance": origin.unproven,
        "conflicts": [_conflict(each) for each in origin.conflicts],
        "kept_apart": [asdict(each) for each in origin.kept_apart],
        "kept_apart_since": _text(origin.kept_apart_since),
    }


def _conflict(conflict: Conflict) -> JsonObject:
    reports = [{name: _plain(value) for name, value in asdict(report).items()} for report in conflict.reports]
    about = {"device": conflict.device_id, "distance_m": round(conflict.metres, 1), "noticed_at": _text(conflict.noticed_at)}
    return {**about, "reports": reports}


def _uncertainty(known: Movements) -> JsonObject:
    """How certain the positions are: the devices' own 68 % radius, and how many positions came from which source."""
    placed = [row for row in known.fixes if row.latitude is not None]
    errors = sorted(row.accuracy_m for row in placed)
    return {
        "positions": len(placed),
        "without_position": len(known.fixes) - len(placed),
        "accuracy_m_median": round(errors[len(errors) // 2], 1) if errors else None,
        "accuracy_m_p95": round(errors[min(len(errors) - 1, int(len(errors) * 0.95))], 1) if errors else None,
        "accuracy_m_most": round(errors[-1], 1) if errors else None,
        "mechanisms": dict(sorted(Counter(row.mechanism for row in placed).items())),
    }


def _order(order: MonitoringOrder) -> JsonObject:
    """A version of the order with its hash. Protected places are not in orders, and so not in packs."""
    return {
        "version": order.version,
        "valid_from": _text(order.valid_from),
        "made_by": order.made_by_name,
        "reason": order.reason,
        "sha256": hashlib.sha256(rfc8785.dumps(order.body)).hexdigest(),
        "body": order.body,
    }


def _fix(row: ReportedFix, decided: frozenset[DecidingReport]) -> JsonObject:
    return {
        "at": _text(row.fix_time),
        "device": row.device_id,
        "sequence": row.seq,
        "received_at": _text(row.received_at),
        "source": row.source,
        "mechanism": row.mechanism,
        "latitude": row.latitude,
        "longitude": row.longitude,
        "accuracy_m": round(row.accuracy_m, 3),
        "speed_mps": round(row.speed_mps, 3),
        "battery": round(row.battery, 3),
        "flags": list(row.flags),
        "raw_sha256": row.raw_sha256,
        "decided": row.key in decided,
    }


def _as_json(row: PackAlert | PackEvent | WornDevice) -> JsonObject:
    return {name: _plain(value) for name, value in asdict(row).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return _text(value)
    if isinstance(value, UUID):
        return str(value)
    return [_plain(each) for each in value] if isinstance(value, list) else value


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def as_file(signed: JsonObject) -> bytes:
    """The signed file."""
    return json.dumps(signed, ensure_ascii=False, sort_keys=True, allow_nan=False).encode()
