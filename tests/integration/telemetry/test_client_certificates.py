"""Bracelets over TLS: a device shows a certificate that its vendor registered, and is known by it from any network."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from services.probation.gateway import tls_context
from services.probation.settings import settings
from services.probation.telemetry.devices import assignment
from services.probation.telemetry.devices.actions import correct
from services.probation.telemetry.ingest.refused_senders import refused_senders
from services.probation.telemetry.ingest.tcp import server as tcp
from services.probation.telemetry.vendors.actions import create_credential, revoke_credential
from services.probation.telemetry.vendors.domain import Authentication
from tests.builders.actors import OFFICER
from tests.builders.alerts import fetch
from tests.builders.devices import IMEI, gt06_frame
from tests.builders.moments import NOW
from tests.builders.vendors import VENDOR, details, enter_vendor, put_on
from tests.support.authority import Authority, Issued

Pair = tuple[asyncio.StreamReader, asyncio.StreamWriter]
LOGIN, WELCOME = bytes.fromhex("78780D01012345678901234500018CDD0D0A"), bytes.fromhex("787805010001d9dc0d0a")
MOMENT = bytes([NOW.year - 2000, NOW.month, NOW.day, NOW.hour, NOW.minute, NOW.second])
PLACE = b"\xc9" + int(43.238 * 1_800_000).to_bytes(4, "big") + int(76.945 * 1_800_000).to_bytes(4, "big") + b"\x00\x14\x00"
POSITION = gt06_frame(0x16, MOMENT + PLACE + b"\x09" + bytes(8) + b"\x38\x06\x04\x18\x02")
SOURCES = """SELECT s.authentication, s.credential, s.vendor FROM probation.position p JOIN probation.report_source s ON s.id = p.source"""


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    """Whose certificates the gateway trusts."""
    return Authority(tmp_path, "devices")


@pytest.fixture
def device(authority: Authority) -> Issued:
    """The certificate of a device."""
    return authority.issue("device")


@pytest.fixture
async def registered(device: Issued, worn: datetime, person: UUID) -> str:
    """The person wears a device that must show this certificate; its credential."""
    await assignment.unfit_device(person, by=OFFICER, now=NOW - timedelta(minutes=20))
    await put_on(person, IMEI, since=NOW - timedelta(minutes=19), protocol="gt06")
    await correct(IMEI, details("gt06", way="client_certificate"), by=OFFICER, now=NOW)
    await enter_vendor()
    made = await create_credential(VENDOR, Authentication.CLIENT_CERTIFICATE, by=OFFICER, now=NOW, fingerprint=device.fingerprint)
    return made.id


@pytest.fixture
async def port(authority: Authority, tmp_path: Path) -> AsyncIterator[int]:
    """A gateway that receives GT06 over TLS, as it is started with these settings."""
    own = Authority(tmp_path, "public").issue("gateway")
    chosen = {"tcp_certificate": own.certificate, "tcp_private_key": own.key, "tcp_client_authority": authority.certificate}
    server = await tcp.listen("gt06", "127.0.0.1", 0, tls_context(settings().model_copy(update=chosen)))
    yield server.sockets[0].getsockname()[1]
    await tcp.close(server)


async def connected(port: int, tmp_path: Path, shown: Issued | None) -> Pair:
    """A device's connection: it checks the gateway's certificate, and shows its own."""
    context = ssl.create_default_context(cafile=str(tmp_path / "public.pem"))
    if shown is not None:
        context.load_cert_chain(shown.certificate, shown.key)
    return await asyncio.open_connection("127.0.0.1", port, ssl=context)


async def said(connection: Pair, frame: bytes) -> bytes:
    """What the gateway answers to a frame; nothing if it closes."""
    reader, writer = connection
    try:
        writer.write(frame)
        return await asyncio.wait_for(reader.read(100), 10)
    except (ConnectionError, ssl.SSLError):
        return b""


async def test_a_device_with_a_registered_certificate_is_heard_and_its_reports_say_so(
    registered: str, port: int, device: Issued, tmp_path: Path
) -> None:
    connection = await connected(port, tmp_path, device)
    assert await said(connection, LOGIN) == WELCOME
    assert (await said(connection, POSITION))[3] == 0x16
    connection[1].close()
    assert [dict(row) for row in await fetch(SOURCES)] == [
        {"authentication": "client_certificate", "credential": registered, "vendor": VENDOR}
    ]
    (used,) = await fetch("SELECT last_used_at FROM probation.vendor_credential WHERE id = $1", registered)
    assert used["last_used_at"] == NOW


async def test_a_certificate_that_was_revoked_during_the_connection_counts_no_more(
    registered: str, port: int, device: Issued, tmp_path: Path
) -> None:
    connection = await connected(port, tmp_path, device)
    assert await said(connection, LOGIN) == WELCOME
    await revoke_credential(registered, "The device was opened by somebody", by=OFFICER, now=NOW)
    assert await said(connection, POSITION) == b""
    assert await fetch(SOURCES) == []


@pytest.mark.parametrize("shows", ["another of the same authority", "nothing"])
async def test_a_device_without_a_registered_certificate_gets_no_answer_and_is_counted(
    registered: str, port: int, authority: Authority, tmp_path: Path, shows: str
) -> None:
    other = authority.issue("other") if shows != "nothing" else None
    assert await said(await connected(port, tmp_path, other), LOGIN) == b""
    await refused_senders().write(NOW)
    assert [(row["address"], row["protocol"], row["times"]) for row in await fetch("SELECT * FROM probation.refused_sender")] == [
        ("127.0.0.1", "gt06", 1)
    ]


async def test_a_certificate_of_another_authority_ends_the_connection(registered: str, port: int, tmp_path: Path) -> None:
    stranger = Authority(tmp_path, "elsewhere").issue("stranger")
    assert await said(await connected(port, tmp_path, stranger), LOGIN) == b""
    assert await fetch(SOURCES) == []
