"""The administrator's pages: who may open them, and what they refuse."""

import re

import httpx
import pyotp

from shared import clock
from shared.identity import kiosks
from shared.identity.demo import demo_id
from shared.identity.tables import Account, ApiClient, Kiosk
from shared.settings import OraluSettings
from tests.integration.identity.conftest import From, post
from tests.support.sign_in import sign_in

FIELDS = {"login": "new.officer", "name": "New Officer", "role": "officer", "office": "75", "language": "ru"}


async def test_only_an_administrator_comes_in(client: httpx.AsyncClient, engines: OraluSettings) -> None:
    await sign_in(client, "senior")
    assert (await client.get("/admin")).status_code == 403
    assert (await post(client, "/admin/accounts/new", **FIELDS)).status_code == 403
    assert not await Account.exists().where(Account.login == "new.officer")


async def test_a_new_officer_signs_in_with_what_was_shown(client: httpx.AsyncClient, client_from: From, engines: OraluSettings) -> None:
    await sign_in(client, "admin")
    shown = re.findall(r"<code>([^<]+)</code>", (await post(client, "/admin/accounts/new", **FIELDS)).text)
    password, secret = shown
    officer = await client_from("10.0.0.7")
    assert (await post(officer, "/sign-in", login="NEW.officer", password=password)).headers["location"] == "/sign-in/code"
    assert (await post(officer, "/sign-in/code", code=pyotp.TOTP(secret).at(clock.now()))).status_code == 303
    assert (await officer.get("/admin")).status_code == 403


async def test_a_wrong_account_is_refused_with_what_was_typed_kept(client: httpx.AsyncClient, engines: OraluSettings) -> None:
    await sign_in(client, "admin")
    for wrong in ({"login": "officer"}, {"login": "два слова"}, {"role": "emperor"}, {"office": "Almaty"}, {"role": "provider"}):
        answer = await post(client, "/admin/accounts/new", **(FIELDS | wrong))
        assert answer.status_code == 422, wrong
        assert "New Officer" in answer.text
    assert await Account.count() == 6


async def test_nobody_locks_themselves_out(client: httpx.AsyncClient, engines: OraluSettings) -> None:
    await sign_in(client, "admin")
    assert (await post(client, f"/admin/accounts/{demo_id('admin')}/disable")).status_code == 422
    assert (await post(client, f"/admin/accounts/{demo_id('officer')}/disable")).status_code == 303
    row = await Account.select().where(Account.id == demo_id("officer")).first()
    assert row is not None
    assert row["disabled_at"] is not None


async def test_an_account_that_is_not_there_is_not_found(client: httpx.AsyncClient, engines: OraluSettings) -> None:
    await sign_in(client, "admin")
    assert (await post(client, f"/admin/accounts/{demo_id('nobody')}/renew")).status_code == 404


async def test_a_kiosk_and_a_vendor_are_added_and_their_secrets_shown_once(client: httpx.AsyncClient, engines: OraluSettings) -> None:
    await sign_in(client, "admin")
    assert (await post(client, "/admin/kiosks", name="", office="Hall")).status_code == 422
    assert await Kiosk.count() == 0
    code = re.search(r'secret__code">([A-Z0-9]{10})<', (await post(client, "/admin/kiosks", name="Hall", office="75")).text)
    secret = re.findall(r"<code>([^<]+)</code>", (await post(client, "/admin/clients", name="Vendor")).text)
    assert code is not None
    assert await ApiClient.count() == 1
    overview = (await client.get("/admin")).text
    assert code.group(1) not in overview
    row = await Kiosk.select(Kiosk.id).first()
    assert row is not None
    address = f"/admin/kiosks/{row['id']}"
    assert address in overview
    await kiosks.report(row["id"], camera="HD Webcam C920", software="1a2b Chrome/142")
    assert "Allow this camera alone" in (await client.get(address)).text
    assert (await post(client, f"{address}/cameras", cameras=" HD Webcam C920\n\nBRIO ")).status_code == 303
    kept = await Kiosk.select(Kiosk.allowed_cameras).first()
    assert kept == {"allowed_cameras": "HD Webcam C920\nBRIO"}
    assert "Chrome/142" in (await client.get("/admin")).text
    assert (await post(client, f"{address}/disable")).status_code == 303
    assert "Switched off on" in (await client.get(address)).text
    assert (await post(client, f"{address}/enable")).status_code == 303
    assert "Waits for its one-time code" in (await client.get(address)).text
    assert (await post(client, f"/admin/kiosks/{demo_id('nobody')}/cameras", cameras="")).status_code == 404
    assert secret[1] not in overview
