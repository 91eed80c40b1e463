"""The administrator's pages of vendors: who may open them, what they make, replace and revoke, and what they refuse."""

import re
from datetime import timedelta

import httpx
import pytest

from services.probation.database import Audit
from services.probation.telemetry.vendors import actions, queries
from services.probation.telemetry.vendors.credentials import find_certificate, find_credential
from services.probation.telemetry.vendors.domain import Authentication
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER
from tests.builders.moments import NOW
from tests.builders.vendors import VENDOR, credential, enter_vendor
from tests.support.clients import ClientFor, SignedIn
from tests.support.forms import post, submit
from tests.support.pem import certificate

CODE = re.compile(r"<code>([^<]+)</code>")
DAY = timedelta(days=1)


@pytest.fixture
async def admin(engines: OraluSettings, signed_in: SignedIn) -> httpx.AsyncClient:
    """An administrator, and a vendor without a credential."""
    await enter_vendor()
    return await signed_in("probation", "admin")


async def made(admin: httpx.AsyncClient, kind: str, **fields: object) -> list[str]:
    """What is shown once after a credential with a secret was made."""
    answer = await submit(admin, f"/vendors/{VENDOR}/new/{kind}", fields)
    assert answer.status_code == 200, answer.text
    return CODE.findall(answer.text)


@pytest.mark.parametrize("login", ["officer", "senior", "auditor"])
async def test_vendors_are_the_administrator_s_alone(login: str, engines: OraluSettings, signed_in: SignedIn) -> None:
    name = await credential("device_key")
    reader = await signed_in("probation", login)
    for path in ("/vendors", f"/vendors/{VENDOR}", f"/vendors/{VENDOR}/new/device_key", f"/vendors/{VENDOR}/credentials/{name}"):
        assert (await reader.get(path)).status_code == 403
    assert (await post(reader, f"/vendors/{VENDOR}/new/device_key")).status_code == 403
    assert (await post(reader, f"/vendors/{VENDOR}/credentials/{name}/revoke", {"reason": "x" * 20, "sure": "yes"})).status_code == 403
    assert await find_credential(name, Authentication.DEVICE_KEY, NOW)


async def test_nobody_signed_in_is_led_to_the_sign_in_page(engines: OraluSettings, client_for: ClientFor) -> None:
    assert "/sign-in" in (await (await client_for("probation")).get("/vendors")).headers["location"]


async def test_the_administration_page_leads_to_a_vendor_that_was_entered(admin: httpx.AsyncClient) -> None:
    assert "/vendors" in (await admin.get("/admin")).text
    entered = await submit(admin, "/vendors", {"code": "acme", "name": "Acme & Sons"})
    assert entered.headers["location"] == "/vendors/acme"
    assert "Acme &amp; Sons" in (await admin.get("/vendors/acme")).text
    assert "no report of this vendor is accepted" in (await admin.get("/vendors/acme")).text
    assert 'href="/vendors/acme"' in (await admin.get("/vendors")).text


WRONG_VENDORS = [
    ({"code": "Acme", "name": "Acme"}, 422, "small Latin letters"),
    ({"code": "a", "name": "Acme"}, 422, "small Latin letters"),
    ({"code": "acme", "name": ""}, 422, "Fill this in"),
    ({"code": VENDOR, "name": "Another"}, 409, "is there already"),
    ({"code": "another", "name": f"Vendor {VENDOR}"}, 409, "is there already"),
]


@pytest.mark.parametrize(("fields", "status", "said"), WRONG_VENDORS)
async def test_a_wrong_vendor_is_explained(admin: httpx.AsyncClient, fields: dict[str, str], status: int, said: str) -> None:
    answer = await submit(admin, "/vendors", fields)
    assert (answer.status_code, said in answer.text) == (status, True)
    assert f'value="{fields["code"]}"' in answer.text
    assert len(await queries.vendors()) == 1


async def test_a_wrong_name_is_corrected_and_the_code_stays(admin: httpx.AsyncClient) -> None:
    await enter_vendor("other")
    address = f"/vendors/{VENDOR}/name"
    for name, status, said in (("", 422, "Fill this in"), ("Vendor other", 409, "is there already")):
        answer = await submit(admin, f"/vendors/{VENDOR}", {"name": name}, to=address)
        assert (answer.status_code, said in answer.text) == (status, True)
    for _ in range(2):
        assert (await submit(admin, f"/vendors/{VENDOR}", {"name": "Acme & Sons"}, to=address)).headers["location"] == f"/vendors/{VENDOR}"
    assert (await queries.vendor(VENDOR)) == queries.VendorRow(VENDOR, "Acme & Sons")
    assert await Audit.count().where(Audit.action == "vendor_renamed") == 1
    assert (await post(admin, "/vendors/unknown/name", {"name": "x"})).status_code == 404


async def test_a_secret_is_shown_once_and_is_the_one_that_counts(admin: httpx.AsyncClient) -> None:
    key, secret = await made(admin, "request_signature")
    found = await find_credential(key, Authentication.REQUEST_SIGNATURE, NOW)
    assert found is not None
    assert found.secret.hex() == secret
    for path in ("/vendors", f"/vendors/{VENDOR}", f"/vendors/{VENDOR}/credentials/{key}"):
        assert secret not in (await admin.get(path)).text
    assert key in (await admin.get(f"/vendors/{VENDOR}")).text
    rows = await Audit.select(Audit.details).where(Audit.action == "vendor_credential_created")
    assert len(rows) == 1
    assert secret not in rows[0]["details"]


async def test_a_device_key_is_shown_as_it_is_sent_and_is_for_one_device(admin: httpx.AsyncClient) -> None:
    (key,) = await made(admin, "device_key", device_id="BR-7")
    identifier, _, secret = key.partition(".")
    found = await find_credential(identifier, Authentication.DEVICE_KEY, NOW)
    assert found is not None
    assert (found.secret.hex(), found.device_id) == (secret, "BR-7")
    assert "BR-7" in (await admin.get(f"/vendors/{VENDOR}")).text
    assert (await submit(admin, f"/vendors/{VENDOR}/new/device_key", {"device_id": "№ 7"})).status_code == 422


async def test_an_mqtt_account_is_shown_with_its_password_and_topic(admin: httpx.AsyncClient) -> None:
    account, password, topic = await made(admin, "mqtt_account")
    found = await find_credential(account, Authentication.MQTT_ACCOUNT, NOW)
    assert found is not None
    assert found.secret.hex() == password
    assert topic.startswith(f"oralu/accounts/{account}/devices/")


async def test_a_network_is_registered_once(admin: httpx.AsyncClient) -> None:
    page = f"/vendors/{VENDOR}/new/registered_network"
    assert (await submit(admin, page, {"network": "10.20.0.0/16"})).headers["location"] == f"/vendors/{VENDOR}"
    assert "10.20.0.0/16" in (await admin.get(f"/vendors/{VENDOR}")).text
    again = await submit(admin, page, {"network": "10.20.0.0/16"})
    assert (again.status_code, "registered already" in again.text) == (409, True)


@pytest.mark.parametrize("network", ["", "0.0.0.0/0", "10.0.0.0/7", "2000::/3", "10.20.0.1/16", "somewhere"])
async def test_a_wrong_network_is_explained_and_stays_in_its_field(admin: httpx.AsyncClient, network: str) -> None:
    answer = await submit(admin, f"/vendors/{VENDOR}/new/registered_network", {"network": network})
    assert answer.status_code == 422
    assert 'id="network-error"' in answer.text
    assert not await queries.credentials(VENDOR)
    assert not network or f'value="{network}"' in answer.text


async def test_a_certificate_is_registered_by_its_pem_file_or_fingerprint(admin: httpx.AsyncClient) -> None:
    page = f"/vendors/{VENDOR}/new/client_certificate"
    (pasted, one, _), (uploaded, two, _), (_, three, _) = (certificate(NOW + DAY) for _ in range(3))
    assert (await submit(admin, page, {"certificate": pasted})).status_code == 303
    token = re.search(r'name="_csrf_token" value="([^"]+)"', (await admin.get(page)).text)
    assert token is not None
    sent = await admin.post(page, data={"_csrf_token": token[1], "certificate": "", "device_id": "BR-8"}, files={"file": uploaded.encode()})
    assert sent.status_code == 303
    assert (await submit(admin, page, {"certificate": three.upper()})).status_code == 303
    found = [await find_certificate(each, NOW) for each in (one, two, three)]
    assert [each.device_id for each in found if each] == [None, "BR-8", None]
    assert (await submit(admin, page, {"certificate": three})).status_code == 409


async def test_a_private_key_is_refused_and_not_shown_again(admin: httpx.AsyncClient) -> None:
    pem, _, key = certificate(NOW + DAY)
    answer = await submit(admin, f"/vendors/{VENDOR}/new/client_certificate", {"certificate": pem + key})
    assert (answer.status_code, "This is a private key" in answer.text) == (422, True)
    assert "BEGIN PRIVATE KEY" not in answer.text
    assert (await submit(admin, f"/vendors/{VENDOR}/new/client_certificate", {"certificate": "nonsense"})).status_code == 422
    assert not await queries.credentials(VENDOR)


async def test_a_secret_is_replaced_after_asking_and_the_old_one_counts_for_the_overlap(admin: httpx.AsyncClient) -> None:
    old = await credential("request_signature")
    page = f"/vendors/{VENDOR}/credentials/{old}"
    assert (await submit(admin, page, to=f"{page}/replace")).status_code == 422
    assert (await submit(admin, page, {"days": "365"}, to=f"{page}/replace")).status_code == 422
    asked = await submit(admin, page, {"days": "7"}, to=f"{page}/replace")
    assert 'name="sure" value="yes"' in asked.text
    assert CODE.findall(asked.text) == []
    assert len(await queries.credentials(VENDOR)) == 1
    new, secret = CODE.findall((await submit(admin, page, {"days": "7", "sure": "yes"}, to=f"{page}/replace")).text)
    found = await find_credential(new, Authentication.REQUEST_SIGNATURE, NOW)
    assert found is not None
    assert found.secret.hex() == secret
    assert await find_credential(old, Authentication.REQUEST_SIGNATURE, NOW + 7 * DAY - timedelta(seconds=1))
    assert await find_credential(old, Authentication.REQUEST_SIGNATURE, NOW + 7 * DAY) is None
    shown = (await admin.get(page)).text
    assert f"/vendors/{VENDOR}/credentials/{new}" in shown
    assert f"{page}/replace" not in shown
    assert (await submit(admin, page, {"days": "0", "sure": "yes"}, to=f"{page}/replace")).status_code == 409


async def test_a_secret_that_is_replaced_at_once_counts_no_more(admin: httpx.AsyncClient) -> None:
    old = await credential("device_key", device_id="BR-9")
    page = f"/vendors/{VENDOR}/credentials/{old}"
    (key,) = CODE.findall((await submit(admin, page, {"days": "0", "sure": "yes"}, to=f"{page}/replace")).text)
    assert await find_credential(old, Authentication.DEVICE_KEY, NOW) is None
    found = await find_credential(key.partition(".")[0], Authentication.DEVICE_KEY, NOW)
    assert found is not None
    assert found.device_id == "BR-9"


async def test_a_credential_is_revoked_with_a_reason_after_asking_and_for_ever(admin: httpx.AsyncClient) -> None:
    name = await credential("request_signature")
    page = f"/vendors/{VENDOR}/credentials/{name}"
    reason = {"reason": "The vendor lost the machine"}
    assert (await submit(admin, page, {"reason": "lost"}, to=f"{page}/revoke")).status_code == 422
    asked = await submit(admin, page, reason, to=f"{page}/revoke")
    assert "cannot be undone" in asked.text
    assert await find_credential(name, Authentication.REQUEST_SIGNATURE, NOW)
    assert (await submit(admin, page, {**reason, "sure": "yes"}, to=f"{page}/revoke")).status_code == 303
    assert await find_credential(name, Authentication.REQUEST_SIGNATURE, NOW) is None
    shown = (await admin.get(page)).text
    assert reason["reason"] in shown
    assert "/revoke" not in shown
    assert (await submit(admin, page, {**reason, "sure": "yes"}, to=f"{page}/revoke")).status_code == 409


async def test_what_is_not_there_is_not_found(admin: httpx.AsyncClient) -> None:
    await enter_vendor("another")
    name = await credential("device_key")
    for path in (
        "/vendors/nobody",
        f"/vendors/{VENDOR}/new/none",
        f"/vendors/{VENDOR}/new/password",
        "/vendors/nobody/new/device_key",
        f"/vendors/{VENDOR}/credentials/nothing",
        f"/vendors/another/credentials/{name}",
    ):
        assert (await admin.get(path)).status_code == 404, path
    revoke = f"/vendors/another/credentials/{name}/revoke"
    assert (await post(admin, revoke, {"reason": "Not this vendor's", "sure": "yes"})).status_code == 404
    assert await find_credential(name, Authentication.DEVICE_KEY, NOW)


async def test_every_credential_is_reached_page_by_page(admin: httpx.AsyncClient) -> None:
    names = {(await actions.create_credential(VENDOR, Authentication.DEVICE_KEY, by=OFFICER, now=NOW)).id for _ in range(5)}
    page = await queries.credentials(VENDOR, size=2)
    seen = [row.id for row in page]
    while page.after is not None:
        page = await queries.credentials(VENDOR, size=2, after=str(page.after))
        seen += [row.id for row in page]
    assert (set(seen), len(seen)) == (names, 5)
