"""A session lives as long as it is used, and never too long."""

from datetime import timedelta

import pytest

from services.probation.capabilities import CAPABILITIES
from shared import clock
from shared.actors import system
from shared.application.sign_in import forget_old_sign_ins
from shared.identity import accounts, sessions
from shared.identity.demo import demo_id, load_demo
from shared.identity.limits import lockout
from shared.identity.tables import Lockout, Session
from shared.identity.tokens import token_hash
from shared.settings import OraluSettings
from tests.builders.moments import NOW

OFFICER = demo_id("officer")


@pytest.fixture(autouse=True)
async def demo(engines: OraluSettings) -> None:
    await load_demo(engines)


async def test_the_database_holds_the_hash_of_the_token_alone() -> None:
    token = await sessions.open_session(OFFICER, pending=False, now=NOW)
    row = await Session.select().first()
    assert row is not None
    assert row["token_hash"] == token_hash(token) != token


async def test_a_session_nobody_uses_ends() -> None:
    token = await sessions.open_session(OFFICER, pending=False, now=NOW)
    assert await sessions.signed_in(token, now=NOW + sessions.IDLE) is not None
    assert await sessions.signed_in(token, now=NOW + 3 * sessions.IDLE) is None


async def test_asking_whose_session_it_is_does_not_keep_it() -> None:
    token = await sessions.open_session(OFFICER, pending=False, now=NOW)
    assert await sessions.signed_in(token, now=NOW + sessions.IDLE) is not None
    assert await sessions.signed_in(token, now=NOW + sessions.IDLE * 1.5) is None


async def test_a_session_ends_after_a_working_day_however_busy() -> None:
    token = await sessions.open_session(OFFICER, pending=False, now=NOW)
    moment = NOW
    while moment - NOW <= sessions.LONGEST:
        entered = await sessions.signed_in(token, now=moment)
        assert entered is not None
        await sessions.used(token, entered, now=moment)
        moment += sessions.IDLE / 2
    assert await sessions.signed_in(token, now=moment) is None


async def test_a_session_that_waits_for_its_code_belongs_to_nobody_and_is_short() -> None:
    token = await sessions.open_session(OFFICER, pending=True, now=NOW)
    assert await sessions.signed_in(token, now=NOW) is None
    assert await sessions.awaiting_code(token, now=NOW) is not None
    assert await sessions.awaiting_code(token, now=NOW + 2 * sessions.PENDING) is None


async def test_a_disabled_account_is_out_at_once() -> None:
    token = await sessions.open_session(OFFICER, pending=False, now=NOW)
    await accounts.set_disabled(OFFICER, True, by=system("test"), at=NOW)
    assert await sessions.signed_in(token, now=NOW) is None


async def test_sessions_that_ended_are_removed_when_the_next_begins() -> None:
    await sessions.open_session(OFFICER, pending=False, now=NOW - 2 * sessions.LONGEST)
    await sessions.open_session(OFFICER, pending=False, now=NOW)
    assert await Session.count() == 1


async def test_what_is_left_of_old_sign_ins_is_removed(engines: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    await sessions.open_session(demo_id("officer"), pending=False, now=NOW)
    await lockout.failed("old", now=NOW)
    await lockout.failed("new", now=NOW + timedelta(hours=20))
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(hours=25))
    await forget_old_sign_ins({})
    assert await Session.count() == 0
    (left,) = await Lockout.select(Lockout.failed_at)
    assert left["failed_at"] == NOW + timedelta(hours=20)


def test_the_worker_of_probation_removes_it() -> None:
    assert forget_old_sign_ins in [task for capability in CAPABILITIES for task, _ in capability.periodic]
