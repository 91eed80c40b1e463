"""What a service's worker does: its messages, its outbox, its jobs and its sweeps, on the queues of queue.py.

Nothing of a job is logged, and no result is kept.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial, wraps
from typing import Any
from uuid import UUID

from arq.connections import ArqRedis
from arq.worker import Retry, func

from shared import clock
from shared.crypto import CannotDecrypt, Keyring, seal, sealed_by, unseal
from shared.db.acting import process_is_the_system
from shared.law_versions import Ruling, begin, keep_loaded
from shared.logs import configure, describe, log
from shared.messages.base import Message
from shared.messaging import purge
from shared.messaging.inbox import Handler, receive
from shared.messaging.outbox import Messaging, queue_of
from shared.messaging.queue import ask_for_waiting, close_connections, deserialize, redis_settings, serialize
from shared.messaging.relay import acknowledge, run_relay, send_waiting_now
from shared.messaging.transient import TRANSIENT
from shared.messaging.waking import WakeableWorker, supervise
from shared.process_secrets import require_own_secrets
from shared.settings import settings
from shared.values import JobContext, JsonObject

Job = Callable[..., Awaitable[Any]]
Hook = Callable[[JobContext], Awaitable[None]]
Sweep = tuple[Hook, float]
WorkerSettings = dict[str, Any]
"""The arguments of arq's Worker."""

RECEIVE, ACKNOWLEDGED = "receive_message", "message_acknowledged"
MESSAGE_SECONDS = 15  # a killed worker's job is free again after its worker's longest timeout + 10 s
JOB_SECONDS = 60
TRIES = 12


def worker_settings(
    messaging: Messaging | None,
    handlers: Mapping[type[Message], Handler],
    *,
    jobs: Sequence[Job] = (),
    sweeps: Sequence[Sweep] = (),
    on_startup: Hook | None = None,
    on_shutdown: Hook | None = None,
    queue: str | None = None,
    job_timeout: float = JOB_SECONDS,
    max_jobs: int = 10,
    look_every_seconds: float = 0.1,
    law: Ruling | None = None,
) -> WorkerSettings:
    """Everything a service's worker does: receives its messages, relays its outbox, runs its `jobs` and repeats its `sweeps`.

    `jobs`: coroutine functions `(ctx, *ids)`, enqueued by their names. `sweeps`: `(coroutine function(ctx), every_seconds)`; every worker
    of a service runs them, so they must work concurrently (SKIP LOCKED, compare-and-set). A worker without `messaging` (slow jobs on a
    `queue` of their own) neither receives messages nor relays, and opens its own pools in `on_startup`. `law`: the versions that it reads.
    """
    return {
        "functions": [*(with_retries(job, job_timeout) for job in jobs), *_message_functions(messaging, handlers)],
        "queue_name": queue or queue_of(messaging.service if messaging else ""),
        "on_startup": _starting(messaging, sweeps, on_startup, law),
        "on_shutdown": _stopping(messaging, on_shutdown),
        "job_serializer": serialize,
        "job_deserializer": deserialize,
        "keep_result": 0,
        "max_tries": TRIES,
        "max_jobs": max_jobs,
        "poll_delay": look_every_seconds,
        "log_results": False,
    }


def _message_functions(messaging: Messaging | None, handlers: Mapping[type[Message], Handler]) -> list[Any]:
    if messaging is None:
        return []
    jobs = (_receiver(messaging, handlers), _acknowledger(messaging), _sender_again(messaging))
    return [with_retries(job, MESSAGE_SECONDS) for job in jobs]


def _starting(messaging: Messaging | None, sweeps: Sequence[Sweep], then: Hook | None, law: Ruling | None) -> Hook:
    """Opens the pool, calls `then`, loads the law's data, and starts the sweeps and the relay as tasks: `ctx["loops"]`."""

    async def start(ctx: JobContext) -> None:
        if messaging is not None:
            await messaging.db.start_connection_pool()
        if then is not None:
            await then(ctx)
        loops: list[tuple[str, Callable[[], Awaitable[None]]]] = [
            (sweep.__name__, _repeating(sweep, every, ctx)) for sweep, every in sweeps
        ]
        if law is not None:
            await begin(law)
            loops.append(("law", partial(keep_loaded, law)))
        if messaging is not None:
            loops.append(("purge", _repeating(_purger(messaging), purge.EVERY_SECONDS, ctx)))
            deliver = _deliverer(ctx["redis"])
            loops.append(("relay", lambda: run_relay(messaging, deliver)))
        ctx["loops"] = [asyncio.create_task(supervise(name, step)) for name, step in loops]

    return start


def _stopping(messaging: Messaging | None, then: Hook | None) -> Hook:
    """Ends those tasks, calls `then`, and closes the connections."""

    async def stop(ctx: JobContext) -> None:
        for task in ctx.get("loops", ()):
            task.cancel()
        await asyncio.gather(*ctx.get("loops", ()), return_exceptions=True)
        if then is not None:
            await then(ctx)
        await close_connections()
        if messaging is not None:
            await messaging.db.close_connection_pool()

    return stop


def run_worker(settings_dict: WorkerSettings) -> None:
    """Run a worker until it is told to stop. It ends with an error if Redis stays unavailable: the supervisor starts it again."""
    require_own_secrets()
    configure(f"worker {settings_dict['queue_name']}")
    process_is_the_system()
    # Redis is looked up here so that importing a worker needs no environment.
    WakeableWorker(**{**settings_dict, "redis_settings": redis_settings(patient=True)}).run()


def _receiver(messaging: Messaging, handlers: Mapping[type[Message], Handler]) -> Job:
    async def receive_message(ctx: JobContext, sealed: str) -> None:
        outcome = await receive(messaging, sealed, handlers)
        if outcome == "deferred":
            raise Retry(defer=min(0.1 * 2 ** ctx["job_try"], 5))
        if outcome in ("applied", "released", "duplicate"):
            await _send_acknowledgement(ctx["redis"], messaging, sealed)
        if outcome == "released":
            await ask_for_waiting(messaging, sealed_by(sealed), _envelope_of(messaging, sealed)["person"])

    return receive_message


def _acknowledger(messaging: Messaging) -> Job:
    async def message_acknowledged(_ctx: JobContext, sealed: str) -> None:
        try:
            plain = unseal(Keyring.load(settings()), sealed_by(sealed), messaging.service, sealed)
            message_id = UUID(json.loads(plain)["acknowledged"])
        except (CannotDecrypt, ValueError, KeyError, TypeError) as error:
            log.warning("acknowledgement_unreadable", service=messaging.service, problem=type(error).__name__)
            return
        await acknowledge(messaging, message_id, sealed_by(sealed))

    return message_acknowledged


async def _send_acknowledgement(redis: ArqRedis, messaging: Messaging, sealed: str) -> None:
    """Lost ones do no harm: the sender sends again, and the duplicate is acknowledged."""
    keyring, sender = Keyring.load(settings()), sealed_by(sealed)
    message_id = _envelope_of(messaging, sealed)["id"]
    body = seal(keyring, messaging.service, sender, json.dumps({"acknowledged": message_id}).encode())
    await redis.enqueue_job(ACKNOWLEDGED, body, _queue_name=queue_of(sender))


def _envelope_of(messaging: Messaging, sealed: str) -> JsonObject:
    """What is on the envelope of a message that was received."""
    envelope: JsonObject = json.loads(unseal(Keyring.load(settings()), sealed_by(sealed), messaging.service, sealed))
    return envelope


def _sender_again(messaging: Messaging) -> Job:
    async def messages_wanted(_ctx: JobContext, sealed: str) -> None:
        try:
            plain = unseal(Keyring.load(settings()), sealed_by(sealed), messaging.service, sealed)
            person = UUID(json.loads(plain)["wanted"])
        except (CannotDecrypt, ValueError, KeyError, TypeError) as error:
            log.warning("request_unreadable", service=messaging.service, problem=type(error).__name__)
            return
        await send_waiting_now(messaging, sealed_by(sealed), person)

    return messages_wanted


def _purger(messaging: Messaging) -> Hook:
    async def purge_old(_ctx: JobContext) -> None:
        await purge.purge_messages(messaging, now=clock.now())

    return purge_old


def _deliverer(redis: ArqRedis) -> Callable[[str, str, str], Awaitable[None]]:
    async def deliver(queue: str, job_id: str, sealed: str) -> None:
        await redis.enqueue_job(RECEIVE, sealed, _job_id=job_id, _queue_name=queue)

    return deliver


def with_retries(job: Job, timeout: float) -> Any:
    """arq runs again only what raises Retry, and logs and stores the text of other errors: neither is wanted."""

    @wraps(job)
    async def run(ctx: JobContext, *args: Any) -> None:
        try:
            await job(ctx, *args)
        except TRANSIENT as error:
            log.warning("job_retried", job=job.__name__, attempt=ctx["job_try"], **describe(error))
            raise Retry(defer=min(0.2 * 2 ** ctx["job_try"], 30)) from error
        except Retry:
            raise
        except Exception as error:  # noqa: BLE001  # whatever a handler raises: told by type and place, without its text
            log.error("job_failed", job=job.__name__, **describe(error))

    return func(run, name=job.__name__, timeout=timeout, keep_result=0, max_tries=TRIES)


def _repeating(sweep: Hook, every: float, ctx: JobContext) -> Callable[[], Awaitable[None]]:
    async def repeat() -> None:
        while True:
            await sweep(ctx)
            await asyncio.sleep(every)

    return repeat
