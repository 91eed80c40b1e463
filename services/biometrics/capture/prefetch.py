"""Frames of a running capture described after the kiosk was answered: nobody waits for it, and little is left after the last frame."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

from services.biometrics.capture.actions import Step
from services.biometrics.engine import jobs
from services.biometrics.engine.pool import EngineBusy, EngineCrashed, EngineTooSlow, FacePool
from services.biometrics.images.storage import store_description
from services.biometrics.observations.domain import Observation
from services.biometrics.subjects.vault import Erased


async def describe_ahead(pool: FacePool, step: Step, seen: Sequence[Observation] | None, wanted: Sequence[bool]) -> list[Observation]:
    """Describe the `wanted` ones of the frames that `step` kept; returns what is known of them then. If every process is busy, or
    the capture has ended, nothing is done: the worker describes what the decision needs."""
    known = [*(seen or ())]
    if step.attempt is not None:
        return known
    for place, (observation, describe) in enumerate(zip(known, wanted, strict=False)):
        if describe and observation.chip is not None:
            with suppress(EngineBusy, EngineTooSlow, EngineCrashed, Erased):
                descriptor = await pool.run_if_free(partial(jobs.encode, observation.chip))
                known[place] = replace(observation, descriptor=descriptor)
                await store_description(step.frames[place], known[place])
    return known
