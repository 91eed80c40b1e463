"""`oralu bench kiosk`: complete captures through the real queue, on servers started for it.

Each session is begun, filmed and handed in by the actions that the kiosk's routes call, with the frames looked at as they arrive by one
engine process as in the web process; the verdict comes by PostgreSQL, Redis, the faces' worker and its processes. With clips the person
does as asked and the capture goes to a match; with a photograph nobody moves, and it ends when the time for its first movement is over.
"""

import asyncio
import json
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Generator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from itertools import cycle
from pathlib import Path
from statistics import mean, median
from uuid import UUID, uuid4

import asyncpg
import numpy as np
import psutil

from infra.bench.clips import Scene, scenes
from infra.bench.pictures import camera
from infra.bench.servers import serving
from services.biometrics.capture import actions as capture
from services.biometrics.capture.prefetch import describe_ahead
from services.biometrics.check_ins import actions as check_ins
from services.biometrics.engine import client as engine_client
from services.biometrics.engine import recognition
from services.biometrics.engine import version as engine_version
from services.biometrics.engine.pool import FacePool
from services.biometrics.enrolment import actions as enrolment
from services.biometrics.images.storage import TakenFrame
from services.biometrics.liveness.domain.movements import Movement
from services.biometrics.liveness.domain.verdict import deciding_frames, read
from services.biometrics.observations.domain import Observation
from services.biometrics.sessions import actions as sessions
from services.biometrics.sessions.domain import State
from services.biometrics.sessions.live import channel
from services.biometrics.sessions.tables import Session
from services.biometrics.settings import settings
from services.biometrics.subjects import actions as subjects
from services.biometrics.submission.tables import Attempt
from services.biometrics.verification import actions as verification
from shared import clock
from shared.actors import Actor, Role, system
from shared.crypto import hash_secret
from shared.db.engine import engine as database
from shared.messages.probation import BiometricBasis, CheckInDue, RegistrationOpenedForBiometrics
from shared.values import JsonObject

PIN, BY, PATIENCE_SECONDS, WARM_UP = "4711", system("measurement"), 120.0, 2
KIOSK = Actor(uuid4(), "Measurement", Role.KIOSK, "75")
CHOSEN = {
    "ORALU_ATTEMPTS_PER_SESSION": "1", "ORALU_ATTEMPTS_PER_PERSON_A_DAY": "1000000",
    "ORALU_FAILURES_BEFORE_PAUSE": "0", "ORALU_LONGEST_LINE": "1000000",
}  # fmt: skip
MOVEMENTS = (Movement.TURN_LEFT, Movement.BLINK)
"""What is asked of people in clips, in either order."""


@dataclass(frozen=True)
class Plan:
    """How much: `sessions` one after the other, `at_once` side by side; a frame every `frame_ms` on the camera's clock.

    `clips` and their `labels`: people who do as asked; otherwise a `photograph`."""

    sessions: int = 20
    at_once: int = 1
    frame_ms: int = 240
    photograph: Path | None = None
    clips: Path | None = None
    labels: Path | None = None
    movements: tuple[Movement, ...] = MOVEMENTS


@dataclass
class Measured:
    """What was seen of the sessions so far."""

    seconds: list[float] = field(default_factory=list)
    frames: list[int] = field(default_factory=list)
    needed: list[int] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    signs: Counter[str] = field(default_factory=Counter)
    memory: list[float] = field(default_factory=list)
    floors: list[tuple[float, float]] = field(default_factory=list)


def bench_kiosk(plan: Plan) -> JsonObject:
    """Run it; returns the figures. Raises BadDataset, or NoPhotographs if they cannot be fetched."""
    if plan.clips is not None and plan.labels is not None:
        found = scenes(plan.clips, plan.labels, plan.movements)
        asked = {"ORALU_CHALLENGE_MOVEMENTS": json.dumps(plan.movements)}
    else:
        found, asked = [Scene.still(camera(plan.photograph))], {"ORALU_CHALLENGE_STEP_SECONDS": "2"}
    with serving(**CHOSEN, **asked) as servers:
        settings.cache_clear()
        worker = servers.start("faces", "services.biometrics.faces_worker", role="faces-worker")
        try:
            return asyncio.run(_measure(plan, found, worker.pid, servers.database_url))
        finally:
            settings.cache_clear()


async def _measure(plan: Plan, stage: Sequence[Scene], worker: int, address: str) -> JsonObject:
    async with AsyncExitStack() as stack:
        for role in ("identity", "biometrics"):
            await database(role).start_connection_pool()
            stack.push_async_callback(database(role).close_connection_pool)
        pool = engine_client.new_pool(workers=1)
        stack.callback(pool.close)
        listener = _VerdictListener(await asyncpg.connect(address), asyncio.Lock())
        stack.push_async_callback(listener.connection.close)
        people = [await _person(pool, stage[number % len(stage)]) for number in range(max(plan.at_once, len(stage)))]
        for _ in range(WARM_UP):
            await asyncio.gather(*(_visit(person, plan, pool, listener, Measured()) for person in people[: plan.at_once]))
        found, numbers = Measured(memory=[_megabytes(worker)]), iter(range(plan.sessions))

        async def check_in_one_after_another(line: Sequence[_Person]) -> None:
            for turn in numbers:
                person = line[turn % len(line)]
                await _visit(person, plan, pool, listener, found)
                found.memory.append(_megabytes(worker))
                # The floor is measured in the same minutes, so that other work on the machine slows both equally.
                found.floors.append(await pool.run(partial(floor, person.scene.straight[0])))

        began = time.perf_counter()
        await asyncio.gather(*(check_in_one_after_another(people[place :: plan.at_once]) for place in range(plan.at_once)))
        lasted = time.perf_counter() - began - sum(sum(each) for each in found.floors) / plan.at_once
    return _figures(plan, found, lasted)


@dataclass(frozen=True)
class _VerdictListener:
    """Waits for verdicts as the kiosk's pages do, on one connection for all of them."""

    connection: asyncpg.Connection
    lock: asyncio.Lock

    @asynccontextmanager
    async def on(self, session: UUID) -> AsyncIterator[asyncio.Event]:
        """Set when the session's verdict is committed."""
        verdict = asyncio.Event()

        def notify(*_: object) -> None:
            verdict.set()

        async with self.lock:
            await self.connection.add_listener(channel(session), notify)
        try:
            yield verdict
        finally:
            async with self.lock:
                await self.connection.remove_listener(channel(session), notify)


@dataclass(frozen=True)
class _Person:
    id: UUID
    card: str
    scene: Scene


async def _person(pool: FacePool, scene: Scene) -> _Person:
    """A registered person, with a confirmed reference made from the same person's pictures."""
    pictures = scene.straight
    person, now = uuid4(), clock.now()
    card = f"BENCH-{person.hex[:8].upper()}"
    basis = BiometricBasis(kind="norm", reference="Measurement", given_on="2026-11-01", language="kk")
    officer = Actor(uuid4(), "Measurement", Role.OFFICER, "75")
    message = RegistrationOpenedForBiometrics(
        person=person, registration=uuid4(), case_number="75-0001", language="kk", officer=officer.id, office="75", card_code=card,
        pin_hash=hash_secret(PIN), basis=basis,
    )  # fmt: skip
    await subjects.open_subject(message, by=BY, now=now)
    made = [await pool.observe(picture) for picture in pictures[:3]]
    if any(observation.descriptor is None for observation in made):
        raise ValueError("no face is found in the photograph")
    references = [
        enrolment.AcceptedFrame(picture, observation.descriptor)
        for picture, observation in zip(pictures, made, strict=False)
        if observation.descriptor is not None
    ]
    shown = await enrolment.enrol(person, references, engine=engine_version.ENGINE_VERSION, by=officer, now=now)
    await enrolment.confirm_enrolment(person, shown=shown, by=officer, now=now)
    return _Person(person, card, scene)


async def _visit(person: _Person, plan: Plan, pool: FacePool, listener: "_VerdictListener", found: Measured) -> None:
    """One check-in, from the card to the verdict; the seconds are those from handing in the last frame to the verdict."""
    now = clock.now()
    opens = now - timedelta(hours=1)
    due = CheckInDue(person=person.id, check_in=uuid4(), opens_at=opens, closes_at=opens + timedelta(days=1), questions=[])
    await check_ins.receive_due(due)
    session = (await sessions.identify(person.card, PIN, kiosk=KIOSK.id, language="kk", by=KIOSK, now=now)).session
    await sessions.skip_questions(session, now=now)
    nonce, seen, times, last = await capture.begin_capture(session, now=now), list[Observation](), list[int](), 0.0
    frames = _played(person.scene)
    async with listener.on(session) as verdict:
        show: Movement | None = None
        next(frames)
        for number in range(1000):
            picture, last = frames.send(show), time.perf_counter()
            wanted = await capture.describe_next(session, nonce, 1, now=clock.now())
            looked = await engine_client.look(pool, [picture])
            taken = TakenFrame(picture, number * plan.frame_ms, looked[0] if looked else None)
            step = await capture.add_frames(session, nonce, [taken], by=KIOSK, now=clock.now())
            times.append(taken.taken_ms)
            show = step.guidance.show
            if step.attempt is not None:
                await verification.ask(session, step.attempt)
                seen += looked or []
                break
            # A camera's next frame comes after this is done: look, storing and description take less than half of its 240 ms.
            seen += await describe_ahead(pool, step, looked, wanted)
        async with asyncio.timeout(PATIENCE_SECONDS):
            await verdict.wait()
    found.seconds.append(time.perf_counter() - last)
    await _note(session, seen, times, found)


def _played(scene: Scene) -> Generator[bytes, Movement | None, None]:
    """What the camera sees: a requested movement is shown once, from its first frame; otherwise the person looks straight ahead."""
    straight, asked = cycle(random.sample(scene.straight, len(scene.straight))), set[Movement]()
    frames: list[bytes] = []
    show = yield b""
    while True:
        if show is not None and show not in asked and scene.shown.get(show):
            asked.add(show)
            frames = [*random.choice(scene.shown[show])]  # noqa: S311  # which take of a recording is played is no secret
        show = yield frames.pop(0) if frames else next(straight)


async def _note(session: UUID, seen: Sequence[Observation], times: Sequence[int], found: Measured) -> None:
    columns = (Session.state, Session.reason, Session.movements, Session.asked_ms)
    row = await Session.select(*columns).where(Session.id == session).first()
    assert row is not None
    assert row["state"] == State.VERIFIED
    reading = read(seen, times, tuple(Movement(name) for name in row["movements"]), row["asked_ms"])
    deciding = deciding_frames(seen, times, reading).frames
    found.frames.append(len(seen))
    found.needed.append(len(deciding))
    found.left.append(sum(seen[index].descriptor is None for index in deciding))
    found.reasons[str(row["reason"])] += 1
    last = await Attempt.select(Attempt.match, Attempt.liveness, Attempt.quality, Attempt.signs).where(Attempt.session == session).first()
    assert last is not None
    found.verdicts[f"{last['match']}, {last['liveness']}, {last['quality']}"] += 1
    found.signs.update(last["signs"] or [])


def floor(picture: bytes) -> tuple[float, float]:
    """Seconds of one detection and of one encoding in a warm process."""
    began = time.perf_counter()
    chip = recognition.observe(picture, encode=False).chip
    between = time.perf_counter()
    assert chip is not None
    recognition.encode([chip])
    return between - began, time.perf_counter() - between


def _figures(plan: Plan, found: Measured, lasted: float) -> JsonObject:
    detection, encoding = (median(each) for each in zip(*found.floors, strict=True))
    p50, p95 = (float(np.percentile(found.seconds, share)) for share in (50, 95))
    least = detection + mean(found.needed) * encoding
    memory = found.memory
    return {
        "sessions": plan.sessions,
        "at_once": plan.at_once,
        "frames_a_session": mean(found.frames),
        "sessions_a_minute": 60 * plan.sessions / lasted,
        "p50_seconds": p50,
        "p95_seconds": p95,
        "floor_seconds": least,
        "p95_to_floor": p95 / least,
        "detection_seconds": detection,
        "encoding_seconds": encoding,
        "encodings_needed": mean(found.needed),
        "encodings_after_the_last_frame": mean(found.left),
        "reasons": dict(found.reasons),
        "verdicts": {verdict: count / plan.sessions for verdict, count in found.verdicts.most_common()},
        "signs": dict(found.signs),
        "worker_memory_mb": {"start": memory[0], "middle": memory[len(memory) // 2], "end": memory[-1], "peak": max(memory)},
        "queue": "PostgreSQL, Redis, arq, pool",
    }


def _megabytes(pid: int) -> float:
    """Resident memory of the worker and its engine processes together."""
    process = psutil.Process(pid)
    return float(sum(each.memory_info().rss for each in (process, *process.children(recursive=True))) / 2**20)
