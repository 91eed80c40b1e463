"""Kiosks and vendors' machines: they are let in once, and switched off at once."""

from datetime import timedelta

import pytest

from shared.actors import system
from shared.identity import kiosks
from shared.identity.tables import Audit, Kiosk
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
