"""How often somebody may try, and who hears of it."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import httpx
import pyotp
import pytest

from shared.actors import Role, system
from shared.application.sign_in import forget_old_sign_ins
from shared.identity import accounts
from shared.identity.demo import PASSWORD, demo_id
from shared.identity.limits import alarms, buckets, hashing, sign_in
from shared.identity.limits.alarms import AlarmKind
from shared.identity.limits.buckets import Bucket
from shared.identity.tables import Alarm, Audit
from shared.identity.tables import Bucket as BucketRow
from shared.settings import OraluSettings
from tests.builders.moments import NOW, FixedClock, soon
from tests.support.clients import ClientFrom
from tests.support.forms import from_sign_in
from tests.support.sign_in import sign_in as enter

SMALL = Bucket(most=3, again=timedelta(seconds=10))


async def told() -> list[tuple[str, UUID | None, str | None]]:
    """The alarms there are: kind, account, address."""
    rows = await Alarm.select(Alarm.kind, Alarm.account, Alarm.address).order_by(Alarm.kind)
    return [(row["kind"], row["account"], row["address"]) for row in rows]


async def test_a_bucket_takes_so_many_at_once_and_then_as_many_as_leak_out(engines: OraluSettings) -> None:
    assert [await buckets.take(SMALL, "key", now=NOW) for _ in range(4)] == [True, True, True, False]
    assert not await buckets.take(SMALL, "key", now=soon(9))
    assert [await buckets.take(SMALL, "key", now=soon(10)) for _ in range(2)] == [True, False]
    assert [await buckets.take(SMALL, "key", now=soon(1000)) for _ in range(4)] == [True, True, True, False]
    assert await buckets.take(SMALL, "another", now=NOW)


async def test_a_bucket_counts_what_comes_at_one_moment_one_by_one(engines: OraluSettings) -> None:
    taken = await asyncio.gather(*(buckets.take(SMALL, "key", now=NOW) for _ in range(8)))
    assert taken.count(True) == 3


async def test_what_is_given_back_does_not_count(engines: OraluSettings) -> None:
    for _ in range(5):
        assert await buckets.take(SMALL, "key", now=NOW)
        await buckets.give_back("key")


async def test_an_address_that_fails_for_many_accounts_waits(client_from: ClientFrom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in, "OF_AN_ADDRESS", SMALL)
    stranger = await client_from("203.0.113.7")
    for number in range(3):
        assert (await from_sign_in(stranger, "/sign-in", login=f"somebody{number}", password="x")).status_code == 422
    refused = await from_sign_in(stranger, "/sign-in", login="officer", password=PASSWORD)
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "10")
    assert "Wait 1 minute and try again" in refused.text
    assert (await from_sign_in(await client_from("127.0.0.1"), "/sign-in", login="officer", password=PASSWORD)).status_code == 303
    assert await told() == [("sign_in_address", None, "203.0.113.7")]


async def test_who_signs_in_does_not_count_for_their_address(client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in, "OF_AN_ADDRESS", SMALL)
    for login in ("officer", "senior", "social", "auditor", "admin"):
        assert (await from_sign_in(client, "/sign-in", login=login, password=PASSWORD)).status_code == 303


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How often somebody was made to wait."""
    seconds: list[float] = []

    async def wait(for_seconds: float) -> None:
        seconds.append(for_seconds)

    monkeypatch.setattr("shared.identity.limits.sign_in.pause", wait)
    monkeypatch.setattr(sign_in, "STRANGERS_WAIT", 2.0)
    return lambda: seconds.count(2.0)


async def test_strangers_wait_where_an_account_is_tried_from_many_addresses(client_from: ClientFrom, waited: Callable[[], int]) -> None:
    for number in range(sign_in.OF_AN_ACCOUNT.most + 2):
        stranger = await client_from(f"203.0.113.{number}")
        assert (await from_sign_in(stranger, "/sign-in", login="OFFICER", password="x")).status_code == 422
    assert waited() == 2
    assert await told() == [("sign_in_account", demo_id("officer"), None)]


async def test_a_known_browser_does_not_wait_and_is_slowed_down_by_itself(client: httpx.AsyncClient, waited: Callable[[], int]) -> None:
    await enter(client, "officer")
    answers = [(await from_sign_in(client, "/sign-in", login="officer", password="x")).status_code for _ in range(12)]
    assert answers == [422] * 5 + [429] * 7
    assert waited() == 0
    assert [kind for kind, *_ in await told()] == ["sign_in_device"]


async def test_a_new_password_makes_every_browser_a_stranger(client: httpx.AsyncClient, client_from: ClientFrom) -> None:
    await enter(client, "officer")
    await accounts.set_password(demo_id("officer"), "another", by=system("test"), at=NOW)
    for _ in range(5):
        await from_sign_in(client, "/sign-in", login="officer", password="x")
    assert (await from_sign_in(client, "/sign-in", login="officer", password="another")).status_code == 429
    assert await told() == [], "counted as a stranger's"


async def test_a_device_cookie_of_somebody_else_or_of_ones_own_making_is_a_strangers(client: httpx.AsyncClient) -> None:
    await enter(client, "senior")
    cookie = client.cookies["oralu_device"]
    number, day, signature = cookie.split(".")
    for made in (cookie, f"{number}.{day}.{'0' * 64}", f"{'f' * 32}.{day}.{signature}", "~~~", "a.b", "a.b.c.d"):
        client.cookies.set("oralu_device", made, domain="127.0.0.1")
        assert (await from_sign_in(client, "/sign-in", login="officer", password="x")).status_code in {422, 429}
    assert [kind for kind, *_ in await told()] == []


async def test_a_browser_that_signed_in_half_a_year_ago_is_a_stranger(
    client: httpx.AsyncClient, fixed_clock: FixedClock, waited: Callable[[], int]
) -> None:
    await enter(client, "officer")
    fixed_clock.move_to(NOW + timedelta(days=181))
    for number in range(12):
        await buckets.take(sign_in.OF_AN_ACCOUNT, "sign-in:account:officer", now=fixed_clock.moment + timedelta(milliseconds=number))
    await from_sign_in(client, "/sign-in", login="officer", password=PASSWORD)
    assert waited() == 1


async def test_one_browser_of_several_colleagues_knows_them_all(client: httpx.AsyncClient) -> None:
    for login in ("officer", "senior", "officer"):
        await enter(client, login)
    for login in ("officer", "senior"):
        for _ in range(6):
            await from_sign_in(client, "/sign-in", login=login, password="x")
    assert sorted(account for _, account, _ in await told() if account) == sorted([demo_id("officer"), demo_id("senior")])


async def test_whoever_knows_the_password_and_guesses_codes_is_slowed_down_wherever_they_are(client_from: ClientFrom) -> None:
    new = accounts.NewAccount("owner", "The Owner", Role.OFFICER, "a long password", "75")
    account = await accounts.create_account(new, by=system("test"), at=NOW)
    secret = await accounts.set_totp(account, by=system("test"), at=NOW)
    owner = await client_from("10.0.0.7")
    await from_sign_in(owner, "/sign-in", login="owner", password="a long password")
    assert (await from_sign_in(owner, "/sign-in/code", code=pyotp.TOTP(secret).at(NOW))).status_code == 303
    answers = []
    for number in range(7):
        stranger = await client_from(f"203.0.113.{number}")
        await from_sign_in(stranger, "/sign-in", login="owner", password="a long password")
        answers.append((await from_sign_in(stranger, "/sign-in/code", code="000000")).status_code)
    assert answers == [422] * 5 + [429] * 2
    assert ("second_factor", account, "203.0.113.4") in await told()
    await from_sign_in(owner, "/sign-in", login="owner", password="a long password")
    assert (await from_sign_in(owner, "/sign-in/code", code="000000")).status_code == 422, "the owner's browser is not held up by them"


async def test_a_flood_that_fills_the_line_changes_no_count(client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    full = hashing.Line("full", most=0, of_one=0)
    monkeypatch.setattr(sign_in, "OF_AN_ADDRESS", SMALL)
    with monkeypatch.context() as flooded:
        flooded.setattr(hashing, "STRANGERS", full)
        for _ in range(8):
            answer = await from_sign_in(client, "/sign-in", login="officer", password=PASSWORD)
            assert answer.status_code == 503
            assert "Many people sign in at this moment" in answer.text
    assert (await from_sign_in(client, "/sign-in", login="officer", password=PASSWORD)).status_code == 303


async def test_an_alarm_is_one_line_an_hour_and_one_record(engines: OraluSettings) -> None:
    for minute in (0, 0, 1, 30, 61):
        await alarms.raise_alarm(AlarmKind.EXPORT, account=demo_id("officer"), place="GET /x", now=NOW + timedelta(minutes=minute))
    rows = await alarms.alarms(size=10)
    assert [(row.times, row.first_at, row.last_at, row.name) for row in rows] == [
        (1, NOW + timedelta(minutes=61), NOW + timedelta(minutes=61), "Demo Officer"),
        (3, NOW, NOW + timedelta(minutes=30), "Demo Officer"),
    ]
    assert await Audit.count().where(Audit.action == "alarm_raised") == 2


async def test_alarms_are_shown_to_administrators_and_auditors_alone(client_from: ClientFrom) -> None:
    for number in range(60):
        await alarms.raise_alarm(AlarmKind.SEARCH, account=demo_id("officer"), address=f"10.0.0.{number}", now=NOW)
    for login, status in (("officer", 403), ("senior", 403), ("admin", 200), ("auditor", 200)):
        browser = await client_from("127.0.0.1")
        await enter(browser, login)
        answer = await browser.get("/alarms")
        assert answer.status_code == status
        if status == 200:
            assert answer.text.count("Very many searches by one account") == 50
            assert "Account: Demo Officer" in answer.text
            assert "What you typed is here again" not in answer.text, "nobody typed anything"
            after = answer.text.split("/alarms?after=")[1].split('"')[0]
            assert (await browser.get(f"/alarms?after={after}")).text.count("Very many searches") == 10
        if login == "admin":
            assert "Alarms of the last day" in (await browser.get("/admin")).text


async def test_what_no_longer_counts_is_removed(engines: OraluSettings, fixed_clock: FixedClock) -> None:
    await buckets.take(SMALL, "key", now=NOW)
    await alarms.raise_alarm(AlarmKind.CARD, now=NOW)
    fixed_clock.move_to(NOW + timedelta(days=2))
    await forget_old_sign_ins({})
    assert (await BucketRow.count(), await Alarm.count()) == (0, 1)
    fixed_clock.move_to(NOW + timedelta(days=91))
    await forget_old_sign_ins({})
    assert await Alarm.count() == 0
