"""Jobs on the queues of arq, in Redis. It only transports: everything in Redis may disappear at any moment, and nothing is lost.

Workers do the jobs (worker.py). Jobs carry ids, or messages sealed for their receiver; JSON, never pickle. Nothing of them is logged, and
no result is kept.
"""

import asyncio
import json
from weakref import WeakKeyDictionary

from arq.connections import ArqRedis, RedisSettings, create_pool
from arq.constants import in_progress_key_prefix, job_key_prefix
from redis.asyncio.retry import Retry as RedisRetry
from redis.backoff import ExponentialBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import RedisError
from redis.exceptions import TimeoutError as RedisTimeoutError

from shared.crypto import Keyring, seal
from shared.logs import log
from shared.messaging.outbox import Messaging, queue_of
from shared.messaging.waking import wakeup_channel
from shared.settings import settings
from shared.values import JsonObject

WANTED = "messages_wanted"
ANSWER_SECONDS = 2.0
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


async def ask_for_waiting(messaging: Messaging, sender: str, person: str) -> bool:
    """Ask a sender to send at once what waits about this person. False when Redis is away: it comes by itself, within an hour."""
    body = seal(Keyring.load(settings()), messaging.service, sender, json.dumps({"wanted": person}).encode())
    return await enqueue(queue_of(sender), WANTED, body)


async def _connection() -> ArqRedis:
    loop, url = asyncio.get_running_loop(), settings().redis_url
    known, connection = _connections.get(loop, (None, None))
    if connection is None or known != url:
        connection = await create_pool(redis_settings(patient=False), job_serializer=serialize, job_deserializer=deserialize)
        _connections[loop] = (url, connection)
    return connection
