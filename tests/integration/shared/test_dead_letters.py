"""A message that cannot be applied holds back its person alone, and an operator lets it be tried again or passed."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import pytest

from shared.db.engine import transaction
from shared.dead_letters.actions import Receiver, retry, skip
from shared.messages.base import Message
from shared.messages.probation import BreachConfirmed
from shared.messaging import dead_letters
from shared.messaging.dead_letters import DeadLetterRow, NoDeadLetter
from shared.messaging.inbox import receive
from shared.messaging.outbox import send
from shared.messaging.queue import close_connections
from shared.settings import OraluSettings
from tests.builders.actors import SYSTEM
from tests.builders.moments import NOW
from tests.support.configuration import forget_settings
from tests.support.messaging import (
    HANDLERS,
    PROBATION,
    REINTEGRATION,
    SENDER,
    Effect,
    GotDeadLetter,
    ReintegrationAudit,
    breach,
    sealed_envelope,
    take_effect,
)
from tests.support.workers import acknowledged, until, working

HERE = Receiver(REINTEGRATION, ReintegrationAudit)
REASON = "The case was entered by hand."


@pytest.fixture
def fixed_clock() -> None:
    """The clock goes on here: a message is sent again when it is asked for."""


@pytest.fixture
async def patient(post: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """Nothing is sent again by itself in a test's time."""
    monkeypatch.setenv("ORALU_RESEND_AFTER_SECONDS", "3000")
    monkeypatch.setenv("ORALU_SWEEP_SECONDS", "0.2")
    forget_settings()
    yield
    await close_connections()


@dataclass
class Poison:
    """A handler that cannot apply what is about one person, until `cured`."""

    person: UUID = field(default_factory=uuid4)
    cured: bool = False

    async def __call__(self, message: Message) -> None:
        if message.person == self.person and not self.cured:
            raise ValueError("somebody's name")
        await take_effect(message)


async def effects(person: UUID) -> int:
    return int(await Effect.count().where(Effect.person == person))


async def has_effects(person: UUID, count: int) -> bool:
    return await effects(person) == count


async def held_behind_it(count: int) -> bool:
    return [row.held for row in await dead_letters.waiting(REINTEGRATION, size=10)] == [count]


async def only_letter() -> DeadLetterRow:
    (row,) = await dead_letters.waiting(REINTEGRATION, size=10)
    return row


async def post_three_and_one(poison: Poison) -> UUID:
    """Three messages about the person of the poison, and one about another, who is returned."""
    other = uuid4()
    for person in (poison.person, poison.person, poison.person, other):
        async with transaction(SENDER):
            await send(PROBATION, breach(person))
    return other


async def test_a_failing_message_is_set_aside_without_what_the_error_quotes(post: OraluSettings) -> None:
    poison = Poison()
    with pytest.raises(ValueError, match="somebody"):
        await receive(REINTEGRATION, sealed_envelope(breach(poison.person), 1), {BreachConfirmed: poison})
    row = await only_letter()
    assert (row.person, row.sequence, row.reason, row.times) == (poison.person, 1, "handler_failed", 1)
    assert row.error is not None
    assert row.error.startswith("ValueError, ")
    assert "name" not in row.error


async def test_an_error_that_passes_by_itself_sets_nothing_aside(post: OraluSettings) -> None:
    async def lost(_message: Message) -> None:
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        await receive(REINTEGRATION, sealed_envelope(breach(), 1), {BreachConfirmed: lost})
    assert not await GotDeadLetter.count()


@pytest.mark.parametrize("decision", ["retry", "skip"])
async def test_a_persons_messages_go_on_once_somebody_decided(decision: str, patient: None) -> None:
    poison = Poison()
    async with working(PROBATION), working(REINTEGRATION, {BreachConfirmed: poison}):
        other = await post_three_and_one(poison)
        await until(lambda: has_effects(other, 1))
        await until(lambda: held_behind_it(2))
        assert await effects(poison.person) == 0
        number = (await only_letter()).id
        poison.cured = True
        if decision == "retry":
            assert await retry(HERE, number, by=SYSTEM, at=NOW)
        else:
            assert await skip(HERE, number, REASON, by=SYSTEM, at=NOW)
        await until(lambda: has_effects(poison.person, 3 if decision == "retry" else 2))
        await until(lambda: acknowledged(4))
    assert not (await dead_letters.waiting(REINTEGRATION, size=10)).rows
    audit = await ReintegrationAudit.select().first()
    assert audit is not None
    assert (audit["action"], audit["about"]) == ("dead_letter_retried" if decision == "retry" else "dead_letter_skipped", poison.person)
    assert json.loads(audit["details"])["message"] == str(number)


async def test_a_skipped_message_never_takes_effect_and_may_be_acknowledged(post: OraluSettings) -> None:
    number, message = uuid4(), breach()
    unknown = sealed_envelope(message, 1, number=number, kind="probation.breach_confirmed.v9")
    assert await receive(REINTEGRATION, unknown, HANDLERS) == "refused"
    assert await receive(REINTEGRATION, sealed_envelope(message, 2), HANDLERS) == "held"
    await skip(HERE, number, REASON, by=SYSTEM, at=NOW)
    assert await receive(REINTEGRATION, unknown, HANDLERS) == "duplicate"
    assert await receive(REINTEGRATION, sealed_envelope(message, 1, number=number), HANDLERS) == "duplicate"
    assert await receive(REINTEGRATION, sealed_envelope(message, 2), HANDLERS) == "applied"
    row = await dead_letters.dead_letter(REINTEGRATION, number)
    assert row.skip_reason == REASON


@pytest.mark.parametrize(
    "decide", [lambda number: retry(HERE, number, by=SYSTEM, at=NOW), lambda number: skip(HERE, number, REASON, by=SYSTEM, at=NOW)]
)
async def test_what_was_decided_already_is_told(decide: Callable[[UUID], Awaitable[bool]], post: OraluSettings) -> None:
    number = uuid4()
    with pytest.raises(NoDeadLetter):
        await decide(number)
    await receive(REINTEGRATION, sealed_envelope(breach(), 1, number=number, kind="probation.breach_confirmed.v9"), HANDLERS)
    await skip(HERE, number, REASON, by=SYSTEM, at=NOW)
    with pytest.raises(NoDeadLetter):
        await decide(number)
