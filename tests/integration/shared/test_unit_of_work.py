"""What a transaction writes at its end: timeline, messages and audit in one order, independent of the order of the calls."""

import asyncio
from contextlib import suppress
from uuid import UUID, uuid4

import pytest

from shared.actors import system
from shared.audit import record, record_at_once, verify
from shared.db.engine import transaction
from shared.db.final_writes import FinalWrite
from shared.messaging.outbox import hold, send
from tests.builders.moments import NOW
from tests.support.messaging import PROBATION, SENDER, ProbationAudit, SentOutbox, breach

pytestmark = pytest.mark.usefixtures("post")
BY = system("probation")
PATIENCE = 20


async def write_down(about: UUID) -> None:
    await record(ProbationAudit, by=BY, action="tested", about=about, details={}, at=NOW)


async def test_two_who_send_and_record_in_opposite_orders_do_not_block_each_other() -> None:
    person, both = uuid4(), asyncio.Barrier(2)

    async def send_then_record() -> None:
        async with transaction(SENDER):
            await send(PROBATION, breach(person))
            await both.wait()
            await write_down(person)

    async def record_then_send() -> None:
        async with transaction(SENDER):
            await write_down(person)
            await both.wait()
            await send(PROBATION, breach(person))

    await asyncio.wait_for(asyncio.gather(send_then_record(), record_then_send()), PATIENCE)
    rows = await SentOutbox.select(SentOutbox.sequence).where(SentOutbox.person == person)
    assert sorted(row["sequence"] for row in rows) == [1, 2]
    assert (await verify(ProbationAudit)).records == 2


async def test_messages_about_two_people_are_sent_in_one_order() -> None:
    one, other, both = uuid4(), uuid4(), asyncio.Barrier(2)

    async def send_to(*people: UUID) -> None:
        async with transaction(SENDER):
            await send(PROBATION, breach(people[0]))
            await both.wait()
            await send(PROBATION, breach(people[1]))

    await asyncio.wait_for(asyncio.gather(send_to(one, other), send_to(other, one)), PATIENCE)
    assert await SentOutbox.count() == 4


async def test_whoever_needs_the_hash_at_once_takes_the_lock_of_messages_first() -> None:
    person, both = uuid4(), asyncio.Barrier(2)

    async def prove() -> None:
        async with transaction(SENDER):
            await hold(PROBATION, "reintegration", person)
            await record_at_once(ProbationAudit, by=BY, action="proved", about=person, details={}, at=NOW)
            await both.wait()
            await send(PROBATION, breach(person))

    async def send_then_record() -> None:
        async with transaction(SENDER):
            await both.wait()
            await send(PROBATION, breach(person))
            await write_down(person)

    await asyncio.wait_for(asyncio.gather(prove(), send_then_record()), PATIENCE)
    assert await SentOutbox.count() == 2


async def test_what_is_undone_leaves_no_record_and_no_message() -> None:
    async with transaction(SENDER):
        await write_down(uuid4())
        with suppress(ValueError):
            async with transaction(SENDER):
                await write_down(uuid4())
                await send(PROBATION, breach())
                raise ValueError
    assert (await verify(ProbationAudit)).records == 1
    assert await SentOutbox.count() == 0


async def test_writes_run_in_their_order_and_those_of_one_key_as_they_were_asked_for() -> None:
    ran: list[str] = []

    def named(name: str, what: FinalWrite, key: str = "") -> None:
        async def write() -> None:
            ran.append(name)

        SENDER.joined().at_the_end(what, write, key=key)

    async with transaction(SENDER):
        named("audit", FinalWrite.AUDIT)
        named("second of b", FinalWrite.OUTBOX, "b")
        named("of a", FinalWrite.OUTBOX, "a")
        named("third of b", FinalWrite.OUTBOX, "b")
        named("timeline", FinalWrite.TIMELINE)
        assert ran == []
    assert ran == ["timeline", "of a", "second of b", "third of b", "audit"]
