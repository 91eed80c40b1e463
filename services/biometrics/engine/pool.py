"""The face engine in separate processes: one job for each process, with a deadline; a crashed process is replaced and its job kept.

Every slot is an executor of a single spawned process, so that a crash or a deadline affects only its own job. Images and
descriptors are sent through pipes and are never written to disk.
"""

import asyncio
import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path
from typing import TypeVar

from services.biometrics.engine import jobs
from services.biometrics.engine.reports import EnrolmentReport, Others, VerificationReport
from services.biometrics.engine.threads import one_thread
from services.biometrics.liveness.domain.movements import Movement
from services.biometrics.matching.domain.decisions import Decision
from services.biometrics.observations.domain import CapturedFrame, Descriptor, Observation

DEADLINE_SECONDS = 30.0
LARGEST_QUEUE = 64
MEMORY_LIMIT_BYTES = 700_000_000
CRASHES_ALLOWED = 2
Answer = TypeVar("Answer")


class EngineBusy(Exception):
    """Too many jobs are waiting; try again later."""


class EngineTooSlow(Exception):
    """A job passed its deadline; its process was ended."""


class EngineCrashed(Exception):
    """A job ended its process more than once."""


class FacePool:
    """`workers` processes of the engine. Use it from one event loop, and `close()` it."""

    def __init__(
        self,
        workers: int = 0,
        *,
        calibration: Path | None = None,
        deadline_seconds: float = DEADLINE_SECONDS,
        memory_limit: int = MEMORY_LIMIT_BYTES,
    ) -> None:
        """`workers` 0: one a core. `calibration`: the folder of an artefact, which may come and change later; while there is none, results
        say uncalibrated."""
        count = workers or available_cores()
        one_thread()
        self._calibration = calibration
        self._deadline = deadline_seconds
        self._memory_limit = memory_limit
        self._slots = [_Slot(calibration) for _ in range(count)]
        self._free: asyncio.Queue[_Slot] = asyncio.Queue()
        for slot in self._slots:
            self._free.put_nowait(slot)
        self._waiting = 0

    @property
    def waiting(self) -> int:
        """Jobs that wait for a process."""
        return self._waiting

    async def verify(
        self,
        frames: Sequence[CapturedFrame],
        template: Sequence[Descriptor] | None,
        challenge: Sequence[Movement | str],
        second: Sequence[Descriptor] | None = None,
        *,
        asked_ms: Sequence[int] | None = None,
        decision: Decision | None = None,
        others: Others = (),
    ) -> VerificationReport:
        """Match, liveness and quality of one capture: its frames, the template's descriptors, the movements and when they were asked for,
        and the descriptors of the person's second look, where there is one; the decision on the threshold that is in force, and other
        people's templates to be compared with as well.

        Raises EngineBusy, EngineTooSlow, EngineCrashed. A frame that cannot be read is in the report, not an error.
        """
        stored = None if template is None else [*template]
        movements = tuple(Movement(movement) for movement in challenge)
        also = None if second is None else [*second]
        work = partial(jobs.verify, list(frames), stored, movements, also, asked_ms=asked_ms, decision=decision, others=[*others])
        return await self.run(work)

    async def look(self, jpegs: Sequence[bytes]) -> list[Observation]:
        """What is seen in frames as they arrive. Raises as `verify`, and decoding.ImageRefused."""
        return await self.run(partial(jobs.look, list(jpegs)))

    async def enrol(self, frames: Sequence[bytes]) -> EnrolmentReport:
        """A verdict for every frame, and the descriptors of the accepted ones. Raises as `verify`."""
        return await self.run(partial(jobs.enrol, list(frames)))

    async def observe(self, image: bytes) -> Observation:
        """One image as the engine sees it, with its descriptor. Raises decoding.ImageRefused too."""
        return await self.run(partial(jobs.observe, image))

    async def run(self, job: Callable[[], Answer]) -> Answer:
        """Run a picklable job in a process of the pool."""
        if self._waiting >= LARGEST_QUEUE:
            raise EngineBusy
        self._waiting += 1
        try:
            slot = await self._free.get()
        finally:
            self._waiting -= 1
        try:
            return await self._run_in(slot, job)
        finally:
            self._free.put_nowait(slot)

    async def run_if_free(self, job: Callable[[], Answer]) -> Answer:
        """The same, but never waiting: raises EngineBusy if every process is busy or another job is waiting."""
        if self._waiting or self._free.empty():
            raise EngineBusy
        return await self.run(job)

    async def _run_in(self, slot: "_Slot", job: Callable[[], Answer]) -> Answer:
        for _ in range(CRASHES_ALLOWED):
            try:
                future = slot.executor().submit(jobs.watch, job)
                answer, resident = await asyncio.wait_for(asyncio.wrap_future(future), self._deadline)
            except BrokenProcessPool:
                slot.replace()
                continue
            except (TimeoutError, asyncio.CancelledError) as ended:
                slot.replace()
                if isinstance(ended, asyncio.CancelledError):
                    raise
                raise EngineTooSlow from None
            if resident > self._memory_limit:
                slot.replace()
            return answer
        raise EngineCrashed

    def processes(self) -> list[int]:
        """Ids of the running processes."""
        return [pid for slot in self._slots for pid in slot.processes()]

    def close(self) -> None:
        """End every process."""
        for slot in self._slots:
            slot.replace()


class _Slot:
    """One process at a time."""

    def __init__(self, calibration: Path | None) -> None:
        self._calibration = calibration
        self._executor: ProcessPoolExecutor | None = None

    def executor(self) -> ProcessPoolExecutor:
        if self._executor is None:
            self._executor = ProcessPoolExecutor(
                1, mp_context=multiprocessing.get_context("spawn"), initializer=jobs.start, initargs=(self._calibration,)
            )
        return self._executor

    def processes(self) -> list[int]:
        # The executor's own table is the only way to its process: a job that hangs can be ended by nothing else.
        table = getattr(self._executor, "_processes", None) or {}
        return list(table)

    def replace(self) -> None:
        """End the process, whatever it is doing; the next job starts another."""
        executor, self._executor = self._executor, None
        if executor is None:
            return
        for process in list((getattr(executor, "_processes", None) or {}).values()):
            process.kill()
        executor.shutdown(wait=False, cancel_futures=True)


def available_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
