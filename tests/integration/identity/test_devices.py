"""Kiosks and vendors' machines: they are let in once, and switched off at once."""

from datetime import timedelta

import asyncpg
import pytest

from shared.actors import system
from shared.identity import clients, kiosks
from shared.identity.tables import ApiClient, Audit, Kiosk
from tests.builders.moments import NOW

BY = system("test")
pytestmark = pytest.mark.usefixtures("engines")


async def test_a_one_time_code_works_once() -> None:
    kiosk, code = await kiosks.create_kiosk("Hall", "75", by=BY, at=NOW)
    token = await kiosks.enrol(f" {code.lower()} ", at=NOW)
    assert token is not None
    assert await kiosks.enrol(code, at=NOW) is None
    assert await kiosks.enrolled(token, now=NOW) == kiosks.Device(kiosk, "Hall", "75")


async def test_a_code_of_yesterday_does_not_work() -> None:
    _, code = await kiosks.create_kiosk("Hall", "75", by=BY, at=NOW)
    assert await kiosks.enrol(code, at=NOW + kiosks.CODE_LIFE + timedelta(seconds=1)) is None


async def test_a_kiosk_that_was_switched_off_is_out_at_once_and_comes_back_with_a_new_code() -> None:
    kiosk, code = await kiosks.create_kiosk("Hall", "75", by=BY, at=NOW)
    token = await kiosks.enrol(code, at=NOW)
    assert token is not None
    await kiosks.disable(kiosk, by=BY, at=NOW)
    assert await kiosks.enrolled(token, now=NOW) is None
    assert await kiosks.is_off(token)
    await kiosks.enable(kiosk, by=BY, at=NOW)
    assert await kiosks.enrolled(token, now=NOW) is not None, "switched on again it is the same device"
    assert not await kiosks.is_off(token)
    await kiosks.disable(kiosk, by=BY, at=NOW)
    again = await kiosks.enrol(await kiosks.new_code(kiosk, by=BY, at=NOW), at=NOW)
    assert again is not None
    assert await kiosks.enrolled(again, now=NOW) is not None
    assert await kiosks.enrolled(token, now=NOW) is None
    told = [row["action"] for row in await Audit.select(Audit.action).where(Audit.about == kiosk).order_by(Audit.sequence)]
    assert told == ["kiosk_created", "kiosk_disabled", "kiosk_enabled", "kiosk_disabled", "kiosk_code_given"]


async def test_using_the_kiosk_is_its_heartbeat() -> None:
    _, code = await kiosks.create_kiosk("Hall", "75", by=BY, at=NOW)
    token = await kiosks.enrol(code, at=NOW)
    assert token is not None
    later = NOW + timedelta(hours=1)
    await kiosks.enrolled(token, now=later)
    row = await Kiosk.select(Kiosk.seen_at).first()
    assert row is not None
    assert row["seen_at"] == later


async def test_a_vendor_s_secret_is_kept_encrypted_and_comes_back_to_check_a_signature() -> None:
    key_id, secret = await clients.create_client("Vendor", kind="telemetry", by=BY, at=NOW)
    row = await ApiClient.select(ApiClient.secret).first()
    assert row is not None
    assert secret not in row["secret"]
    found = await clients.get_client(key_id)
    assert found is not None
    assert found.secret == secret
    assert secret.hex() not in repr(found)


async def test_a_vendor_that_was_switched_off_is_unknown() -> None:
    key_id, _ = await clients.create_client("Vendor", kind="telemetry", by=BY, at=NOW)
    await clients.disable_client(key_id, by=BY, at=NOW)
    assert await clients.get_client(key_id) is None


async def test_what_identity_recorded_cannot_be_changed() -> None:
    await kiosks.create_kiosk("Hall", "75", by=BY, at=NOW)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await Audit.raw("DELETE FROM identity.audit")
