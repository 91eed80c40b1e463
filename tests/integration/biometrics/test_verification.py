"""A capture through the real engine: photographs in, a message to probation out."""

import io
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from arq import create_pool
from arq.jobs import JobDef

from services.biometrics import faces
from services.biometrics.actions import capture, verifying
from services.biometrics.domain.session import State
from services.biometrics.faces_worker import retry_unverified, verify_session
from services.biometrics.pool import EngineCrashed, FacePool
from services.biometrics.settings import settings
from services.biometrics.tables import Session
from shared import clock
from shared.queue import deserialize, redis_settings
from shared.settings import OraluSettings
from tests.integration.biometrics.conftest import Person, sent
from tests.integration.biometrics.test_kiosk_session import at_camera, state
from tests.support.camera import Movement, moved, sequence

TURN: Movement = "turn_left"


@pytest.fixture(scope="module")
async def pool() -> AsyncIterator[FacePool]:
    started = FacePool(1)
    yield started
    started.close()


@pytest.fixture
def one_movement(engines: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The kiosk asks for a turn to the left."""
    monkeypatch.setenv("ORALU_CHALLENGE_MOVEMENTS", f'["{TURN}"]')
    settings.cache_clear()


def jpeg(image: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=92)
    return out.getvalue()


def capture_of(photo: Path) -> list[capture.TakenFrame]:
    """Twenty frames of somebody who turns to the left."""
    frames = sequence(photo, [TURN], rest=4, going=5)[:20]
    steps = ["neutral"] * 4 + [TURN] * (len(frames) - 8) + ["neutral"] * 4
    return [capture.TakenFrame(jpeg(image), step, 220 * index) for index, (image, step) in enumerate(zip(frames, steps, strict=True))]


async def reference(pool: FacePool, photos: Path) -> Person:
    """Enrolled with frames around one photograph."""
    frames = [jpeg(moved(photos / "obama.jpg", "blink", amount)) for amount in (0, 0.02, 0.04)]
    made = await faces.enrol(pool, frames)
    return await (await (await Person().register()).due()).enrolled(made.descriptors, frames[0])


async def submitted(person: Person, photo: Path) -> tuple[Any, int]:
    session = await at_camera(person)
    challenge = await capture.begin_capture(session, now=clock.now())
    assert challenge.movements == (TURN,)
    await capture.use_nonce(session, challenge.nonce, now=clock.now())
    return session, await capture.submit_frames(session, capture_of(photo), by=person.at_kiosk, now=clock.now())


@pytest.mark.usefixtures("one_movement")
async def test_the_same_person_matches_and_somebody_else_does_not(pool: FacePool, face_photos: Path) -> None:
    person = await reference(pool, face_photos)
    session, _ = await submitted(person, face_photos / "biden.jpg")
    await verify_session({"pool": pool}, str(session))
    assert await state(session) == State.CAPTURING, "another try is offered"
    session, _ = await submitted(person, face_photos / "obama2.jpg")
    await verify_session({"pool": pool}, str(session))
    row = await Session.select(Session.state, Session.reason).where(Session.id == session).first()
    assert row
    if row["state"] == State.VERIFIED:
        (message,) = await sent(person.id, "biometrics.identity_verified.v1")
        assert message["match"] == "match"
        assert message["calibrated"] is False
        assert str(message["engine"]).startswith("oralu-")
    else:
        assert row["reason"] == "not_live", "a bent photograph may be seen through, but it is the same face"


async def jobs() -> list[JobDef]:
    """What waits on the engine's queue."""
    redis = await create_pool(redis_settings(patient=False), job_deserializer=deserialize)
    try:
        return await redis.queued_jobs(queue_name=verifying.QUEUE)
    finally:
        await redis.aclose()


class BrokenPool:
    """An engine that cannot."""

    async def verify(self, *_: object, **__: object) -> object:
        raise EngineCrashed


@pytest.mark.usefixtures("one_movement")
async def test_an_engine_in_trouble_is_tried_again_and_then_goes_to_the_officer(
    face_photos: Path, monkeypatch: pytest.MonkeyPatch, person: Person
) -> None:
    monkeypatch.setenv("ORALU_VERIFY_AGAIN_AFTER_SECONDS", "0")
    monkeypatch.setenv("ORALU_VERIFY_GIVE_UP_AFTER", "2")
    settings.cache_clear()
    session, _ = await submitted(person, face_photos / "obama.jpg")
    ctx: dict[str, Any] = {"pool": BrokenPool()}
    for _ in range(3):
        await verify_session(ctx, str(session))
        await retry_unverified(ctx)
    assert len(await jobs()) == 2, "each try is its own job"
    (message,) = await sent(person.id, "biometrics.identity_verified.v1")
    assert (message["match"], message["reason"]) == ("error", "engine_error")


async def test_a_job_carries_the_session_id_alone(engines: OraluSettings, person: Person) -> None:
    session = await at_camera(person)
    await verifying.ask(session, 1)
    (job,) = await jobs()
    assert (job.function, list(job.args), job.kwargs) == ("verify_session", [str(session)], {})
