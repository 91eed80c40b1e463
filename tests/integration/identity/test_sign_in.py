"""Signing in, as somebody with a browser and as somebody who tries to get in without an account."""

import asyncio
from dataclasses import dataclass
from uuid import UUID

import httpx
import pyotp

from shared.actors import Role, system
from shared.audit import verify
from shared.identity import accounts
from shared.identity.demo import PASSWORD
from shared.identity.limits import lockout
from shared.identity.tables import Audit, Session
from shared.settings import OraluSettings
from tests.builders.moments import NOW
from tests.support.clients import ClientFrom
from tests.support.forms import from_sign_in
from tests.support.sign_in import csrf_token, sign_in


@dataclass(frozen=True)
class WithCode:
    """An account and its authenticator."""

    id: UUID
    secret: str

    def code(self) -> str:
        return pyotp.TOTP(self.secret).at(NOW)


async def with_second_factor(login: str) -> WithCode:
    new = accounts.NewAccount(login, "Second Factor", Role.OFFICER, "a long password", "75")
    account = await accounts.create_account(new, by=system("test"), at=NOW)
    return WithCode(account, await accounts.set_totp(account, by=system("test"), at=NOW))


async def test_a_session_chosen_by_somebody_else_is_not_adopted(client: httpx.AsyncClient, engines: OraluSettings) -> None:
    client.cookies.set("oralu_session", "chosen-by-an-attacker", domain="127.0.0.1")
    await sign_in(client, "officer")
    tokens = {cookie.value for cookie in client.cookies.jar if cookie.name == "oralu_session"}
    assert tokens != {"chosen-by-an-attacker"}
    assert await Session.count() == 1


async def test_each_sign_in_has_a_token_of_its_own_and_ends_the_last(client: httpx.AsyncClient, engines: OraluSettings) -> None:
    await sign_in(client, "officer")
    first = client.cookies.get("oralu_session")
    await sign_in(client, "officer")
    assert client.cookies.get("oralu_session") != first
    assert await Session.count() == 1


async def test_signing_out_ends_the_session_itself(client: httpx.AsyncClient, engines: OraluSettings) -> None:
    await sign_in(client, "officer")
    await from_sign_in(client, "/sign-out")
    assert await Session.count() == 0


async def test_an_unknown_name_and_a_wrong_password_get_the_same_answer(client: httpx.AsyncClient) -> None:
    unknown = await from_sign_in(client, "/sign-in", login="nobody", password="x")
    wrong = await from_sign_in(client, "/sign-in", login="officer", password="x")
    assert unknown.status_code == wrong.status_code == 422
    assert "The user name or password is wrong" in unknown.text
    assert "The user name or password is wrong" in wrong.text


async def test_after_five_failures_even_the_right_password_waits(client: httpx.AsyncClient) -> None:
    for _ in range(5):
        await from_sign_in(client, "/sign-in", login="officer", password="x")
    assert (await from_sign_in(client, "/sign-in", login="officer", password=PASSWORD)).status_code == 429


async def test_failures_at_the_same_moment_are_all_counted(engines: OraluSettings) -> None:
    await asyncio.gather(*(lockout.failed("key", now=NOW) for _ in range(8)))
    assert await lockout.locked_until("key", now=NOW) is not None


async def test_a_form_without_its_token_changes_nothing(client: httpx.AsyncClient) -> None:
    answer = await client.post("/sign-in", data={"login": "officer", "password": PASSWORD})
    assert answer.status_code == 403
    assert await Session.count() == 0


async def test_a_code_opens_once(client: httpx.AsyncClient) -> None:
    account = await with_second_factor("second")
    assert (await from_sign_in(client, "/sign-in", login="second", password="a long password")).headers["location"] == "/sign-in/code"
    code = account.code()
    assert (await from_sign_in(client, "/sign-in/code", code=code)).status_code == 303
    await from_sign_in(client, "/sign-in", login="second", password="a long password")
    assert (await from_sign_in(client, "/sign-in/code", code=code)).status_code == 422


async def test_an_account_without_a_second_factor_stays_out(client: httpx.AsyncClient) -> None:
    new = accounts.NewAccount("bare", "No Factor", Role.OFFICER, "a long password", "75")
    await accounts.create_account(new, by=system("test"), at=NOW)
    assert (await from_sign_in(client, "/sign-in", login="bare", password="a long password")).status_code == 403


async def test_sign_in_leads_nowhere_else(client: httpx.AsyncClient) -> None:
    answer = await from_sign_in(client, "/sign-in", login="officer", password=PASSWORD, next="//evil.example/")
    assert "evil" not in answer.headers["location"]


async def test_the_language_is_chosen_with_one_touch(client: httpx.AsyncClient) -> None:
    answer = await from_sign_in(client, "/language", language="ru", next="/sign-in")
    assert answer.headers["location"] == "/sign-in"
    assert "Имя пользователя" in (await client.get("/sign-in")).text


async def test_what_was_done_to_accounts_is_on_record(client: httpx.AsyncClient) -> None:
    report = await verify(Audit)
    assert report.records >= 6
    assert report.broken_at is None


async def test_passwords_tried_at_one_moment_are_not_more_than_the_free_ones(client: httpx.AsyncClient) -> None:
    token = csrf_token((await client.get("/sign-in")).text)
    fields = {"login": "officer", "password": "x", "_csrf_token": token}
    answers = await asyncio.gather(*(client.post("/sign-in", data=fields) for _ in range(12)))
    assert sorted(answer.status_code for answer in answers) == [422] * lockout.FREE_FAILURES + [429] * 7


async def test_a_code_sent_twice_at_one_moment_opens_once(client: httpx.AsyncClient) -> None:
    account = await with_second_factor("twice")
    row = await accounts.account_of(account.id)
    assert row is not None
    used = await asyncio.gather(*(accounts.use_code(row, account.code(), at=NOW) for _ in range(5)))
    assert used.count(True) == 1


async def test_the_lock_ends_by_itself(client: httpx.AsyncClient) -> None:
    for _ in range(20):
        await lockout.failed("key", now=NOW)
    assert await lockout.locked_until("key", now=NOW) is not None
    assert await lockout.locked_until("key", now=NOW + lockout.LONGEST_WAIT) is None
    assert await lockout.attempt("key", now=NOW + lockout.LONGEST_WAIT) is None


async def test_failures_of_yesterday_are_forgotten(client: httpx.AsyncClient) -> None:
    for _ in range(lockout.FREE_FAILURES - 1):
        await lockout.failed("key", now=NOW)
    assert await lockout.failed("key", now=NOW + lockout.FORGOTTEN_AFTER * 2) is None


async def test_a_demonstration_account_stays_out_from_another_machine(client_from: ClientFrom) -> None:
    elsewhere = await client_from("10.1.2.3")
    assert (await from_sign_in(elsewhere, "/sign-in", login="officer", password=PASSWORD)).status_code == 403


async def test_a_demonstration_account_stays_out_through_a_proxy_on_this_machine(client: httpx.AsyncClient) -> None:
    client.headers["x-forwarded-for"] = "10.1.2.3"
    assert (await from_sign_in(client, "/sign-in", login="officer", password=PASSWORD)).status_code == 403


async def test_a_password_alone_opens_nothing_where_a_code_is_needed(client: httpx.AsyncClient) -> None:
    await with_second_factor("half")
    await from_sign_in(client, "/sign-in", login="half", password="a long password")
    assert (await client.get("/admin")).headers["location"] == "/sign-in?next=%2Fadmin"


async def test_after_signing_in_people_are_where_they_wanted_to_be(client: httpx.AsyncClient) -> None:
    asked = await client.get("/admin?tab=kiosks")
    assert asked.headers["location"] == "/sign-in?next=%2Fadmin%3Ftab%3Dkiosks"
    answer = await from_sign_in(client, "/sign-in", login="admin", password=PASSWORD, next="/admin?tab=kiosks")
    assert answer.headers["location"] == "/admin?tab=kiosks"


async def test_each_role_begins_at_its_own_start_page(client: httpx.AsyncClient, engines: OraluSettings) -> None:
    answer = await from_sign_in(client, "/sign-in", login="social", password=PASSWORD, next="/")
    assert answer.headers["location"] == f"{engines.reintegration_url}/desk"
