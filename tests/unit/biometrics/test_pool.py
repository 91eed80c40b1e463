"""The engine's processes: a crash or a slow job does not affect others, and too many jobs are refused."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from services.biometrics.engine import pool as pools
from services.biometrics.engine.decoding import ImageProblem, ImageRefused
from services.biometrics.engine.pool import EngineBusy, EngineCrashed, EngineTooSlow, FacePool
from services.biometrics.observations.domain import CapturedFrame


def process_id() -> int:
    return os.getpid()


def crash_once(marker: Path) -> str:
    """End this process the first time, answer the second."""
    if not marker.exists():
        marker.touch()
        os._exit(9)
    return "done"


def crash() -> None:
    os._exit(9)


def hang() -> None:
    time.sleep(600)


@pytest.fixture
async def pool() -> AsyncIterator[FacePool]:
    made = FacePool(1, deadline_seconds=60)
    yield made
    made.close()


async def test_a_job_whose_process_dies_is_done_by_the_next(pool: FacePool, tmp_path: Path) -> None:
    assert await pool.run(partial(crash_once, tmp_path / "crashed")) == "done"


async def test_a_job_that_always_ends_its_process_is_given_up_and_the_pool_goes_on(pool: FacePool) -> None:
    with pytest.raises(EngineCrashed):
        await pool.run(crash)
    assert await pool.run(process_id) > 0


async def test_a_process_that_is_killed_between_two_jobs_is_replaced(pool: FacePool) -> None:
    first = await pool.run(process_id)
    os.kill(first, signal.SIGKILL)
    assert await pool.run(process_id) != first


async def test_a_job_past_its_deadline_is_ended(pool: FacePool) -> None:
    before = await pool.run(process_id)
    pool._deadline = 0.3
    with pytest.raises(EngineTooSlow):
        await pool.run(hang)
    pool._deadline = 60
    assert await pool.run(process_id) != before


async def test_a_process_that_grew_too_large_is_replaced(pool: FacePool) -> None:
    pool._memory_limit = 1
    first = await pool.run(process_id)
    assert await pool.run(process_id) != first


async def test_too_many_waiting_jobs_are_turned_away(pool: FacePool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "LARGEST_QUEUE", 1)
    held = [asyncio.ensure_future(pool.run(process_id)) for _ in range(2)]
    await asyncio.wait(held, timeout=0)
    assert pool.waiting == 1
    with pytest.raises(EngineBusy):
        await pool.run_if_free(process_id)
    with pytest.raises(EngineBusy):
        await pool.run(process_id)
    assert len(await asyncio.gather(*held)) == 2


async def test_what_may_not_wait_runs_in_a_free_process_alone(pool: FacePool) -> None:
    held = asyncio.ensure_future(pool.run(process_id))
    await asyncio.wait([held], timeout=0)
    with pytest.raises(EngineBusy):
        await pool.run_if_free(process_id)
    used = await held
    assert await pool.run_if_free(process_id) == used


async def test_a_refused_image_is_the_callers_error(pool: FacePool) -> None:
    with pytest.raises(ImageRefused) as refusal:
        await pool.observe(b"no image")
    assert refusal.value.problem is ImageProblem.NOT_AN_IMAGE


async def test_a_photograph_enrols_and_matches_itself(pool: FacePool, face_photos: Path) -> None:
    photo = (face_photos / "obama.jpg").read_bytes()
    enrolled = await pool.enrol([photo] * 3)
    report = await pool.verify([CapturedFrame(photo, index * 200) for index in range(6)], enrolled.template, ["blink"])
    assert (report.match, report.liveness) == ("match", "not_live")
