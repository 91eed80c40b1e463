"""A message is sent with its action, in order, and again until it is acknowledged."""

import asyncio
from contextlib import suppress
from contextvars import Context
from datetime import timedelta
from uuid import uuid4

import pytest
from piccolo.engine.exceptions import TransactionError
from redis.exceptions import ConnectionError as RedisGone

from shared.crypto import Keyring, unseal
from shared.db.engine import transaction
from shared.messages.base import Envelope
from shared.messaging.outbox import WrongSender, send
from shared.messaging.relay import acknowledge, relay_batch
from shared.settings import OraluSettings, settings
from tests.builders.moments import NOW
from tests.support.messaging import PROBATION, REINTEGRATION, SENDER, SentOutbox, breach

pytestmark = pytest.mark.usefixtures("post")


class Courier:
    """A fake queue that takes what the relay delivers, or is not available."""

    def __init__(self) -> None:
        self.jobs: list[tuple[str, str, str]] = []
        self.away = False

    async def deliver(self, queue: str, job_id: str, sealed: str) -> None:
        if self.away:
            raise RedisGone
        self.jobs.append((queue, job_id, sealed))

    def envelopes(self) -> list[Envelope]:
        """What was delivered, opened as the receiver would."""
        keyring = Keyring.load(settings())
        return [Envelope.model_validate_json(unseal(keyring, "probation", "reintegration", sealed)) for _, _, sealed in self.jobs]


async def make_due() -> None:
    """Let the time until the next sending pass."""
    await SentOutbox.update({SentOutbox.next_attempt_at: NOW - timedelta(seconds=1)}).where(SentOutbox.acknowledged_at.is_null())


async def test_sending_needs_an_open_transaction() -> None:
    with pytest.raises(TransactionError):
        await send(PROBATION, breach())


async def test_a_service_sends_only_its_own_messages() -> None:
    async with transaction(REINTEGRATION.db):
        with pytest.raises(WrongSender):
            await send(REINTEGRATION, breach())


async def test_what_is_rolled_back_is_never_sent() -> None:
    with suppress(ValueError):
        async with transaction(SENDER):
            await send(PROBATION, breach())
            raise ValueError
    assert await relay_batch(PROBATION, Courier().deliver) == 0


async def test_messages_about_a_person_are_numbered_without_gaps() -> None:
    person, courier = uuid4(), Courier()
    for fails in (False, True, False):
        with suppress(ValueError):
            async with transaction(SENDER):
                await send(PROBATION, breach(person))
                if fails:
                    raise ValueError("no")
    await relay_batch(PROBATION, courier.deliver)
    assert [envelope.sequence for envelope in courier.envelopes()] == [1, 2]
    assert {envelope.person for envelope in courier.envelopes()} == {person}


async def test_a_message_is_sent_again_until_it_is_acknowledged() -> None:
    courier = Courier()
    async with transaction(SENDER):
        message = await send(PROBATION, breach())
    assert await relay_batch(PROBATION, courier.deliver) == 1
    assert await relay_batch(PROBATION, courier.deliver) == 0
    await make_due()
    assert await relay_batch(PROBATION, courier.deliver) == 1
    assert [job_id for _, job_id, _ in courier.jobs] == [f"oralu:reintegration:{message}:{number}" for number in (1, 2)]
    await acknowledge(PROBATION, message, "reintegration")
    await make_due()
    assert await relay_batch(PROBATION, courier.deliver) == 0
    row = await SentOutbox.select().where(SentOutbox.id == message).first()
    assert row is not None
    assert row["body"] is None


async def test_only_the_receiver_can_acknowledge() -> None:
    async with transaction(SENDER):
        message = await send(PROBATION, breach())
    await acknowledge(PROBATION, message, "biometrics")
    assert await relay_batch(PROBATION, Courier().deliver) == 1


async def test_an_unreachable_queue_only_delays_messages() -> None:
    courier = Courier()
    async with transaction(SENDER):
        await send(PROBATION, breach())
    courier.away = True
    with pytest.raises(RedisGone):
        await relay_batch(PROBATION, courier.deliver)
    courier.away = False
    assert await relay_batch(PROBATION, courier.deliver) == 1


async def test_two_relays_never_take_the_same_row() -> None:
    first, second = Courier(), Courier()
    for _ in range(3):
        async with transaction(SENDER):
            await send(PROBATION, breach())
    async with transaction(SENDER):
        assert await relay_batch(PROBATION, first.deliver) == 3
        other = asyncio.get_running_loop().create_task(relay_batch(PROBATION, second.deliver), context=Context())
        assert await other == 0


async def test_an_operator_is_told_once_of_a_message_that_does_not_arrive(post: OraluSettings) -> None:
    async with transaction(SENDER):
        message = await send(PROBATION, breach())
    told = []
    for _ in range(post.alert_after_attempts + 1):
        await make_due()
        await relay_batch(PROBATION, Courier().deliver)
        row = await SentOutbox.select(SentOutbox.alerted_at).where(SentOutbox.id == message).first()
        assert row is not None
        told.append(row["alerted_at"])
    assert told[: post.alert_after_attempts - 1] == [None] * (post.alert_after_attempts - 1)
    assert told[-1] is not None
    assert told[-1] == told[-2]
