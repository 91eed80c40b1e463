"""The administrator's pages: who may open them, and what they refuse."""

import re
from typing import Any

import httpx
import pyotp
import pytest

from shared.identity import kiosks
from shared.identity.demo import ACCOUNTS, PROVIDER, demo_id
from shared.identity.tables import Account, Kiosk
from shared.settings import OraluSettings
from tests.builders.actors import SYSTEM
from tests.builders.moments import NOW
from tests.support.clients import ClientFrom
from tests.support.forms import from_sign_in
from tests.support.sign_in import sign_in

FIELDS = {"login": "new.officer", "name": "New Officer", "role": "officer", "office": "75", "language": "ru"}


@pytest.fixture
async def admin(client: httpx.AsyncClient, engines: OraluSettings) -> httpx.AsyncClient:
    """A browser in which an administrator has signed in."""
    await sign_in(client, "admin")
    return client


async def test_only_an_administrator_comes_in(client: httpx.AsyncClient, engines: OraluSettings) -> None:
    await sign_in(client, "senior")
    assert (await client.get("/admin")).status_code == 403
    assert (await from_sign_in(client, "/admin/accounts/new", **FIELDS)).status_code == 403
    assert not await Account.exists().where(Account.login == "new.officer")


async def test_a_new_officer_signs_in_with_what_was_shown(admin: httpx.AsyncClient, client_from: ClientFrom) -> None:
    shown = re.findall(r"<code>([^<]+)</code>", (await from_sign_in(admin, "/admin/accounts/new", **FIELDS)).text)
    password, secret = shown
    officer = await client_from("10.0.0.7")
    assert (await from_sign_in(officer, "/sign-in", login="NEW.officer", password=password)).headers["location"] == "/sign-in/code"
    assert (await from_sign_in(officer, "/sign-in/code", code=pyotp.TOTP(secret).at(NOW))).status_code == 303
    assert (await officer.get("/admin")).status_code == 403


async def test_a_wrong_account_is_refused_with_what_was_typed_kept(admin: httpx.AsyncClient) -> None:
    for wrong in ({"login": "officer"}, {"login": "два слова"}, {"role": "emperor"}, {"office": "Almaty"}, {"role": "provider"}):
        answer = await from_sign_in(admin, "/admin/accounts/new", **(FIELDS | wrong))
        assert answer.status_code == 422, wrong
        assert "New Officer" in answer.text
    assert await Account.count() == len(ACCOUNTS)


async def test_the_administrator_names_the_first_lead_of_a_provider_alone(admin: httpx.AsyncClient) -> None:
    leads = FIELDS | {"leads": "yes", "provider": str(PROVIDER)}
    assert "Only the staff of a provider have a lead" in (await from_sign_in(admin, "/admin/accounts/new", **leads)).text
    assert (await from_sign_in(admin, "/admin/accounts/new", **(leads | {"role": "provider"}))).status_code == 200
    (made,) = await Account.select().where(Account.login == "new.officer")
    assert made["leads"]
    change = {"name": "New Officer", "provider": str(PROVIDER), "office": "75", "authority": "probation", "sure": "yes"}
    assert (await from_sign_in(admin, f"/admin/accounts/{made['id']}/change", **change)).status_code == 303
    assert [row["leads"] for row in await Account.select(Account.leads).where(Account.id == made["id"])] == [False]


async def test_nobody_locks_themselves_out(admin: httpx.AsyncClient) -> None:
    assert (await from_sign_in(admin, f"/admin/accounts/{demo_id('admin')}/disable")).status_code == 422
    assert (await from_sign_in(admin, f"/admin/accounts/{demo_id('officer')}/disable")).status_code == 303
    row = await Account.select().where(Account.id == demo_id("officer")).first()
    assert row is not None
    assert row["disabled_at"] is not None


async def test_an_account_that_is_not_there_is_not_found(admin: httpx.AsyncClient) -> None:
    assert (await from_sign_in(admin, f"/admin/accounts/{demo_id('nobody')}/renew")).status_code == 404


async def the_kiosk() -> dict[str, Any]:
    """The one kiosk, as it is stored."""
    (row,) = await Kiosk.select()
    return row


async def test_the_code_of_a_kiosk_is_shown_once(admin: httpx.AsyncClient) -> None:
    code = re.search(r'secret__code">([A-Z0-9]{10})<', (await from_sign_in(admin, "/admin/kiosks", name="Hall", office="75")).text)
    assert code is not None
    overview = (await admin.get("/admin")).text
    assert code.group(1) not in overview
    assert f"/admin/kiosks/{(await the_kiosk())['id']}" in overview


async def test_a_kiosk_without_a_name_is_not_added(admin: httpx.AsyncClient) -> None:
    assert (await from_sign_in(admin, "/admin/kiosks", name="", office="Hall")).status_code == 422
    assert await Kiosk.count() == 0


async def test_an_administrator_names_the_cameras_that_a_kiosk_may_use(admin: httpx.AsyncClient) -> None:
    number, _ = await kiosks.create_kiosk("Hall", "75", by=SYSTEM, at=NOW)
    address = f"/admin/kiosks/{number}"
    await kiosks.report(number, camera="HD Webcam C920", software="1a2b Chrome/142")
    assert "Allow this camera alone" in (await admin.get(address)).text
    assert (await from_sign_in(admin, f"{address}/cameras", cameras=" HD Webcam C920\n\nBRIO ")).status_code == 303
    assert (await the_kiosk())["allowed_cameras"] == "HD Webcam C920\nBRIO"
    assert "Chrome/142" in (await admin.get("/admin")).text
    assert (await from_sign_in(admin, f"/admin/kiosks/{demo_id('nobody')}/cameras", cameras="")).status_code == 404


async def test_a_kiosk_is_switched_off_and_on_again(admin: httpx.AsyncClient) -> None:
    number, _ = await kiosks.create_kiosk("Hall", "75", by=SYSTEM, at=NOW)
    address = f"/admin/kiosks/{number}"
    assert (await from_sign_in(admin, f"{address}/disable")).status_code == 303
    assert "Switched off on" in (await admin.get(address)).text
    assert (await from_sign_in(admin, f"{address}/enable")).status_code == 303
    assert "Waits for its one-time code" in (await admin.get(address)).text


async def test_a_new_password_is_made_after_asking(admin: httpx.AsyncClient) -> None:
    address = f"/admin/accounts/{demo_id('officer')}/renew"
    before = await Account.select(Account.password_hash).where(Account.id == demo_id("officer")).first()
    asked = await from_sign_in(admin, address)
    assert "stop working at once" in asked.text
    assert await Account.select(Account.password_hash).where(Account.id == demo_id("officer")).first() == before
    assert (await from_sign_in(admin, address, sure="yes")).status_code == 200
    assert await Account.select(Account.password_hash).where(Account.id == demo_id("officer")).first() != before
