"""Credentials as receivers read them: which one signs, which account, which network, which certificate. None that has ended is found."""

import asyncio
import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.probation.database import DB
from services.probation.telemetry.vendors.domain import WITH_SECRET, Authentication, Network, network_of
from shared import clock
from shared.crypto import Keyring
from shared.db.rows import fetch_row, fetch_rows, fetch_values
from shared.logs import describe, log
from shared.messaging.transient import TRANSIENT
from shared.settings import settings

PURPOSE = "api-client"
"""What the key of their secrets is for."""
DEMO = "demo-bracelets"
"""The beginning of the demo vendor's credentials: their secrets are public, so they count in a demo system alone."""
VALID = "revoked_at IS NULL AND (valid_until IS NULL OR valid_until > $1)"
FIND = f"SELECT id, vendor, kind, device_id, secret FROM probation.vendor_credential WHERE id = $2 AND {VALID}"  # noqa: S608  # a constant
BY_CERTIFICATE = f"""SELECT id, vendor, kind, device_id, secret FROM probation.vendor_credential
    WHERE fingerprint = $2 AND {VALID}"""  # noqa: S608  # a constant
NETWORKS = f"""SELECT id, vendor, network::text, valid_until FROM probation.vendor_credential
    WHERE network IS NOT NULL AND {VALID}"""  # noqa: S608  # a constant
ACCOUNTS = f"""SELECT id, vendor, kind, device_id, secret FROM probation.vendor_credential
    WHERE kind = 'mqtt_account' AND {VALID} ORDER BY id"""  # noqa: S608  # a constant
USED = """UPDATE probation.vendor_credential SET last_used_at = $2
    WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $3) RETURNING id"""
USE_NOTED_EVERY = timedelta(minutes=1)
NETWORKS_KEPT = timedelta(seconds=5)
_networks: tuple[object, datetime | None, list[Network]] = (None, None, [])
_lock: tuple[object, asyncio.Lock] = (None, asyncio.Lock())
_noted: dict[str, datetime] = {}


@dataclass(frozen=True, slots=True, repr=False)
class Credential:
    """A credential in use. `secret` is empty for a network and a certificate. `device_id`: it reports for this device alone."""

    id: str
    vendor: str
    kind: Authentication
    device_id: str | None
    secret: bytes


@dataclass(frozen=True, slots=True, repr=False)
class _Stored:
    id: str
    vendor: str
    kind: str
    device_id: str | None
    secret: bytes | None


@dataclass(frozen=True, slots=True)
class _StoredNetwork:
    id: str
    vendor: str
    network: str
    valid_until: datetime | None


async def find_credential(identifier: str, kind: Authentication, now: datetime) -> Credential | None:
    """The credential with a secret of this public id and kind; None if there is none, or it has ended."""
    if kind not in WITH_SECRET or (identifier.startswith(DEMO) and not settings().demo):
        return None
    row = await fetch_row(DB, _Stored, FIND, now, identifier)
    return None if row is None or row.kind != kind else _opened(row, kind)


async def find_certificate(fingerprint: str, now: datetime) -> Credential | None:
    """The credential of a client certificate, by the SHA-256 of its DER form in hexadecimal."""
    row = await fetch_row(DB, _Stored, BY_CERTIFICATE, now, fingerprint)
    return Credential(row.id, row.vendor, Authentication.CLIENT_CERTIFICATE, row.device_id, b"") if row is not None else None


async def find_network(address: str, now: datetime) -> Credential | None:
    """The registered network that the address lies in. A change counts within NETWORKS_KEPT in every process."""
    global _networks  # one for the process, as its pool is
    before = _networks
    pool, read_at, networks = before
    if pool is not DB.pool or read_at is None or not read_at <= now < read_at + NETWORKS_KEPT:
        # However many connections wait for this, one of them asks.
        async with _lock_of_networks():
            if _networks is before:
                rows = await fetch_rows(DB, _StoredNetwork, NETWORKS, now)
                known = [row for row in rows if settings().demo or not row.id.startswith(DEMO)]
                networks = [Network(row.id, row.vendor, ipaddress.ip_network(row.network), row.valid_until) for row in known]
                _networks = DB.pool, now, networks
            else:
                networks = _networks[2]
    found = network_of(address, networks, now)
    return Credential(found.credential, found.vendor, Authentication.REGISTERED_NETWORK, None, b"") if found is not None else None


async def mqtt_accounts(now: datetime) -> list[Credential]:
    """Every account in use, for a broker."""
    rows = [row for row in await fetch_rows(DB, _Stored, ACCOUNTS, now) if settings().demo or not row.id.startswith(DEMO)]
    return [_opened(row, Authentication.MQTT_ACCOUNT) for row in rows]


def _opened(row: _Stored, kind: Authentication) -> Credential:
    assert row.secret is not None, "the table demands one for these kinds"
    secret = Keyring.load(settings()).decrypt(PURPOSE, row.secret, row.id.encode())
    return Credential(row.id, row.vendor, kind, row.device_id, secret)


async def keep_networks_read() -> None:
    """Read the registered networks again and again, until cancelled, so that `known_vendor` knows them."""
    while True:
        try:
            await find_network("", clock.now())
        except TRANSIENT as away:
            log.warning("networks_not_read", **describe(away))
        await asyncio.sleep(NETWORKS_KEPT.total_seconds())


def _lock_of_networks() -> asyncio.Lock:
    global _lock  # one for the process, as its pool is
    if _lock[0] is not DB.pool:
        _lock = DB.pool, asyncio.Lock()
    return _lock[1]


def known_vendor(address: str) -> str | None:
    """The vendor of the registered network that the address lies in, as this process read it last: for limits alone, it proves nothing."""
    pool, _, networks = _networks
    if pool is not DB.pool or not networks:
        return None
    found = network_of(address, networks, clock.now())
    return found.vendor if found is not None else None


async def note_use(identifier: str, now: datetime) -> None:
    """Remember that a credential was used, at most once a minute, so that its row is not written at every request."""
    known = _noted.get(identifier)
    if known is not None and known <= now < known + USE_NOTED_EVERY:
        return
    _noted[identifier] = now
    await fetch_values(DB, USED, identifier, now, now - USE_NOTED_EVERY)
