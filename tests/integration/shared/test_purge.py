"""Rows of messages that arrived go after a time; nothing that is still needed does."""

from datetime import timedelta

import pytest

from shared.db.engine import transaction
from shared.messaging import purge
from shared.messaging.inbox import receive
from shared.messaging.outbox import send
from shared.messaging.purge import purge_messages
from shared.messaging.relay import acknowledge
from shared.settings import OraluSettings
from tests.builders.moments import NOW
from tests.support.configuration import forget_settings
from tests.support.messaging import HANDLERS, PROBATION, REINTEGRATION, SENDER, Effect, GotInbox, SentOutbox, breach, sealed_envelope

pytestmark = pytest.mark.usefixtures("post")
LATER = NOW + timedelta(days=31)


async def sent(count: int = 1) -> None:
    for _ in range(count):
        async with transaction(SENDER):
            number = await send(PROBATION, breach())
        await acknowledge(PROBATION, number, "reintegration")


async def test_acknowledged_messages_go_after_their_time_and_others_stay() -> None:
    await sent()
    async with transaction(SENDER):
        await send(PROBATION, breach())
    assert await purge_messages(PROBATION, now=NOW + timedelta(days=29)) == 0
    assert await purge_messages(PROBATION, now=LATER) == 1
    (row,) = await SentOutbox.select()
    assert row["acknowledged_at"] is None


async def test_a_message_that_comes_again_after_its_row_went_changes_nothing() -> None:
    sealed = sealed_envelope(breach(), 1)
    await receive(REINTEGRATION, sealed, HANDLERS)
    assert await purge_messages(REINTEGRATION, now=LATER) == 1
    assert await GotInbox.count() == 0
    assert await receive(REINTEGRATION, sealed, HANDLERS) == "duplicate"
    assert await Effect.count() == 1


async def test_more_than_a_batch_goes_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(purge, "BATCH", 2)
    await sent(5)
    assert await purge_messages(PROBATION, now=LATER) == 5


async def test_the_time_is_a_setting(post: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    await sent()
    monkeypatch.setenv("ORALU_MESSAGES_KEPT_DAYS", "90")
    forget_settings()
    assert await purge_messages(PROBATION, now=LATER) == 0
