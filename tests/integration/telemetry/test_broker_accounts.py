"""What a real Mosquitto enforces: who may connect, write, read and take over a session, and that changed accounts count at once."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import aiomqtt
import pytest
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode

from services.probation.telemetry.broker_accounts.actions import PASSWORDS, follow, write
from services.probation.telemetry.broker_accounts.domain import READ, Account
from tests.support.broker import ONE, TWO, V5, V31, V311, Running, served, topic, unstarted, until_last
from tests.support.waiting import eventually_async

BOTH = pytest.mark.parametrize("version", [V5, V311])


@asynccontextmanager
async def refused() -> AsyncIterator[None]:
    with pytest.raises(aiomqtt.MqttError, match=r"Not authorized|Bad authentication method"):
        yield


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Running]:
    with served(tmp_path / "broker", [ONE, TWO]) as running:
        yield running


@BOTH
@pytest.mark.parametrize("fresh", [False, True])
async def test_an_account_that_calls_itself_the_gateway_neither_ends_nor_empties_its_session(
    broker: Running, version: aiomqtt.ProtocolVersion, fresh: bool
) -> None:
    own = {"clean_start" if version == V5 else "clean_session": fresh}
    async with broker.client(broker.gateway) as gateway:
        await gateway.subscribe(READ, qos=1)
        async with broker.client(ONE, broker.gateway.name, version, **own):
            pass
        assert await broker.heard(gateway) == []
    await broker.publish(TWO, b"while it is away")
    async with broker.client(ONE, broker.gateway.name, version, **own):
        pass
    async with broker.client(broker.gateway) as gateway:
        assert await broker.heard(gateway) == [b"while it is away"]


async def test_an_account_cannot_end_the_connection_of_another(broker: Running) -> None:
    await broker.listen()
    async with broker.client(TWO) as two:
        async with broker.client(ONE, TWO.name, clean_start=True):
            pass
        await two.publish(topic(TWO), b"still here", qos=1)
    async with broker.client(broker.gateway) as gateway:
        assert await broker.heard(gateway) == [b"still here"]


@BOTH
async def test_an_account_has_one_connection_at_a_time(broker: Running, version: aiomqtt.ProtocolVersion) -> None:
    """So one account cannot fill the broker with connections: each new one, whatever it calls itself, ends the one before."""
    await broker.listen()
    async with broker.client(ONE, "first", version) as first, contextlib.AsyncExitStack() as later:
        lost = first._disconnected
        for name in ("second", "third"):
            opened = await later.enter_async_context(broker.client(ONE, name, version))
            with pytest.raises(aiomqtt.MqttError):
                await asyncio.wait_for(asyncio.shield(lost), 10)
            lost = opened._disconnected
        await broker.publish(TWO, b"others are not concerned")
        with contextlib.suppress(aiomqtt.MqttError):
            await opened.publish(topic(ONE), b"the last one", qos=1)
    async with broker.client(broker.gateway) as gateway:
        assert await broker.heard(gateway) == [b"others are not concerned", b"the last one"]


async def test_nobody_connects_without_an_account_and_its_password(broker: Running) -> None:
    gateway = broker.gateway.name
    wrong = Account(gateway, "0" * 64)
    extended = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call]  # paho has none
    extended.AuthenticationMethod, extended.AuthenticationData = "SCRAM-SHA-256", b"n"
    async with broker.client(broker.gateway) as listening:
        await listening.subscribe(READ, qos=1)
        for attempt in (
            broker.client(None, gateway),
            broker.client(None, gateway, V311),
            broker.client(None, "", clean_start=True),
            broker.client(wrong, gateway),
            broker.client(wrong, gateway, V311),
            broker.client(None, gateway, username=gateway),
            broker.client(None, gateway, username="", password=broker.gateway.password),
            broker.client(Account("nobody", "0" * 64), gateway),
            broker.client(wrong, gateway, V31),
            broker.client(wrong, gateway, properties=extended),
        ):
            async with refused(), attempt:
                pass
        assert await broker.heard(listening) == []


@BOTH
async def test_an_account_writes_below_its_own_name_alone(broker: Running, version: aiomqtt.ProtocolVersion) -> None:
    async with broker.client(broker.gateway) as gateway:
        await gateway.subscribe("#", qos=1)
        for elsewhere in (
            topic(TWO),
            topic(broker.gateway),
            "oralu/devices/D-1/positions",
            "oralu/accounts//devices/D-1/positions",
            f"oralu/accounts/{ONE.name}/devices/D-1/other",
            f"oralu/accounts/{ONE.name}/devices/D/1/positions",
            "$SYS/broker/version",
        ):
            await broker.publish(ONE, b"not mine", at=elsewhere, version=version)
        await broker.publish(ONE, b"mine", version=version)
        assert await broker.heard(gateway) == [b"mine"]


async def test_a_will_is_no_way_round(broker: Running) -> None:
    async with broker.client(broker.gateway) as gateway:
        await gateway.subscribe(READ, qos=1)
        for at in (topic(TWO), topic(ONE)):
            await _leave_a_will(broker.client(ONE, will=aiomqtt.Will(at, at.encode(), 1)))
        assert await broker.heard(gateway) == [topic(ONE).encode()]


async def _leave_a_will(client: aiomqtt.Client) -> None:
    """Disconnect in the way of version 5 that lets the broker publish the will."""
    async with client:
        client._client.disconnect(ReasonCode(PacketTypes.DISCONNECT, "Disconnect with will message"))
        with contextlib.suppress(aiomqtt.MqttError):
            await client._disconnected


async def test_an_account_reads_nothing(broker: Running) -> None:
    """Mosquitto grants the subscription, and then delivers nothing."""
    async with broker.client(ONE) as curious, broker.client(broker.gateway) as gateway:
        for wanted in ("#", "$SYS/#", "$CONTROL/#", READ, topic(ONE), topic(TWO)):
            await curious.subscribe(wanted, qos=1)
        await gateway.subscribe(READ, qos=1)
        await broker.publish(TWO, b"secret")
        await curious.publish(topic(ONE), b"own", qos=1)
        assert await broker.heard(gateway) == [b"secret", b"own"]
        await curious.unsubscribe("#")  # answered after whatever was on its way
        assert len(curious.messages) == 0


@BOTH
async def test_nothing_is_retained(broker: Running, version: aiomqtt.ProtocolVersion) -> None:
    with contextlib.suppress(aiomqtt.MqttError):
        async with broker.client(ONE, version=version) as client:
            await client.publish(topic(ONE), b"kept for ever", qos=1, retain=True, timeout=2)
    async with broker.client(broker.gateway) as gateway:
        await gateway.subscribe(READ, qos=1)
        assert await broker.heard(gateway) == []


async def test_two_gateways_have_a_session_each(tmp_path: Path) -> None:
    with served(tmp_path / "broker", [ONE, TWO]) as running:
        gateways = [Account(name, running.gateway.password) for name in ("gateway-0", "gateway-1")]
        running.broker.prepare([ONE, TWO], [each.name for each in gateways])
        for each in gateways:
            await eventually_async(partial(_may_connect, running, each))
            async with running.client(each) as client:
                await client.subscribe(READ, qos=1)
        await running.publish(TWO, b"for both")
        async with running.client(gateways[0]) as first, running.client(gateways[1]) as second:
            assert await running.heard(first) == [b"for both"]
            assert [payload async for payload in until_last(second)] == [b"for both"]


async def _may_connect(broker: Running, account: Account) -> bool:
    try:
        async with broker.client(account):
            return True
    except aiomqtt.MqttError:
        return False


async def _may_not_connect(broker: Running, account: Account) -> bool:
    return not await _may_connect(broker, account)


async def test_a_revoked_and_a_rotated_account_are_disconnected_and_the_others_stay(broker: Running) -> None:
    rotated, new = Account(TWO.name, "3" * 64), Account("vendor-new", "4" * 64)
    staying = Account("vendor-staying", "5" * 64)
    write(broker.broker.accounts, [ONE, TWO, staying], [broker.gateway])
    await eventually_async(partial(_may_connect, broker, staying))
    async with broker.client(broker.gateway) as gateway, broker.client(staying) as stays:
        await gateway.subscribe(READ, qos=1)
        ended = [broker.client(ONE), broker.client(TWO)]
        for each in ended:
            await each.__aenter__()
        write(broker.broker.accounts, [rotated, staying, new], [broker.gateway])
        await eventually_async(partial(_may_connect, broker, new))
        for each, account in zip(ended, (ONE, TWO), strict=True):
            with pytest.raises(aiomqtt.MqttError):
                await each.publish(topic(account), b"too late", qos=1, timeout=2)
            with contextlib.suppress(aiomqtt.MqttError):
                await each.__aexit__(None, None, None)
        for account in (ONE, TWO):
            async with refused(), broker.client(account):
                pass
        await stays.publish(topic(staying), b"still here", qos=1)
        assert await broker.heard(gateway, by=rotated) == [b"still here"]


async def test_a_gateway_that_is_away_at_a_reload_misses_nothing(broker: Running) -> None:
    new = Account("vendor-new", "4" * 64)
    await broker.listen()
    await broker.publish(TWO, b"before")
    write(broker.broker.accounts, [TWO, new], [broker.gateway])
    await eventually_async(partial(_may_connect, broker, new))
    await broker.publish(TWO, b"after")
    async with broker.client(broker.gateway) as gateway:
        assert await broker.heard(gateway) == [b"before", b"after"]


async def test_a_gateway_that_is_away_while_the_broker_starts_again_misses_nothing(broker: Running) -> None:
    await broker.listen()
    await broker.publish(TWO, b"before")
    broker.stop()
    broker.start()
    await eventually_async(partial(_may_connect, broker, TWO))
    await broker.publish(TWO, b"after")
    async with broker.client(broker.gateway) as gateway:
        assert await broker.heard(gateway) == [b"before", b"after"]


async def test_the_broker_waits_for_its_first_accounts_and_then_follows_them(tmp_path: Path) -> None:
    started = unstarted(tmp_path / "broker")
    started.configure()
    running, known, changed = Running(started), [ONE], asyncio.Event()
    running.start(grace=600)  # not at the first start: there is no session yet that it could forget

    async def accounts() -> Sequence[Account]:
        return list(known)

    following = asyncio.create_task(follow(started.accounts, accounts, [running.gateway], changed, every=600))
    try:
        await eventually_async(partial(_may_connect, running, ONE))
        known[:] = [TWO]
        changed.set()
        await eventually_async(partial(_may_connect, running, TWO))
        await eventually_async(partial(_may_not_connect, running, ONE))
    finally:
        following.cancel()
        running.stop()
    assert (started.accounts / PASSWORDS).stat().st_mode & 0o777 == 0o600
