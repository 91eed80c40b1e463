"""A capture through the real engine: photographs in, a message to probation out."""

import io
from pathlib import Path
from typing import Any
from uuid import UUID

import numpy as np
import pytest
from PIL import Image

from services.biometrics.capture import actions as capture
from services.biometrics.capture.prefetch import describe_ahead
from services.biometrics.engine import client as engine_client
from services.biometrics.engine.pool import EngineCrashed, FacePool
from services.biometrics.images.queries import captured_frames
from services.biometrics.images.storage import TakenFrame, store_description
from services.biometrics.images.tables import Frame
from services.biometrics.sessions.domain import State
from services.biometrics.settings import settings
from services.biometrics.verification import actions as verification
from services.biometrics.verification.face_jobs import retry_unverified, verify_session
from shared.settings import OraluSettings
from tests.builders.moments import NOW, FixedClock, soon
from tests.builders.subjects import Person, enrolled
from tests.builders.visits import at_camera, captured, jobs, sent, state
from tests.support.camera import Movement, moved, sequence
from tests.support.servers import Servers

UP: Movement = "look_up"


@pytest.fixture
def pool(kept_faces: FacePool) -> FacePool:
    return kept_faces


@pytest.fixture
def one_movement(engines: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The kiosk asks to look up."""
    monkeypatch.setenv("ORALU_CHALLENGE_MOVEMENTS", f'["{UP}"]')
    settings.cache_clear()


def jpeg(image: Any, *, seed: int = 0) -> bytes:
    """As a camera would send it: with noise of its own in every frame."""
    noise = np.random.default_rng(seed).normal(0, 2, (image.height, image.width, 3))
    out = io.BytesIO()
    Image.fromarray(np.clip(np.asarray(image) + noise, 0, 255).astype(np.uint8)).save(out, "JPEG", quality=92)
    return out.getvalue()


async def reference(pool: FacePool, photos: Path) -> Person:
    """Enrolled with frames around one photograph."""
    frames = [jpeg(moved(photos / "obama.jpg", "blink", amount)) for amount in (0, 0.02, 0.04)]
    made = await engine_client.enrol(pool, frames)
    return await enrolled(made.descriptors, frames[0])


async def submitted(pool: FacePool, person: Person, photo: Path) -> UUID:
    """Frame by frame, as the kiosk does: somebody who looks straight, and up when they are asked to."""
    session = await at_camera(person)
    nonce = await capture.begin_capture(session, now=NOW)
    straight, *_ = course = sequence(photo, [UP], rest=1, going=5)
    rising, show = iter(course[1:]), None
    for number in range(60):
        image = jpeg(next(rising, straight) if show else straight, seed=number)
        wanted = await capture.describe_next(session, nonce, 1, now=NOW)
        seen = await engine_client.look(pool, [image])
        frame = TakenFrame(image, 220 * number, seen[0] if seen else None)
        step = await capture.add_frames(session, nonce, [frame], by=person.at_kiosk, now=NOW)
        show = step.guidance.show
        if step.attempt is not None:
            return session
        await describe_ahead(pool, step, seen, wanted)
    raise AssertionError("the capture comes to no end")


@pytest.mark.usefixtures("one_movement")
async def test_frames_are_described_while_the_capture_runs_and_forgotten_with_its_verdict(pool: FacePool, face_photos: Path) -> None:
    person = await reference(pool, face_photos)
    session = await submitted(pool, person, face_photos / "obama3.jpg")
    seen = [frame.observation for frame in await captured_frames(session, 1)]
    described = [number for number, one in enumerate(seen) if one is not None and one.descriptor is not None]
    assert described == [*range(0, len(seen) - 1, capture.DESCRIBE_EVERY)]
    await verify_session({"pool": pool}, str(session))
    late = seen[0]
    assert late is not None
    for row in await Frame.select(Frame.id).where(Frame.session == session):
        await store_description(row["id"], late)
    assert await Frame.count().where(Frame.session == session, Frame.shape.is_not_null()) == 0


@pytest.mark.usefixtures("one_movement")
async def test_the_same_person_matches_and_somebody_else_does_not(pool: FacePool, face_photos: Path) -> None:
    person = await reference(pool, face_photos)
    session = await submitted(pool, person, face_photos / "biden.jpg")
    await verify_session({"pool": pool}, str(session))
    assert await state(session) == State.CAPTURING, "another try is offered"
    session = await submitted(pool, person, face_photos / "obama3.jpg")
    await verify_session({"pool": pool}, str(session))
    assert await state(session) == State.VERIFIED
    (message,) = await sent(person.id, "biometrics.identity_verified.v1")
    assert (message["match"], message["liveness"], message["calibrated"]) == ("match", "live", False)
    assert str(message["engine"]).startswith("oralu-")
    left = await Frame.select(Frame.shape, Frame.chip).where(Frame.session == session)
    assert left
    assert {(row["shape"], row["chip"]) for row in left} == {(None, None)}, "landmarks and descriptors go with the verdict"


class BrokenPool:
    """An engine that cannot."""

    async def verify(self, *_: object, **__: object) -> object:
        raise EngineCrashed


@pytest.mark.usefixtures("one_movement")
async def test_a_failing_engine_is_tried_again_and_then_the_check_in_goes_to_the_officer(
    monkeypatch: pytest.MonkeyPatch, fixed_clock: FixedClock, person: Person, servers: Servers
) -> None:
    monkeypatch.setenv("ORALU_VERIFY_AGAIN_AFTER_SECONDS", "0")
    monkeypatch.setenv("ORALU_VERIFY_GIVE_UP_AFTER", "2")
    settings.cache_clear()
    session = await at_camera(person)
    await captured(person, session)
    ctx: dict[str, Any] = {"pool": BrokenPool()}
    put: list[str | None] = []
    for second in (1, 3, 5):
        fixed_clock.move_to(soon(second))
        await verify_session(ctx, str(session))
        fixed_clock.move_to(soon(second + 1))
        await retry_unverified(ctx)
        put += [job.job_id for job in await jobs()]
        servers.empty_redis()  # the worker took it
    assert len(set(put)) == len(put) == 2, "each try is its own job"
    (message,) = await sent(person.id, "biometrics.identity_verified.v1")
    assert (message["match"], message["reason"]) == ("error", "engine_error")


async def test_a_job_carries_the_session_id_alone(engines: OraluSettings, person: Person) -> None:
    session = await at_camera(person)
    await verification.ask(session, 1)
    (job,) = await jobs()
    assert (job.function, list(job.args), job.kwargs) == ("verify_session", [str(session)], {})
