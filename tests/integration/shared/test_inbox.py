"""A message takes effect exactly once, in its person's order, or not at all."""

import asyncio
from uuid import uuid4

import pytest

from shared.crypto import Keyring, seal
from shared.messages.base import Message
from shared.messages.probation import BreachConfirmed
from shared.messaging.inbox import NotYet, receive
from shared.settings import settings
from tests.support.messaging import HANDLERS, REINTEGRATION, Effect, GotDeadLetter, GotInbox, breach, sealed_envelope, take_effect

pytestmark = pytest.mark.usefixtures("post")


async def deliver(sealed: str) -> str:
    """Receive it as the worker would."""
    return await receive(REINTEGRATION, sealed, HANDLERS)


async def effects() -> int:
    """How many messages took effect, checked against the inbox."""
    count = await Effect.count()
    assert count == await GotInbox.count()
    return int(count)


async def test_a_second_delivery_changes_nothing() -> None:
    sealed = sealed_envelope(breach(), 1)
    assert [await deliver(sealed), await deliver(sealed)] == ["applied", "duplicate"]
    assert await effects() == 1


async def test_many_receivers_at_once_apply_it_once() -> None:
    sealed = sealed_envelope(breach(), 1)
    outcomes = await asyncio.gather(*(deliver(sealed) for _ in range(8)))
    assert sorted(outcomes) == ["applied", *["duplicate"] * 7]
    assert await effects() == 1


async def test_a_message_waits_for_the_one_before_it() -> None:
    message = breach()
    first, second = (sealed_envelope(message, number) for number in (1, 2))
    assert await deliver(second) == "deferred"
    assert await effects() == 0
    assert [await deliver(first), await deliver(second)] == ["applied", "applied"]


async def test_people_do_not_wait_for_each_other() -> None:
    assert await deliver(sealed_envelope(breach(), 2)) == "deferred"
    assert await deliver(sealed_envelope(breach(), 1)) == "applied"


async def test_an_error_in_the_handler_leaves_nothing_and_it_can_come_again() -> None:
    sealed = sealed_envelope(breach(), 1)

    async def fails(message: Message) -> None:
        await take_effect(message)
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await receive(REINTEGRATION, sealed, {BreachConfirmed: fails})
    assert await effects() == 0
    assert await deliver(sealed) == "applied"


async def test_a_handler_may_defer() -> None:
    sealed = sealed_envelope(breach(), 1)

    async def not_yet(message: Message) -> None:
        await take_effect(message)
        raise NotYet

    assert await receive(REINTEGRATION, sealed, {BreachConfirmed: not_yet}) == "deferred"
    assert await effects() == 0
    assert await deliver(sealed) == "applied"


async def test_an_unknown_version_is_kept_out_until_an_upgrade_knows_it() -> None:
    message, number = breach(), uuid4()
    unknown = sealed_envelope(message, 1, number=number, kind="probation.breach_confirmed.v9")
    assert [await deliver(unknown), await deliver(unknown)] == ["refused", "refused"]
    row = await GotDeadLetter.select().where(GotDeadLetter.id == number).first()
    assert row is not None
    assert (row["reason"], row["times"]) == ("unknown_type", 2)
    assert await effects() == 0
    assert await deliver(sealed_envelope(message, 1, number=number)) == "applied"
    assert await GotDeadLetter.count() == 0


@pytest.mark.parametrize("changes", [{"confirmed_at": "yesterday"}, {"surprise": 1}, {"person": str(uuid4())}])
async def test_a_body_that_does_not_fit_is_refused(changes: dict[str, object]) -> None:
    assert await deliver(sealed_envelope(breach(), 1, body=changes)) == "refused"
    assert await GotDeadLetter.count() == 1
    assert await effects() == 0


@pytest.mark.parametrize("forged", ["", "probation.1.AAAA", "probation.x.y", "nobody.1.", "a.b.c.d", "probation.1." + "A" * 200])
async def test_what_was_not_sealed_for_us_leaves_no_trace(forged: str) -> None:
    assert await deliver(forged) == "refused"
    assert await GotDeadLetter.count() == 0


async def test_a_message_for_another_service_is_not_read() -> None:
    keyring = Keyring.load(settings())
    assert await deliver(seal(keyring, "probation", "biometrics", b"{}")) == "refused"
    assert await deliver(seal(keyring, "probation", "reintegration", b"{}")) == "refused"
