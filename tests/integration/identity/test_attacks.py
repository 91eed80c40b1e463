"""Strangers who keep somebody out, come in by a proxy, or put their own token into somebody's browser."""

import httpx
import pyotp
import pytest

from shared.actors import Role, system
from shared.identity import accounts
from shared.identity.demo import PASSWORD
from shared.identity.tables import Kiosk
from shared.settings import OraluSettings
from shared.web.pages import CSRF_COOKIE
from tests.builders.moments import NOW
from tests.support.clients import ClientFrom
from tests.support.forms import from_sign_in
from tests.support.sign_in import csrf_token, sign_in

OWNS = {"login": "owner", "password": "a long password"}


@pytest.fixture
async def secret(engines: OraluSettings) -> str:
    """The owner's account, and the key of their authenticator."""
    new = accounts.NewAccount(OWNS["login"], "The Owner", Role.OFFICER, OWNS["password"], "75")
    account = await accounts.create_account(new, by=system("test"), at=NOW)
    return await accounts.set_totp(account, by=system("test"), at=NOW)


async def strangers_type_wrong_passwords(client_from: ClientFrom, *, addresses: int) -> None:
    for number in range(addresses):
        stranger = await client_from(f"203.0.113.{number + 1}")
        for _ in range(6):
            assert (await from_sign_in(stranger, "/sign-in", login=OWNS["login"], password="x")).status_code in {422, 429}


async def test_strangers_do_not_keep_the_owner_out_of_a_browser_that_was_used_before(client_from: ClientFrom, secret: str) -> None:
    owner = await client_from("10.0.0.7")
    await from_sign_in(owner, "/sign-in", **OWNS)
    assert (await from_sign_in(owner, "/sign-in/code", code=pyotp.TOTP(secret).at(NOW))).status_code == 303
    await from_sign_in(owner, "/sign-out")
    await strangers_type_wrong_passwords(client_from, addresses=4)
    assert (await from_sign_in(owner, "/sign-in", **OWNS)).status_code == 303


async def test_strangers_do_not_keep_the_owner_out_of_a_new_browser(client_from: ClientFrom, secret: str) -> None:
    await strangers_type_wrong_passwords(client_from, addresses=4)
    assert (await from_sign_in(await client_from("10.0.0.7"), "/sign-in", **OWNS)).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "demo.example.kz"},
        {"origin": "https://demo.example.kz", "host": "127.0.0.1:8001"},
        {"referer": "https://demo.example.kz/sign-in"},
        {"x-real-ip": "203.0.113.7"},
        {"x-forwarded-host": "demo.example.kz"},
        {"x-forwarded-proto": "https"},
        {"cf-connecting-ip": "203.0.113.7"},
    ],
    ids="+".join,
)
async def test_a_demonstration_account_stays_out_through_a_proxy_that_says_no_address(
    client: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    form = await client.get("/sign-in")
    fields = {"login": "officer", "password": PASSWORD, "_csrf_token": csrf_token(form.text)}
    assert (await client.post("/sign-in", data=fields, headers=headers)).status_code == 403


async def test_the_token_of_another_session_is_refused(client_from: ClientFrom) -> None:
    attacker, victim = await client_from("127.0.0.1"), await client_from("127.0.0.1")
    await sign_in(attacker, "provider")
    await sign_in(victim, "admin")
    token = csrf_token((await attacker.get("/sign-in")).text)
    # A neighbouring host has put the attacker's cookie into the victim's browser, and sends a form with the same token.
    victim.cookies.delete(CSRF_COOKIE)
    victim.cookies.set(CSRF_COOKIE, attacker.cookies[CSRF_COOKIE])
    answer = await victim.post("/admin/kiosks", data={"_csrf_token": token, "name": "Attacker's", "office": "75"})
    assert answer.status_code == 403
    assert "opened before you signed in or out" in answer.text
    assert await Kiosk.count() == 0
    assert (await from_sign_in(victim, "/admin/kiosks", name="Hall", office="75")).status_code == 200, "their own form still works"


async def test_the_token_of_a_stranger_is_refused_in_a_session(client_from: ClientFrom) -> None:
    stranger, victim = await client_from("127.0.0.1"), await client_from("127.0.0.1")
    token = csrf_token((await stranger.get("/sign-in")).text)
    await sign_in(victim, "admin")
    victim.cookies.delete(CSRF_COOKIE)
    victim.cookies.set(CSRF_COOKIE, token)
    assert (await victim.post("/admin/kiosks", data={"_csrf_token": token, "name": "Theirs", "office": "75"})).status_code == 403


async def test_a_form_of_another_site_signs_nobody_in(client: httpx.AsyncClient, secret: str) -> None:
    form = await client.get("/sign-in")
    fields = {**OWNS, "_csrf_token": csrf_token(form.text)}
    assert (await client.post("/sign-in", data=fields, headers={"origin": "http://neighbour.example.kz"})).status_code == 403
    assert (await client.post("/sign-in", data=fields, headers={"origin": "null"})).status_code == 403
    assert (await client.post("/sign-in", data=fields, headers={"origin": "http://127.0.0.1:8001"})).status_code == 303
