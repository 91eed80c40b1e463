"""Clients of the telemetry interface: a key id in the open, a secret that signs."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from shared import audit
from shared.actors import Actor
from shared.crypto import Keyring, decrypt, encrypt
from shared.db.engine import transaction
from shared.db.rows import select_rows
from shared.identity.tables import DB, NAME_KEY, ApiClient, Audit
from shared.settings import settings

DEMO_KEY, DEMO_SECRET = "demo-bracelets", b"a public secret, demo only"


@dataclass(frozen=True, slots=True)
class ClientRow:
    """A machine that posts telemetry, without its secret."""

    key_id: str
    name: str
    disabled_at: datetime | None


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
    async with transaction(DB):
        await ApiClient.insert(
            ApiClient(key_id=key_id, name=name, kind=kind, secret=encrypt(_key(), secret, key_id.encode()), created_at=at)
        )
        await audit.record(Audit, by=by, action="client_created", about=None, details={"key_id": key_id, "kind": kind}, at=at)
    return key_id, secret


async def get_client(key_id: str) -> Client | None:
    """The client of a key id, unless it was switched off. The demo's, whose secret is public, counts in a demo system alone."""
    if key_id == DEMO_KEY and not settings().demo:
        return None
    row = await ApiClient.select().where((ApiClient.key_id == key_id) & (ApiClient.disabled_at.is_null())).first()
    return Client(row["key_id"], row["name"], row["kind"], decrypt(_key(), row["secret"], key_id.encode())) if row else None


async def all_clients() -> list[ClientRow]:
    """Every client by name, those that were switched off too."""
    return await select_rows(ClientRow, ApiClient.select(ApiClient.key_id, ApiClient.name, ApiClient.disabled_at).order_by(NAME_KEY))


async def disable_client(key_id: str, *, by: Actor, at: datetime) -> None:
    """Its signatures are refused from now on."""
    async with transaction(DB):
        await ApiClient.update({ApiClient.disabled_at: at}).where(ApiClient.key_id == key_id)
        await audit.record(Audit, by=by, action="client_disabled", about=None, details={"key_id": key_id}, at=at)


def _key() -> bytes:
    return Keyring.load(settings()).derive("api-client", 1)
