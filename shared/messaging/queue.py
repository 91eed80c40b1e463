"""The only module that uses arq. It only transports: everything in Redis may disappear at any moment, and nothing is lost.

Jobs carry ids, or messages sealed for their receiver; JSON, never pickle; nothing of them is logged, no result is kept.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import wraps
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

from arq.connections import ArqRedis, RedisSettings, create_pool
from arq.constants import in_progress_key_prefix, job_key_prefix
from arq.worker import Retry, func
from redis.asyncio.retry import Retry as RedisRetry
from redis.backoff import ExponentialBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import RedisError
from redis.exceptions import TimeoutError as RedisTimeoutError

from shared import clock
from shared.crypto import CannotDecrypt, Keyring, seal, sealed_by, unseal
from shared.logs import configure, describe, log
from shared.messages.base import Message
from shared.messaging import purge
from shared.messaging.inbox import Handler, receive
from shared.messaging.outbox import Messaging, queue_of
from shared.messaging.relay import acknowledge, run_relay, send_waiting_now
from shared.messaging.transient import TRANSIENT
from shared.messaging.waking import WakeableWorker, supervise, wakeup_channel
from shared.settings import settings
from shared.values import JobContext, JsonObject

Job = Callable[..., Awaitable[Any]]
Hook = Callable[[JobContext], Awaitable[None]]
Sweep = tuple[Hook, float]
WorkerSettings = dict[str, Any]
"""The arguments of arq's Worker."""

RECEIVE, ACKNOWLEDGED, WANTED = "receive_message", "message_acknowledged", "messages_wanted"
MESSAGE_SECONDS = 15  # a killed worker's job is free again after its worker's longest timeout + 10 s
JOB_SECONDS = 60
ANSWER_SECONDS = 2.0
TRIES = 12
_connections: "WeakKeyDictionary[asyncio.AbstractEventLoop, tuple[str, ArqRedis]]" = WeakKeyDictionary()


def serialize(job: JsonObject) -> bytes:
    """A job as JSON. An error that is not JSON is kept as the name of its type."""
    return json.dumps(job, default=lambda value: type(value).__name__).encode()


def deserialize(raw: bytes) -> JsonObject:
    """A job from JSON."""
    job: JsonObject = json.loads(raw)
    return job


def redis_settings(*, patient: bool) -> RedisSettings:
    """How to reach Redis. `patient` (workers) survives an outage of some seconds; a web process gives up within one."""
    found = RedisSettings.from_dsn(settings().redis_url)
    found.retry = RedisRetry(ExponentialBackoff(cap=1, base=0.05), 6 if patient else 2)
    # OSError: a refused connection or a missing socket is not yet a redis error where redis-py decides whether to try again.
    found.retry_on_error = [RedisConnectionError, RedisTimeoutError, OSError]
    found.conn_retries = 30 if patient else 0
    return found


async def enqueue(service_queue: str, function: str, *ids: str, job_id: str | None = None) -> bool:
    """Put a job on a queue; arguments are ids alone. False if Redis is not available: a sweep has to find the work again."""
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            connection = await _connection()
            await connection.enqueue_job(function, *ids, _job_id=job_id, _queue_name=service_queue)
            await connection.publish(wakeup_channel(service_queue), b"")
    except (RedisError, OSError, TimeoutError) as error:
        log.warning("queue_unavailable", queue=service_queue, function=function, error=type(error).__name__)
        return False
    return True


async def is_waiting(job_id: str) -> bool:
    """Whether a job stands on its queue and no worker has taken it; False also if Redis is not available, because its content may be
    lost."""
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            connection = await _connection()
            return bool(await connection.exists(job_key_prefix + job_id)) and not await connection.exists(in_progress_key_prefix + job_id)
    except (RedisError, OSError, TimeoutError):
        return False


async def close_connections() -> None:
    """Close this event loop's connection to Redis, at shutdown."""
    _, connection = _connections.pop(asyncio.get_running_loop(), (None, None))
    if connection is not None:
        await connection.aclose()


async def queue_answers() -> bool:
    """Whether Redis answers within ANSWER_SECONDS, for /health/ready."""
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            await (await _connection()).ping()
    except (RedisError, OSError, TimeoutError):
        return False
    return True


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
) -> WorkerSettings:
    """Everything a service's worker does: receives its messages, relays its outbox, runs its `jobs` and repeats its `sweeps`.

    `jobs`: coroutine functions `(ctx, *ids)`, enqueued by their names. `sweeps`: `(coroutine function(ctx), every_seconds)`; every worker
    of a service runs them, so they must work concurrently (SKIP LOCKED, compare-and-set). A worker without `messaging` (slow jobs on a
    `queue` of their own) neither receives messages nor relays, and opens its own pools in `on_startup`.
    """
    functions = [with_retries(job, job_timeout) for job in jobs]
    if messaging is not None:
        functions += [
            with_retries(_receiver(messaging, handlers), MESSAGE_SECONDS),
            with_retries(_acknowledger(messaging), MESSAGE_SECONDS),
            with_retries(_sender_again(messaging), MESSAGE_SECONDS),
        ]

    async def start(ctx: JobContext) -> None:
        if messaging is not None:
            await messaging.db.start_connection_pool()
        if on_startup is not None:
            await on_startup(ctx)
        loops: list[tuple[str, Callable[[], Awaitable[None]]]] = [
            (sweep.__name__, _repeating(sweep, every, ctx)) for sweep, every in sweeps
        ]
        if messaging is not None:
            loops.append(("purge", _repeating(_purger(messaging), purge.EVERY_SECONDS, ctx)))
            deliver = _deliverer(ctx["redis"])
            loops.append(("relay", lambda: run_relay(messaging, deliver)))
        ctx["loops"] = [asyncio.create_task(supervise(name, step)) for name, step in loops]

    async def stop(ctx: JobContext) -> None:
        for task in ctx.get("loops", ()):
            task.cancel()
        await asyncio.gather(*ctx.get("loops", ()), return_exceptions=True)
        if on_shutdown is not None:
            await on_shutdown(ctx)
        await close_connections()
        if messaging is not None:
            await messaging.db.close_connection_pool()

    return {
        "functions": functions,
        "queue_name": queue or queue_of(messaging.service if messaging else ""),
        "on_startup": start,
        "on_shutdown": stop,
        "job_serializer": serialize,
        "job_deserializer": deserialize,
        "keep_result": 0,
        "max_tries": TRIES,
        "max_jobs": max_jobs,
        "poll_delay": look_every_seconds,
        "log_results": False,
    }


def run_worker(settings_dict: WorkerSettings) -> None:
    """Run a worker until it is told to stop. It ends with an error if Redis stays unavailable: the supervisor starts it again."""
    configure(f"worker {settings_dict['queue_name']}")
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


async def ask_for_waiting(messaging: Messaging, sender: str, person: str) -> bool:
    """Ask a sender to send at once what waits about this person. False when Redis is away: it comes by itself, within an hour."""
    body = seal(Keyring.load(settings()), messaging.service, sender, json.dumps({"wanted": person}).encode())
    return await enqueue(queue_of(sender), WANTED, body)


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


async def _connection() -> ArqRedis:
    loop, url = asyncio.get_running_loop(), settings().redis_url
    known, connection = _connections.get(loop, (None, None))
    if connection is None or known != url:
        connection = await create_pool(redis_settings(patient=False), job_serializer=serialize, job_deserializer=deserialize)
        _connections[loop] = (url, connection)
    return connection
