"""Senders that are registered for no vendor: counted by address, bounded, and shown without saying anything of a device."""

import asyncio
import ipaddress
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest

from services.probation.telemetry.ingest import refused_senders as module
from services.probation.telemetry.ingest.refused_senders import KEPT, OTHERS, RefusedSenders, refused_senders
from services.probation.telemetry.ingest.tcp import server as tcp
from services.probation.telemetry.vendors.actions import revoke_credential
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER
from tests.builders.alerts import fetch
from tests.builders.moments import NOW
from tests.builders.vendors import credential
from tests.support.clients import SignedIn

ROWS = "SELECT address, protocol, first_at, last_at, times FROM probation.refused_sender ORDER BY address, protocol"
LOGIN = b"[3G*1234567890*0002*LK]"


async def rows() -> list[Any]:
    return [tuple(row.values()) for row in await fetch(ROWS)]


async def test_a_refused_connection_is_counted_by_its_address_and_names_no_device(engines: OraluSettings) -> None:
    server = await tcp.listen("watch", "127.0.0.1", 0)
    try:
        for _ in range(2):
            reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname()[:2], local_addr=("127.0.0.8", 0))
            writer.write(LOGIN)
            with suppress(ConnectionResetError):
                assert await asyncio.wait_for(reader.read(100), 10) == b""
            writer.close()
    finally:
        await tcp.close(server)
    await refused_senders().write(NOW)
    assert await rows() == [("127.0.0.8", "watch", NOW, NOW, 2)]


async def test_counts_are_added_and_keep_the_first_and_the_last_time(engines: OraluSettings) -> None:
    senders = RefusedSenders()
    for minutes in (0, 5, 9):
        senders.add("10.1.2.3", "watch", NOW + timedelta(minutes=minutes))
        await senders.write(NOW)
    senders.add("2001:db8:1:2:3::4", "gt06", NOW)
    await senders.write(NOW)
    assert await rows() == [
        ("10.1.2.3", "watch", NOW, NOW + timedelta(minutes=9), 3),
        ("2001:db8:1:2::/64", "gt06", NOW, NOW, 1),
    ]


async def test_many_addresses_are_counted_together(engines: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_KEPT", 3)
    monkeypatch.setattr(module, "MOST_WAITING", 4)
    senders = RefusedSenders()
    for number in range(9):
        senders.add(f"10.0.0.{number}", "watch", NOW)
    await senders.write(NOW)
    found = {address: times for address, _, _, _, times in await rows()}
    assert (len(found), sum(found.values()), found[OTHERS]) == (4, 9, 6)
    senders.add("10.0.0.0", "watch", NOW)
    await senders.write(NOW)
    assert {address: times for address, _, _, _, times in await rows()}["10.0.0.0"] == 2


async def test_senders_are_forgotten_some_time_after_they_were_refused_last(engines: OraluSettings) -> None:
    senders = RefusedSenders()
    senders.add("10.0.0.1", "watch", NOW)
    await senders.write(NOW)
    await senders.write(NOW + KEPT)
    assert len(await rows()) == 1
    await senders.write(NOW + KEPT + timedelta(seconds=1))
    assert await rows() == []


async def test_what_cannot_be_written_is_written_later(engines: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    senders = RefusedSenders()
    senders.add("10.0.0.1", "watch", NOW)
    whole = module.WRITE
    monkeypatch.setattr(module, "WRITE", whole.replace("probation.refused_sender", "probation.nothing"))
    with pytest.raises(Exception, match="nothing"):
        await senders.write(NOW)
    monkeypatch.setattr(module, "WRITE", whole)
    senders.add("10.0.0.1", "watch", NOW + timedelta(minutes=1))
    await senders.write(NOW)
    assert await rows() == [("10.0.0.1", "watch", NOW, NOW + timedelta(minutes=1), 2)]


async def test_officers_and_administrators_see_them_and_whose_network_it_was(engines: OraluSettings, signed_in: SignedIn) -> None:
    network = await credential("registered_network", network=ipaddress.IPv4Network("10.20.0.0/16"))
    await revoke_credential(network, "The vendor has another network", by=OFFICER, now=NOW)
    senders = RefusedSenders()
    senders.add("10.20.3.4", "gt06", NOW)
    senders.add("192.0.2.7", "watch", NOW)
    await senders.write(NOW)
    for login in ("officer", "senior", "auditor", "admin"):
        page = (await (await signed_in("probation", login)).get("/refused-senders")).text
        assert "10.20.3.4" in page
        assert "Vendor test-vendor: this network counts no more" in page
        assert "192.0.2.7" in page
    assert 'href="/refused-senders"' in (await (await signed_in("probation", "officer")).get("/quarantine")).text
    assert 'href="/refused-senders"' in (await (await signed_in("probation", "admin")).get("/vendors")).text
    assert (await (await signed_in("reintegration", "social")).get("/refused-senders")).status_code == 404


async def test_every_sender_is_reached_page_by_page(engines: OraluSettings, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.probation.telemetry.quarantine.pages.ON_A_PAGE", 2)
    senders = RefusedSenders()
    for number in range(5):
        senders.add(f"10.0.0.{number}", "watch", NOW)
    await senders.write(NOW)
    reader = await signed_in("probation", "officer")
    seen, address = [], "/refused-senders"
    for _ in range(3):
        page = (await reader.get(address)).text
        seen += [each for each in range(5) if f">10.0.0.{each}<" in page]
        address = "/refused-senders?after=" + page.rpartition("/refused-senders?after=")[2].partition('"')[0]
    assert sorted(seen) == list(range(5))
