"""A real Mosquitto as a test starts it, vendors' and gateways' connections to it, and what a gateway hears."""

import asyncio
import os
import socket
import subprocess
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import aiomqtt
import pytest
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

from infra.servers import mosquitto
from infra.servers.supervise import end_with_parent
from services.probation.telemetry.broker_accounts.domain import READ, Account
from tests.support.system import free_ports
from tests.support.waiting import eventually

V5, V311, V31 = aiomqtt.ProtocolVersion.V5, aiomqtt.ProtocolVersion.V311, aiomqtt.ProtocolVersion.V31
ONE, TWO = Account("vendor-one", "1" * 64), Account("vendor-two", "2" * 64)
LAST = b"last"


def topic(account: Account, device: str = "D-1") -> str:
    """Where the account reports for the device."""
    return f"oralu/accounts/{account.name}/devices/{device}/positions"


class Running:
    """A broker that can be started, and clients of it."""

    def __init__(self, broker: mosquitto.Broker) -> None:
        self.broker, self.gateway = broker, broker.gateway_account()
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, grace: int = 0) -> None:
        """Start it as an installation does; for `grace` seconds it reads no changed accounts, unless it was never started before."""
        environment = {**os.environ, "ORALU_BROKER_LOOK_SECONDS": "0.05", "ORALU_BROKER_GRACE_SECONDS": str(grace)}
        self.process = subprocess.Popen(end_with_parent(*self.broker.reloaded_command()), env=environment, start_new_session=True)

    def listens(self) -> bool:
        """Whether its port is open."""
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.broker.port)) == 0

    def stop(self) -> None:
        """End it, if it runs."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(10)

    def client(self, account: Account | None, name: str = "any", version: aiomqtt.ProtocolVersion = V5, **more: Any) -> aiomqtt.Client:
        """A client whose session stays when it goes."""
        chosen: dict[str, Any] = {"clean_session": False}
        if version == V5:
            kept = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call]  # paho has none
            kept.SessionExpiryInterval = 3600
            chosen = {"clean_start": False, "properties": kept}
        if account is not None:
            chosen |= {"username": account.name, "password": account.password}
        chosen |= {"port": self.broker.port, "identifier": name, "protocol": version, "timeout": 5}
        return aiomqtt.Client("127.0.0.1", **{**chosen, **more})

    async def publish(self, account: Account, *payloads: bytes, at: str = "", version: aiomqtt.ProtocolVersion = V5) -> None:
        """Publish as the account, acknowledged."""
        async with self.client(account, version=version) as client:
            for payload in payloads:
                await client.publish(at or topic(account), payload, qos=1)

    async def listen(self) -> None:
        """Let the gateway subscribe, and go again: its messages wait for it."""
        async with self.client(self.gateway) as client:
            await client.subscribe(READ, qos=1)

    async def heard(self, client: aiomqtt.Client, *, by: Account = TWO) -> list[bytes]:
        """What the gateway has received before a last message, which is sent for that."""
        await self.publish(by, LAST)
        return [payload async for payload in until_last(client)]


async def until_last(client: aiomqtt.Client) -> AsyncIterator[bytes]:
    """The messages before the last one."""
    async with asyncio.timeout(10):
        async for message in client.messages:
            if message.payload == LAST:
                return
            yield bytes(message.payload)


@contextmanager
def served(folder: Path, accounts: Sequence[Account]) -> Iterator[Running]:
    """A broker with these accounts."""
    running = Running(unstarted(folder))
    running.broker.prepare(accounts)
    running.start()
    try:
        eventually(running.listens)
        yield running
    finally:
        running.stop()


def unstarted(folder: Path) -> mosquitto.Broker:
    """A broker that is not even configured. Skips the test where there is none."""
    program = mosquitto.ensure()
    if program is None:
        pytest.skip("Mosquitto is not here and cannot be installed")
    return mosquitto.Broker(folder, free_ports(1)[0], program)
