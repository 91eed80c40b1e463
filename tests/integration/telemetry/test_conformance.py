"""Our gateway passes the script for vendors' gateways; a gateway that does not verify checksums fails it."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from services.probation.telemetry.ingest.protocols import gt06
from services.probation.telemetry.ingest.tcp import server as tcp
from services.probation.telemetry.simulation import conformance, senders, trace
from tests.builders.alerts import fetch
from tests.builders.moments import NOW
from tests.builders.vendors import credential, put_on


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conformance, "QUIET_SECONDS", 0.15)


async def ports(stack: AsyncExitStack) -> dict[str, int]:
    found = {}
    for protocol in senders.ENCODERS:
        server = await tcp.listen(protocol, "127.0.0.1", 0)
        stack.push_async_callback(tcp.close, server)
        found[protocol] = server.sockets[0].getsockname()[1]
    return found


async def failed(protocol: str, port: int) -> list[str]:
    checks = [
        check async for check in conformance.conform(protocol, "127.0.0.1", port, senders.device_name(protocol, 1), stranger="127.0.0.2")
    ]
    assert len(checks) >= 9
    return [check.name for check in checks if not check.passed]


async def test_the_gateway_passes_every_script_and_takes_what_simulated_bracelets_send(person: UUID) -> None:
    device = senders.device_name("gt06", 1)
    await put_on(person, device, protocol="gt06")
    await credential("registered_network")
    rows = list(trace.walk(device, NOW.timestamp() - 1800, 20, away=False, seed=1))
    async with AsyncExitStack() as stack:
        listening = await ports(stack)
        assert await asyncio.gather(*(failed(protocol, port) for protocol, port in listening.items())) == [[], [], []]
        sums = await senders.send("gt06", senders.Target("", "127.0.0.1", listening), [trace.bursts(rows, seed=8)])
        await senders.send("r16h", senders.Target("", "127.0.0.1", listening), [[[replace(row, device_id=device)] for row in rows]])
    assert (sums.sent, sums.acknowledged) == (20, 1)
    kept = await fetch("SELECT flags FROM probation.position WHERE device_id = $1 AND mechanism = 'GPS'", device)
    assert sum("strap_removed" in row["flags"] for row in kept) >= 1
    # R16H is not how this device reports: kept apart.
    apart = await fetch("SELECT DISTINCT reason FROM probation.quarantined_frame WHERE device_id = $1", device)
    assert [row["reason"] for row in apart] == ["other_protocol"]


async def test_a_gateway_that_trusts_any_checksum_fails(person: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    def trusting(frame: bytes) -> Any:
        body = frame[2:-4]
        return decode(frame[:-4] + gt06.crc(body).to_bytes(2, "big") + frame[-2:])

    decode = gt06.decode
    await credential("registered_network")
    monkeypatch.setattr(gt06, "decode", trusting)
    monkeypatch.setattr(conformance, "HANG_UP_SECONDS", 0.5)
    async with AsyncExitStack() as stack:
        found = await failed("gt06", (await ports(stack))["gt06"])
    assert "a frame with a wrong checksum is not acknowledged" in found
