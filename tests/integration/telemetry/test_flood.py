"""Half-open and silent connections, wrong keys and floods: they are bounded, and others are served meanwhile."""

import asyncio
import ipaddress
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import httpx
import pytest
import uvicorn

from services.probation.gateway import create_app, http_config
from services.probation.settings import settings
from services.probation.telemetry.ingest import http as api
from services.probation.telemetry.ingest.actions import TOO_OFTEN
from services.probation.telemetry.ingest.limits.limits import limits
from services.probation.telemetry.ingest.tcp import server as tcp
from services.probation.telemetry.vendors import credentials
from shared.db.rows import fetch_rows
from shared.settings import OraluSettings
from tests.builders.devices import DEVICE
from tests.builders.fixes import position
from tests.builders.vendors import SECRET, VENDOR, Vendor, credential
from tests.support.configuration import forget_settings

WHOLE_LOOPBACK = ipaddress.IPv4Network("127.0.0.0/8")
ATTACKER, OTHER = "127.0.0.8", "127.0.0.2"
CONNECT, PING = bytes.fromhex("100c00044d5154540402003c0000"), b"\xc0\x00"
ACCOUNT = b"\x00\x00\x00\x07account\x00" + bytes([len(SECRET.hex())]) + SECRET.hex().encode()
LOGIN = b"\x10" + bytes([10 + len(ACCOUNT)]) + b"\x00\x04MQTT\x04\xc2\x00\x3c" + ACCOUNT
PATIENT, QUICK = "60", "0.2"
"""Seconds for a first message: longer than a test, or soon over."""
HALF_OPEN = 25


@pytest.fixture
def small(engines: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A gateway of at most 20 connections, and 5 of an address; a sender over a limit is answered at once."""
    chosen = {"HTTP_CONNECTIONS": "20", "TCP_CONNECTIONS": "20", "CONNECTIONS_OF_AN_ADDRESS": "20", "FIRST_MESSAGE_SECONDS": PATIENT}
    choose(monkeypatch, ORALU_DEMO="false", **{f"ORALU_{name}": value for name, value in chosen.items()})
    monkeypatch.setattr(api, "SLOWED_SECONDS", 0)
    return monkeypatch


def choose(monkeypatch: pytest.MonkeyPatch, **chosen: str) -> None:
    """Settings of the gateway, from now on."""
    for name, value in chosen.items():
        monkeypatch.setenv(name, value)
    forget_settings()


@asynccontextmanager
async def http_gateway() -> AsyncIterator[int]:
    """The port of a gateway that listens for HTTP."""
    chosen = settings().model_copy(update={"gateway_port": 0, "tcp_ports": {}})
    server = uvicorn.Server(http_config(create_app(chosen), chosen))
    running = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.wait({running}, timeout=0.05)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        await running


@asynccontextmanager
async def tcp_gateway(protocol: str) -> AsyncIterator[int]:
    """The port of a gateway that listens for a protocol."""
    server = await tcp.listen(protocol, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        await tcp.close(server)


@asynccontextmanager
async def half_open(port: int, said: bytes, number: int = HALF_OPEN) -> AsyncIterator[list[asyncio.StreamReader]]:
    """So many connections of the attacker's address, on which no more is said."""
    opened = [await asyncio.open_connection("127.0.0.1", port, local_addr=(ATTACKER, 0)) for _ in range(number)]
    for _, writer in opened:
        writer.write(said)
    try:
        yield [reader for reader, _ in opened]
    finally:
        for _, writer in opened:
            writer.close()


async def end(reader: asyncio.StreamReader) -> None:
    """Return when the other side has closed. Fails if it does not in time."""
    with suppress(ConnectionError):
        async with asyncio.timeout(10):
            while await reader.read(1000):
                pass


def client(address: str, port: int) -> httpx.AsyncClient:
    transport = httpx.AsyncHTTPTransport(local_address=address)
    return httpx.AsyncClient(transport=transport, base_url=f"http://127.0.0.1:{port}", timeout=10, trust_env=False)


@pytest.mark.parametrize(
    "said", [b"", b"POST /telemetry/v1/positions HTTP/1.1\r\nX-Api-Key: ", b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n1"]
)
async def test_half_open_http_connections_silence_nobody_else(small: pytest.MonkeyPatch, said: bytes) -> None:
    async with http_gateway() as port, half_open(port, said), client(OTHER, port) as other:
        assert (await other.get("/health/live")).status_code == 200
        assert len(limits().http) <= 20


@pytest.mark.parametrize("said", [b"", b"GET /health/live HTTP/1.1\r\nX-Slow: "])
async def test_http_connections_without_a_whole_head_are_closed_in_time(small: pytest.MonkeyPatch, said: bytes) -> None:
    choose(small, ORALU_FIRST_MESSAGE_SECONDS=QUICK)
    async with http_gateway() as port, half_open(port, said, 3) as readers:
        for reader in readers:
            await end(reader)
        assert len(limits().http) == 0


async def test_an_http_head_that_never_ends_is_cut_off(small: pytest.MonkeyPatch) -> None:
    async with http_gateway() as port, half_open(port, b"GET / HTTP/1.1\r\nX-Long: " + b"x" * 200_000, 1) as (reader,):
        await end(reader)


async def test_one_address_has_its_share_of_http_connections(small: pytest.MonkeyPatch) -> None:
    choose(small, ORALU_CONNECTIONS_OF_AN_ADDRESS="5")
    async with http_gateway() as port, half_open(port, b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n1"), client(OTHER, port) as other:
        assert (await other.get("/health/live")).status_code == 200
        assert limits().http.of(ATTACKER) <= 5


@pytest.mark.parametrize(("protocol", "said"), [("watch", b""), ("watch", b"[3G*"), ("mqtt", b""), ("mqtt", CONNECT[:5])])
async def test_half_open_tcp_connections_silence_nobody_else_and_are_closed_in_time(
    small: pytest.MonkeyPatch, protocol: str, said: bytes
) -> None:
    choose(small, ORALU_CONNECTIONS_OF_A_VENDOR="20")
    await credential("registered_network", network=WHOLE_LOOPBACK)
    async with tcp_gateway(protocol) as port, half_open(port, said):
        await answered(protocol, port)
        assert len(limits().tcp) <= 20
    choose(small, ORALU_FIRST_MESSAGE_SECONDS=QUICK)
    async with tcp_gateway(protocol) as port, half_open(port, said, 3) as readers:
        for reader in readers:
            await end(reader)


async def answered(protocol: str, port: int) -> None:
    """A sender at another address begins a conversation and gets an answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(OTHER, 0))
    writer.write(CONNECT if protocol == "mqtt" else b"[3G*1234567890*0002*LK]")
    assert await asyncio.wait_for(reader.readexactly(2), 10)
    writer.close()


async def test_a_flood_from_an_unregistered_network_asks_the_database_once(small: pytest.MonkeyPatch) -> None:
    asked = 0

    async def counted(*arguments: Any) -> Any:
        nonlocal asked
        asked += 1
        return await fetch_rows(*arguments)

    small.setattr(credentials, "fetch_rows", counted)
    small.setattr(credentials, "_networks", (None, None, []))
    async with tcp_gateway("watch") as port, half_open(port, b"[3G*1234567890*0002*LK]", 15) as readers:
        for reader in readers:
            await end(reader)
    assert asked == 1


async def test_whoever_guesses_keys_is_told_when_to_come_again_and_those_who_were_right_before_are_not(
    small: pytest.MonkeyPatch, vendor: Vendor
) -> None:
    choose(small, ORALU_FAILURES_OF_AN_ADDRESS="2")
    assert (await vendor.send([])).status_code == 202
    for key in ("nobody", vendor.key_id + "x"):
        assert (await vendor.send([], key_id=key)).status_code == 401
    await credential("request_signature", vendor="second", identifier="a-second-key")
    answers = [await vendor.send([], key_id=key, signature="00" * 32) for key in ("nobody", "a-second-key")]
    assert [(each.status_code, each.headers["retry-after"]) for each in answers] == [(429, "30")] * 2
    assert answers[0].content == answers[1].content
    assert (await vendor.send([])).status_code == 202


async def test_a_vendor_over_its_rate_is_told_when_to_come_again_and_another_vendor_is_not(
    small: pytest.MonkeyPatch, vendor: Vendor, worn: Any
) -> None:
    choose(small, ORALU_FIXES_OF_A_VENDOR="0.5")
    other = Vendor(vendor.client, await credential("request_signature", vendor="second", identifier="second-key"), SECRET)
    fixes = [position(worn, sequence=number) for number in range(10)]
    assert (await vendor.send(fixes)).json()["accepted"] == 10
    limited = await vendor.send(fixes)
    assert (limited.status_code, limited.headers["retry-after"], "again" in limited.json()["detail"]) == (429, "20", True)
    assert (await other.send([])).status_code == 202


async def test_of_many_batches_at_once_one_alone_takes_a_vendor_over_its_rate(small: pytest.MonkeyPatch, vendor: Vendor, worn: Any) -> None:
    choose(small, ORALU_FIXES_OF_A_VENDOR="0.5")
    batches = [[position(worn, sequence=10 * batch + number) for number in range(10)] for batch in range(8)]
    answers = await asyncio.gather(*(vendor.send(fixes) for fixes in batches))
    assert sorted(each.status_code for each in answers) == [202, *[429] * 7]


async def test_a_device_over_its_rate_is_not_taken_and_the_others_of_its_batch_are(
    small: pytest.MonkeyPatch, vendor: Vendor, worn: Any
) -> None:
    limits().over({DEVICE: 30_000})
    refused = (await vendor.send([position(worn)])).json()
    assert (refused["accepted"], refused["refused"]) == (0, [{"index": 0, "reason": TOO_OFTEN}])


async def test_one_address_over_its_rate_is_told_when_to_come_again(small: pytest.MonkeyPatch, vendor: Vendor) -> None:
    choose(small, ORALU_REQUESTS_OF_AN_ADDRESS="0.2")
    assert [(await vendor.send([])).status_code for _ in range(3)] == [202, 202, 429]


async def test_an_mqtt_account_that_is_guessed_is_refused_without_a_look(small: pytest.MonkeyPatch) -> None:
    choose(small, ORALU_FAILURES_OF_AN_ADDRESS="1")
    async with tcp_gateway("mqtt") as port:
        codes = []
        for _ in range(2):
            reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(ATTACKER, 0))
            writer.write(CONNECT)
            codes.append((await asyncio.wait_for(reader.readexactly(4), 10))[3])
            writer.close()
    assert codes == [4, 3]


@pytest.mark.parametrize("protocol", ["watch", "mqtt"])
async def test_a_sender_over_its_rate_is_not_read_for_a_while(small: pytest.MonkeyPatch, protocol: str) -> None:
    choose(small, ORALU_FIXES_OF_A_VENDOR="0.5", ORALU_DEMO="true")
    await credential("registered_network", network=WHOLE_LOOPBACK)
    if protocol == "mqtt":
        await credential("mqtt_account", identifier="account")
    waited, read_again = asyncio.get_running_loop().create_future(), asyncio.Event()

    async def sleep(seconds: float) -> None:
        waited.set_result(seconds)
        await read_again.wait()

    small.setattr(limits(), "sleep", sleep)
    limits().count(VENDOR, 10)
    async with tcp_gateway(protocol) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(OTHER, 0))
        first, second = (LOGIN, PING) if protocol == "mqtt" else (b"[3G*1234567890*0002*LK]",) * 2
        writer.write(first)
        assert await asyncio.wait_for(reader.read(100), 10)
        assert await asyncio.wait_for(waited, 10) == pytest.approx(20, abs=2)
        writer.write(second)
        read_again.set()
        waited = asyncio.get_running_loop().create_future()
        assert await asyncio.wait_for(reader.read(100), 10)
        writer.close()


async def test_senders_behind_a_known_proxy_are_counted_by_what_it_says_of_them(small: pytest.MonkeyPatch) -> None:
    choose(small, ORALU_PROXIES=f'["{OTHER}"]', ORALU_FAILURES_OF_AN_ADDRESS="1")
    async with http_gateway() as port, client(OTHER, port) as proxy, client(ATTACKER, port) as stranger:
        for sender, said, expected in (
            (proxy, "203.0.113.1", 401),
            (proxy, "203.0.113.1", 429),
            (proxy, "203.0.113.2", 401),
            (stranger, "203.0.113.3", 401),
            (stranger, "203.0.113.4", 429),  # what somebody who is no proxy says of others is not believed
        ):
            answer = await sender.get("/?id=D-1&lat=1&lon=1&key=nobody.00", headers={"x-forwarded-for": said})
            assert answer.status_code == expected, said


async def test_the_connections_of_a_known_proxy_are_not_those_of_one_address(small: pytest.MonkeyPatch) -> None:
    choose(small, ORALU_PROXIES=f'["{ATTACKER}"]', ORALU_CONNECTIONS_OF_AN_ADDRESS="2")
    async with http_gateway() as port, half_open(port, b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n1", 10), client(OTHER, port) as other:
        assert (await other.get("/health/live")).status_code == 200
        assert limits().http.of(f"proxy {ATTACKER}") == 10
