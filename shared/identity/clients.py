"""Clients of the telemetry interface: a key id in the open, a secret that signs."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from shared import audit
from shared.actors import Actor
from shared.crypto import Keyring
from shared.db.engine import transaction
from shared.db.rows import fetch_rows, select_rows
from shared.identity.tables import DB, NAME_KEY, ApiClient, Audit
from shared.settings import settings

API_CLIENT = "api-client"
"""What the key of their secrets is for."""
SECRETS = "SELECT key_id, secret FROM identity.api_client ORDER BY key_id FOR UPDATE"
DEMO_KEY, DEMO_SECRET = "demo-bracelets", b"a public secret, demo only"


@dataclass(frozen=True, slots=True)
class ClientRow:
    """A machine that posts telemetry, without its secret."""

    key_id: str
    name: str
    disabled_at: datetime | None


@dataclass(frozen=True, slots=True)
class ClientSecret:
    """A machine's secret as it is stored."""

    key_id: str
    secret: bytes


@dataclass(frozen=True, repr=False)
class Client:
    """A vendor's machine. `secret` signs its requests (HMAC-SHA256)."""

    key_id: str
    name: str
    kind: str
    secret: bytes


async def create_client(
    name: str, *, kind: str, by: Actor, at: datetime, key_id: str | None = None, secret: bytes | None = None
) -> tuple[str, bytes]:
    """Register a client; returns its key id and its secret, which is shown once."""
    key_id, secret = key_id or secrets.token_hex(8), secret or secrets.token_bytes(32)
    sealed = Keyring.load(settings()).encrypt(API_CLIENT, secret, key_id.encode())
    async with transaction(DB):
        await ApiClient.insert(ApiClient(key_id=key_id, name=name, kind=kind, secret=sealed, created_at=at))
        await audit.record(Audit, by=by, action="client_created", about=None, details={"key_id": key_id, "kind": kind}, at=at)
    return key_id, secret


async def get_client(key_id: str) -> Client | None:
    """The client of a key id, unless it was switched off. The demo's, whose secret is public, counts in a demo system alone."""
    if key_id == DEMO_KEY and not settings().demo:
        return None
    row = await ApiClient.select().where((ApiClient.key_id == key_id) & (ApiClient.disabled_at.is_null())).first()
    if row is None:
        return None
    secret = Keyring.load(settings()).decrypt(API_CLIENT, row["secret"], key_id.encode())
    return Client(row["key_id"], row["name"], row["kind"], secret)


async def all_clients() -> list[ClientRow]:
    """Every client by name, those that were switched off too."""
    return await select_rows(ClientRow, ApiClient.select(ApiClient.key_id, ApiClient.name, ApiClient.disabled_at).order_by(NAME_KEY))


async def disable_client(key_id: str, *, by: Actor, at: datetime) -> None:
    """Its signatures are refused from now on."""
    async with transaction(DB):
        await ApiClient.update({ApiClient.disabled_at: at}).where(ApiClient.key_id == key_id)
        await audit.record(Audit, by=by, action="client_disabled", about=None, details={"key_id": key_id}, at=at)


async def reencrypt_client_secrets(*, by: Actor, now: datetime) -> int:
    """Encrypt every client's secret under the current master key; returns how many were behind. Safe to repeat."""
    keyring, done = Keyring.load(settings()), 0
    async with transaction(DB) as opened:
        for row in await fetch_rows(opened.connection, ClientSecret, SECRETS):
            if keyring.version_of(row.secret) != keyring.current_version:
                fresh = keyring.reencrypt(API_CLIENT, row.secret, row.key_id.encode())
                await opened.connection.execute("UPDATE identity.api_client SET secret = $2 WHERE key_id = $1", row.key_id, fresh)
                done += 1
        details: audit.Details = {"version": keyring.current_version, "rewrapped": done}
        await audit.record(Audit, by=by, action="client_secrets_rewrapped", about=None, details=details, at=now)
    return done
