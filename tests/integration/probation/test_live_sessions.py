"""A page that is only looked at ends with its session, and does not keep it."""

from datetime import timedelta

import httpx
import pytest

from services.probation.database import DB
from services.probation.queue.actions import CHANNEL
from shared.actors import system
from shared.db.engine import transaction
from shared.identity import accounts, sessions
from shared.identity.demo import demo_id
from shared.web import live
from tests.builders.moments import FixedClock
from tests.support.clients import SignedIn
from tests.support.forms import from_sign_in
from tests.support.streams import listening

OFFICER = demo_id("officer")


@pytest.fixture
async def officer(signed_in: SignedIn, fixed_clock: FixedClock) -> httpx.AsyncClient:
    """A browser in which an officer has signed in."""
    return await signed_in("probation", "officer")


@pytest.mark.parametrize("part", ["/queue/rows", "/parts/home"])
async def test_what_a_page_asks_for_by_itself_does_not_keep_its_session(
    officer: httpx.AsyncClient, fixed_clock: FixedClock, part: str
) -> None:
    for _ in range(5):
        fixed_clock.move_to(fixed_clock.moment + timedelta(minutes=7))
        await officer.get(part)
    assert (await officer.get("/queue")).status_code == 303, "it has ended by itself"


async def test_what_somebody_asks_for_keeps_it(officer: httpx.AsyncClient, fixed_clock: FixedClock) -> None:
    for _ in range(5):
        fixed_clock.move_to(fixed_clock.moment + timedelta(minutes=20))
        assert (await officer.get("/queue")).status_code == 200


async def test_a_stream_ends_at_once_with_a_sign_out(officer: httpx.AsyncClient) -> None:
    async with listening(officer, "/queue/events") as stream:
        await stream.told("changed")
        await from_sign_in(officer, "/sign-out")
        await stream.ended()
    assert "event: ended" in stream.text


async def test_a_stream_ends_when_its_account_is_disabled(officer: httpx.AsyncClient, fixed_clock: FixedClock) -> None:
    async with listening(officer, "/queue/events") as stream:
        await stream.told("changed")
        await accounts.set_disabled(OFFICER, True, by=system("test"), at=fixed_clock.moment)
        await sessions.close_all(OFFICER)
        await stream.ended()


async def test_a_stream_ends_when_its_session_ends_by_itself(
    officer: httpx.AsyncClient, fixed_clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "HEARTBEAT_SECONDS", 0.01)
    async with listening(officer, "/queue/events") as stream:
        await stream.told("heartbeat", 3)
        assert not stream.over
        fixed_clock.move_to(fixed_clock.moment + timedelta(minutes=31))
        await stream.ended()
    assert "event: ended" in stream.text


async def test_the_end_of_somebody_elses_session_ends_nothing(officer: httpx.AsyncClient, signed_in: SignedIn) -> None:
    senior = await signed_in("probation", "senior")
    async with listening(officer, "/queue/events") as stream:
        await stream.told("changed")
        await from_sign_in(senior, "/sign-out")
        async with transaction(DB):
            await live.notify(DB, CHANNEL)
        await stream.told("changed", 2)
    assert "event: ended" not in stream.text


async def test_a_stream_that_begins_without_a_session_is_refused(officer: httpx.AsyncClient) -> None:
    await from_sign_in(officer, "/sign-out")
    async with listening(officer, "/queue/events") as stream:
        await stream.ended()
    assert stream.status == 303
