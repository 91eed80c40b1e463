"""Vendors' machines that keep sending while processes are killed, and remember what was acknowledged."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field

import aiomqtt
import httpx
import orjson

from infra.bench.people import fix
from services.probation.telemetry.simulation import gt06
from services.probation.telemetry.simulation.senders import ENCODERS, Target, mqtt_client, mqtt_topic, post_signed, replies
from services.probation.telemetry.simulation.trace import Report
from services.probation.telemetry.vendors.demo import DEMO_ACCOUNT, DEMO_KEY, DEMO_SECRET
from shared import clock
from shared.values import JsonObject

PAUSE = 0.05
PATIENCE = 60.0
ALARM_AT = 5


@dataclass
class Load:
    """`acknowledged`: (device, time of the fix) of everything that was acknowledged."""

    url: str
    broker_port: int
    gt06_port: int
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    acknowledged: set[tuple[str, float]] = field(default_factory=set)
    turns: dict[str, int] = field(default_factory=dict)

    async def http(self, devices: list[str]) -> None:
        """A batch of one fix each, sent again until it is answered."""
        async with httpx.AsyncClient(timeout=10, trust_env=False) as client:

            async def post(rows: list[JsonObject]) -> None:
                target = Target(self.url, "", {}, key_id=DEMO_KEY, secret=DEMO_SECRET)
                (await post_signed(client, target, orjson.dumps({"positions": rows}))).raise_for_status()

            await self._until_told(devices, post)

    async def mqtt(self, devices: list[str]) -> None:
        """The vendor's account publishes for each device, at QoS 1."""
        target = Target("", "", {}, f"mqtt://127.0.0.1:{self.broker_port}", secret=DEMO_SECRET, account=DEMO_ACCOUNT)

        async def publish(rows: list[JsonObject]) -> None:
            for row in rows:
                async with mqtt_client(target, timeout=5) as client:
                    await client.publish(mqtt_topic(DEMO_ACCOUNT, row["device_id"]), orjson.dumps(row), qos=1)

        await self._until_told(devices, publish)

    async def tcp(self, devices: list[str]) -> None:
        """Each device sends an alarm, which asks for a reply."""

        async def ask(rows: list[JsonObject]) -> None:
            for row in rows:
                reader, writer = await asyncio.open_connection("127.0.0.1", self.gt06_port)
                try:
                    place, flags = (row["latitude"], row["longitude"]), tuple(row["flags"]) or ("low_battery",)
                    frame, _ = gt06.report(Report(row["device_id"], row["fix_time"], *place, battery=row["battery"], flags=flags), 2)
                    writer.write(gt06.login(row["device_id"]) + frame)
                    await replies(reader, ENCODERS["gt06"][1], 2, 10)
                finally:
                    writer.close()

        await self._until_told(devices, ask)

    async def _until_told(self, devices: list[str], send: Callable[[list[JsonObject]], Awaitable[None]]) -> None:
        turn = 0
        while not self.stopping.is_set():
            at, turn = float(int(clock.now().timestamp())), turn + 1
            rows = [fix(device, at, turn, ("strap_removed",) if turn == ALARM_AT else ()) for device in devices]
            await self._insist(rows, send)
            self.acknowledged.update((row["device_id"], row["fix_time"]) for row in rows)
            self.turns |= dict.fromkeys(devices, turn)
            await asyncio.sleep(max(PAUSE, at + 1 - clock.now().timestamp()))

    async def _insist(self, rows: list[JsonObject], send: Callable[[list[JsonObject]], Awaitable[None]]) -> None:
        deadline = time.monotonic() + PATIENCE
        while True:
            with suppress(httpx.HTTPError, aiomqtt.MqttError, OSError, TimeoutError):
                await send(rows)
                return
            if time.monotonic() > deadline:
                raise AssertionError("nobody answered for a minute")
            await asyncio.sleep(PAUSE)
