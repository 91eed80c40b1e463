"""The accounts of a broker beside the gateway: written when one is made, replaced or revoked (docs/mqtt-broker.md)."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from urllib.parse import unquote, urlsplit

import asyncpg

from services.probation.database import DB
from services.probation.settings import ProbationSettings
from services.probation.telemetry.broker_accounts.actions import follow
from services.probation.telemetry.broker_accounts.domain import Account
from services.probation.telemetry.vendors.actions import CHANGED
from services.probation.telemetry.vendors.credentials import mqtt_accounts
from shared import clock
from shared.logs import describe, log
from shared.messaging.transient import TRANSIENT


@contextlib.asynccontextmanager
async def accounts_written(chosen: ProbationSettings) -> AsyncIterator[None]:
    """Inside the block the broker's files follow the register of credentials. Does nothing where no folder for them is named."""
    if chosen.mqtt_accounts_dir is None:
        yield
        return
    changed = asyncio.Event()
    async with _notified(changed):
        following = asyncio.create_task(follow(chosen.mqtt_accounts_dir, vendor_accounts, gateway_accounts(chosen), changed))
        try:
            yield
        finally:
            following.cancel()
            await asyncio.wait({following}, timeout=3)


async def vendor_accounts() -> list[Account]:
    """Every vendor's account in use."""
    return [Account(each.id, each.secret.hex()) for each in await mqtt_accounts(clock.now())]


def gateway_accounts(chosen: ProbationSettings) -> list[Account]:
    """The accounts of the gateways: that of this one's address, or the named ones with its password."""
    parts = urlsplit(chosen.mqtt_url.get_secret_value()) if chosen.mqtt_url else None
    if parts is None or not parts.username:
        return []
    names = chosen.mqtt_gateway_accounts or [unquote(parts.username)]
    return [Account(name, unquote(parts.password or "")) for name in names]


@contextlib.asynccontextmanager
async def _notified(changed: asyncio.Event) -> AsyncIterator[None]:
    """`changed` is set when a credential changes. Without the database the files are looked at from time to time alone."""
    connection = None
    try:
        connection = await asyncpg.connect(**DB.config)
        await connection.add_listener(CHANGED, lambda *_: changed.set())
    except TRANSIENT as away:
        log.warning("broker_accounts_not_notified", **describe(away))
    try:
        yield
    finally:
        if connection is not None:
            with contextlib.suppress(*TRANSIENT, asyncpg.InterfaceError):
                await connection.close(timeout=3)
