"""The line for the engine: everybody sees their own place, it never gets too long, and after many failures the next try waits a little."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from services.biometrics.settings import settings
from services.biometrics.submission import actions as submission
from services.biometrics.submission.tables import Attempt
from services.biometrics.verification import actions as verification
from services.biometrics.verification import line as verification_line
from shared.settings import OraluSettings
from tests.builders.actors import SYSTEM
from tests.builders.kiosk_pages import come_to_camera
from tests.builders.moments import NOW, soon
from tests.builders.subjects import Person, enrolled
from tests.builders.visits import GOOD, at_camera, captured
from tests.support.forms import submit
from tests.support.servers import Servers
from tests.support.sign_in import csrf_token


async def waiting(since: datetime = NOW) -> UUID:
    """A person whose capture waits for the engine."""
    person = await enrolled()
    session = await at_camera(person)
    await captured(person, session, now=since)
    return session


async def challenge(kiosk: httpx.AsyncClient) -> httpx.Response:
    token = csrf_token((await kiosk.get("/kiosk/camera")).text)
    return await kiosk.post("/kiosk/challenge", headers={"x-csrftoken": token, "accept": "application/json"})


async def failed(person: UUID, session: UUID, ago: int) -> None:
    """A capture that showed somebody else."""
    at = NOW - timedelta(seconds=ago)
    seen: dict[str, Any] = {"match": "no_match", "liveness": "live", "quality": "good", "reason": "no_match"}
    await Attempt.insert(Attempt(id=uuid4(), session=session, person=person, number=0, at=at, calibrated=False, engine="test", **seen))


async def test_each_sees_their_own_place_and_nobody_is_filmed_for_a_line_that_is_full(
    kiosk: httpx.AsyncClient, person: Person, servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ORALU_LONGEST_LINE", "3")
    monkeypatch.setenv("ORALU_VERIFY_AGAIN_AFTER_SECONDS", "0")
    settings.cache_clear()
    first, second = await waiting(), await waiting(soon(1))
    await come_to_camera(kiosk, person)
    assert (await challenge(kiosk)).status_code == 200
    assert [await verification_line.ahead_of(session) for session in (first, second)] == [0, 1]
    await waiting(soon(2))
    refused = await challenge(kiosk)
    assert refused.status_code == 429
    assert "go on without the camera" in refused.json()["detail"]
    await submission.record_verification(first, 1, GOOD, by=SYSTEM, now=NOW)
    assert await verification_line.ahead_of(second) == 0
    assert (await challenge(kiosk)).status_code == 200
    await verification.ask(second, 1)
    assert second not in [session for session, *_ in await verification.unverified(now=soon(5))], "it only waits for its turn"
    servers.empty_redis()
    assert second in [session for session, *_ in await verification.unverified(now=soon(5))], "Redis lost it"


async def test_after_five_failures_in_a_row_the_next_try_waits_and_the_check_in_does_not(
    kiosk: httpx.AsyncClient, person: Person, engines: OraluSettings
) -> None:
    await come_to_camera(kiosk, person)
    for ago in (5, 600, 1200, 1800):
        await failed(person.id, uuid4(), ago)
    assert (await challenge(kiosk)).status_code == 200
    await failed(person.id, uuid4(), 2400)
    paused = await challenge(kiosk)
    assert paused.status_code == 429
    assert "seconds before the next try" in paused.json()["detail"]
    answer = await submit(kiosk, "/kiosk/without-camera", {"reason": "chose_officer"})
    assert answer.headers["location"] == "/kiosk/result"
    assert "Your receipt is coming" in (await kiosk.get("/kiosk/result")).text
