"""A message that does not arrive: tried again, given up, put before an officer, repeated; what a provider reports about it."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from pydantic import SecretStr

from services.probation.database import DB
from services.probation.queue.tables import QueueItem
from services.probation.register.actions import Registered
from services.probation.reminders import api, delivering
from services.probation.reminders.actions import CannotRepeat, Notice, notify, repeat
from services.probation.reminders.domain.kinds import Kind as NoticeKind
from services.probation.reminders.failures import UNDELIVERED
from services.probation.settings import settings
from shared.notifications.gateway import Refused, TryLater
from shared.notifications.http_gateway import sign
from tests.builders.actors import OFFICER
from tests.builders.appointments import planned
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.builders.people import person
from tests.builders.registrations import Register
from tests.support.clients import SignedIn
from tests.support.notices import Recorded, deliver, states, told

DAY = timedelta(days=1)
TOMORROW = NOW + DAY


@pytest.fixture
async def made(register: Register) -> Registered:
    return await register(person(language="ru"))


@pytest.mark.parametrize(
    ("problems", "expected"),
    [
        ([TryLater("unreachable")], ("sent", None)),
        ([Refused("refused")], ("failed", "refused")),
        ([TryLater("busy")] * 20, ("failed", "busy")),
    ],
)
async def test_a_failure_is_tried_again_later_or_given_up(
    problems: Sequence[Exception], expected: tuple[str, str | None], made: Registered, gateway: Recorded
) -> None:
    gateway.problems = list(problems)
    await planned(made.person, NOW + 20 * DAY)
    moment = NOW
    for _ in range(12):
        await deliver(moment)
        moment += timedelta(hours=1)
    (row,) = await told(made.person)
    assert (row.state, row.why) == expected


async def test_a_killed_worker_leaves_a_lease_and_the_next_one_sends_under_the_same_key(made: Registered, gateway: Recorded) -> None:
    await planned(made.person, TOMORROW)
    (claimed,) = await delivering.claim(NOW)
    assert await deliver(NOW + timedelta(minutes=1)) == 0
    later = NOW + timedelta(minutes=6)
    assert await deliver(later) == 1
    assert [each.key for each in gateway.taken] == [str(claimed.id)]
    # The first worker was slow, not dead: what it writes now changes nothing.
    await delivering.hand_over(replace(claimed), later)
    assert (await told(made.person))[0].attempts == 2
    assert {each.key for each in gateway.taken} == {str(claimed.id)}


async def test_an_unknown_number_is_marked_and_nothing_goes_there_until_it_changes(made: Registered, gateway: Recorded) -> None:
    gateway.problems = [Refused("unknown_address")]
    await planned(made.person, TOMORROW)
    await deliver(NOW)
    await planned(made.person, TOMORROW + DAY)
    assert await states(made.person) == [("summons", "failed", "unknown_address"), ("summons", "withheld", "wrong_address")]
    await DB.fetch("UPDATE probation.person SET phone = '+77010000077' WHERE id = $1", made.person)
    await planned(made.person, TOMORROW + 2 * DAY)
    assert ("summons", "queued", None) in await states(made.person)


async def asked(whose: UUID) -> list[tuple[str, int]]:
    """(reason, priority) of what an officer is asked about this person's messages."""
    rows = await QueueItem.select().where(QueueItem.person == whose, QueueItem.kind == UNDELIVERED, QueueItem.closed_at.is_null())
    return [(row["reason"], row["priority"]) for row in rows]


async def test_what_failed_for_good_is_put_before_an_officer_once_and_a_summons_is_urgent(made: Registered, gateway: Recorded) -> None:
    gateway.problems = [TryLater("busy"), Refused("refused"), Refused("refused")]
    decided = Notice(made.person, NoticeKind.PERMISSION_DECIDED, fresh(), TODAY, NOW + 5 * DAY, registration=made.registration)
    await notify(decided, by=OFFICER, now=NOW)
    await deliver(NOW)
    assert await asked(made.person) == [], "it is tried again"
    await deliver(NOW + timedelta(minutes=1))
    assert await asked(made.person) == [("message_undelivered", 4)]
    await planned(made.person, NOW + 3 * DAY)
    await deliver(NOW + timedelta(minutes=2))
    assert await asked(made.person) == [("summons_failed", 2)], "one item for all of them"
    await repeat((await told(made.person))[0].id, made.person, by=OFFICER, now=NOW + timedelta(minutes=3))
    assert await asked(made.person) == [], "sent again, it is answered"


async def test_a_summons_with_nowhere_to_go_is_put_before_an_officer_and_a_reminder_is_not(register: Register) -> None:
    made = await register(replace(person(), phone=None))
    await notify(Notice(made.person, NoticeKind.PERMISSION_DECIDED, fresh(), TODAY, TOMORROW), by=OFFICER, now=NOW)
    assert await asked(made.person) == []
    await planned(made.person, TOMORROW)
    assert await asked(made.person) == [("summons_failed", 2)]


async def test_repeated_it_goes_to_the_number_of_now_with_the_same_words(made: Registered, gateway: Recorded) -> None:
    await planned(made.person, TOMORROW)
    (first,) = await told(made.person)
    with pytest.raises(CannotRepeat, match="queued"):
        await repeat(first.id, made.person, by=OFFICER, now=NOW)
    await deliver(NOW)
    await DB.fetch("UPDATE probation.person SET phone = '+77010000088' WHERE id = $1", made.person)
    await repeat(first.id, made.person, by=OFFICER, now=NOW)
    await deliver(NOW)
    assert [each.to for each in gateway.taken] == ["+77010000001", "+77010000088"]
    assert gateway.taken[0].text == gateway.taken[1].text
    with pytest.raises(CannotRepeat, match="too_late"):
        await repeat(first.id, made.person, by=OFFICER, now=NOW + 2 * DAY)


async def test_delivery_reports_are_believed_once_and_only_of_what_was_sent(made: Registered, gateway: Recorded) -> None:
    await planned(made.person, TOMORROW)
    await deliver(NOW)
    reference = f"ref-{gateway.taken[0].key}"
    assert not await delivering.note_delivery("ref-unknown", False, NOW)
    assert await delivering.note_delivery(reference, True, NOW)
    assert not await delivering.note_delivery(reference, False, NOW)
    assert await states(made.person) == [("summons", "delivered", None)]


async def test_a_provider_reports_a_delivery_with_its_signature(
    made: Registered, gateway: Recorded, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = SecretStr("a secret of both")
    monkeypatch.setattr(api, "settings", lambda: settings().model_copy(update={"notices_secret": secret}))
    await planned(made.person, TOMORROW)
    await deliver(NOW)
    client = await signed_in("probation", "admin")  # the route asks for no session; this client merely reaches the application
    body, stamp = json.dumps({"id": f"ref-{gateway.taken[0].key}", "state": "failed"}).encode(), str(int(NOW.timestamp()))

    async def sent(content: bytes, signature: str) -> int:
        headers = {"x-oralu-signature": signature, "x-oralu-timestamp": stamp, "content-type": "application/json"}
        return (await client.post("/notifications/v1/reports", content=content, headers=headers)).status_code

    def signed(content: bytes) -> str:
        return sign(secret.get_secret_value().encode(), stamp, content)

    assert await sent(body, "0" * 64) == 401
    assert await sent(b"{}", signed(b"{}")) == 400
    assert await states(made.person) == [("summons", "sent", None)]
    assert await sent(body, signed(body)) == 200
    assert await states(made.person) == [("summons", "failed", "not_delivered")]
    assert await asked(made.person) == [("summons_failed", 2)]
