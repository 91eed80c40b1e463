"""What a person is told: written down with the act, once; sent by the worker; withheld where it must not go out."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from services.probation.appointments.domain.kinds import Kind
from services.probation.appointments.planning import cancel, reschedule, restore
from services.probation.database import BY, DB
from services.probation.register.actions import Registered
from services.probation.reminders import jobs
from services.probation.reminders.actions import Notice, addresses, notify, set_choice
from services.probation.reminders.domain.kinds import Kind as NoticeKind
from services.probation.settings import settings
from shared.db.engine import transaction
from shared.db.rows import fetch_values
from shared.notifications.gateway import Problem, TryLater
from tests.builders.actors import OFFICER
from tests.builders.appointments import at_office, planned
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.people import person
from tests.builders.registrations import Register
from tests.support.clients import SignedIn
from tests.support.forms import post, submit
from tests.support.notices import Recorded, deliver, states, told

DAY = timedelta(days=1)
TOMORROW = NOW + DAY


@pytest.fixture
async def made(register: Register) -> Registered:
    return await register(person(language="ru"))


async def test_planning_at_the_office_summons_the_person_in_their_language(made: Registered, gateway: Recorded) -> None:
    await planned(made.person, TOMORROW, place="Абай 1")
    assert await states(made.person) == [("summons", "queued", None)]
    assert await deliver(NOW) == 1
    (message,) = gateway.taken
    assert (message.to, message.channel, message.language) == ("+77010000001", "sms", "ru")
    assert message.text == "Вы вызываетесь 25 ноября в 11:00. Место: Абай 1. Если не можете прийти, сообщите заранее."
    assert await states(made.person) == [("summons", "sent", None)]
    assert await deliver(NOW) == 0


async def test_a_message_is_stored_with_the_act_or_not_at_all(made: Registered) -> None:
    notice = Notice(made.person, NoticeKind.PERMISSION_DECIDED, fresh(), TODAY, TOMORROW)

    async def failing() -> None:
        async with transaction(DB):
            await notify(notice, by=OFFICER, now=NOW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await failing()
    assert await told(made.person) == []
    for _ in range(2):
        await notify(notice, by=OFFICER, now=NOW)
    assert len(await told(made.person)) == 1


async def test_the_stored_message_shows_neither_number_nor_words(made: Registered) -> None:
    await planned(made.person, TOMORROW, place="Abay street")
    (row,) = await fetch_values(DB, "SELECT to_jsonb(n)::text FROM probation.notification n WHERE person = $1", made.person)
    (sealed,) = await fetch_values(DB, "SELECT sealed FROM probation.notification WHERE person = $1", made.person)
    assert "7010000001" not in row
    assert b"Abay" not in sealed


async def test_at_night_it_waits_for_the_morning(made: Registered, gateway: Recorded) -> None:
    night = NOW + timedelta(hours=11)
    await planned(made.person, TOMORROW + DAY, now=night)
    assert await deliver(night) == 0
    assert (await told(made.person))[0].not_before == NOW + timedelta(hours=22)
    assert await deliver(NOW + timedelta(hours=22)) == 1


async def test_three_a_day_and_a_summons_beyond_them(made: Registered, gateway: Recorded) -> None:
    for _ in range(4):
        await notify(Notice(made.person, NoticeKind.PERMISSION_DECIDED, fresh(), TODAY, NOW + 5 * DAY), by=OFFICER, now=NOW)
    await planned(made.person, NOW + 3 * DAY)
    for _ in range(8):
        await deliver(NOW)
    assert [each.state for each in await told(made.person)].count("sent") == 4
    assert [state for kind, state, _ in await states(made.person) if kind == "summons"] == ["sent"]
    for _ in range(2):
        await deliver(NOW + timedelta(hours=22))
    assert {each.state for each in await told(made.person)} == {"sent"}


async def test_what_is_no_longer_so_or_too_late_is_withheld(made: Registered, gateway: Recorded) -> None:
    moved = await planned(made.person, TOMORROW)
    await reschedule(moved, TOMORROW + DAY, at_office(), asked_by="officer", why="x", seen_version=1, by=OFFICER, now=NOW)
    await notify(Notice(made.person, NoticeKind.PERMISSION_DECIDED, fresh(), TODAY, NOW), by=OFFICER, now=NOW)
    for _ in range(3):
        await deliver(NOW)
    assert await states(made.person) == [
        ("appointment_moved", "sent", None),
        ("permission_decided", "withheld", "too_late"),
        ("summons", "withheld", "no_longer_true"),
    ]
    assert "вместо 25 ноября – 26 ноября, 11:00" in gateway.taken[0].text


async def test_each_cancelling_and_restoring_is_told(made: Registered, gateway: Recorded) -> None:
    appointment = await planned(made.person, TOMORROW, kind=Kind.HOME)
    for version in (1, 3):
        await cancel(appointment, asked_by="officer", why="Ill", seen_version=version, by=OFFICER, now=NOW)
        await deliver(NOW)
        await restore(appointment, seen_version=version + 1, by=OFFICER, now=NOW)
    for _ in range(3):
        await deliver(NOW)
    assert [each.kind for each in await told(made.person)].count("appointment_cancelled") == 2
    assert len(gateway.taken) == 3, "three a day"


async def test_who_wants_none_is_sent_none_but_a_summons(made: Registered, signed_in: SignedIn) -> None:
    await set_choice(made.person, "sms", opted_out=True, wrong=False, by=OFFICER, now=NOW)
    await notify(Notice(made.person, NoticeKind.PERMISSION_DECIDED, fresh(), TODAY, TOMORROW), by=OFFICER, now=NOW)
    await planned(made.person, TOMORROW)
    assert await states(made.person) == [("permission_decided", "withheld", "opted_out"), ("summons", "queued", None)]
    assert [each.kind for each in await told(made.person) if each.in_spite] == ["summons"]
    client = await signed_in("probation", "officer")
    client.cookies.set("oralu_language", "en")
    shown = (await client.get(f"/people/{made.person}/messages")).text
    assert "This one must be served:" in shown
    assert "not yet confirmed" in shown.split("This one must be served:")[1][:300], "the state of the rule stands where it applies"


async def test_a_person_is_reminded_the_day_before_and_on_the_last_day_once(
    made: Registered, gateway: Recorded, fixed_clock: FixedClock
) -> None:
    (due_on,) = await fetch_values(DB, "SELECT min(due_on) FROM probation.check_in WHERE person = $1", made.person)
    (closes,) = await fetch_values(DB, "SELECT min(closes_at) FROM probation.check_in WHERE person = $1", made.person)
    await planned(made.person, closes + timedelta(hours=8), kind=Kind.PHONE, place=None)
    for moment in (NOW - 3 * DAY, closes - timedelta(hours=10), closes - timedelta(hours=9)):
        fixed_clock.move_to(moment)
        await jobs.remind({})
    assert await states(made.person) == [("appointment_tomorrow", "queued", None), ("check_in_last_day", "queued", None)]
    fixed_clock.move_to(datetime.combine(due_on, datetime.min.time(), NOW.tzinfo) - timedelta(hours=12))
    await jobs.remind({})
    assert ("check_in_tomorrow", "queued", None) in await states(made.person)


async def test_two_weeks_before_the_last_day_of_the_term_the_person_is_told(made: Registered, fixed_clock: FixedClock) -> None:
    (ends,) = await fetch_values(DB, "SELECT term_ends_on FROM probation.registration WHERE person = $1", made.person)
    for days in (15, 14, 13):
        fixed_clock.move_to(datetime.combine(ends - timedelta(days=days), datetime.min.time(), NOW.tzinfo) + timedelta(hours=6))
        await jobs.remind({})
        count = sum(each.kind == "term_ends" for each in await told(made.person))
        assert count == (days <= 14)


async def test_words_are_erased_in_time_and_that_it_was_sent_stays(made: Registered, gateway: Recorded, fixed_clock: FixedClock) -> None:
    await planned(made.person, TOMORROW)
    await deliver(NOW)
    for days, left in ((179, True), (181, False)):
        fixed_clock.move_to(NOW + timedelta(days=days))
        await jobs.forget_words({})
        assert ((await told(made.person))[0].content is not None) is left


def written() -> tuple[dict[str, Any], int]:
    """The last line of the file, and the file's mode."""
    file: Path = settings().state_dir / "notifications" / "messages.jsonl"
    return json.loads(file.read_text().splitlines()[-1]), file.stat().st_mode & 0o777


async def test_the_file_is_the_default_and_only_its_owner_reads_it(made: Registered) -> None:
    await planned(made.person, TOMORROW)
    await deliver(NOW)
    line, mode = written()
    assert (line["to"], line["channel"], mode) == ("+77010000001", "sms", 0o600)
    assert [each.gateway for each in await told(made.person)] == ["file"]


async def test_the_page_shows_what_was_sent_and_repeats_it(made: Registered, gateway: Recorded, signed_in: SignedIn) -> None:
    client = await signed_in("probation", "officer")
    client.cookies.set("oralu_language", "en")
    address = f"/people/{made.person}/messages"
    assert "No message was written yet." in (await client.get(address)).text
    await planned(made.person, TOMORROW)
    await deliver(NOW)
    shown = (await client.get(address)).text
    assert "Sent, delivery not reported" in shown
    assert "+77010000001" in shown
    assert "Сізді" in shown, "the preview in Kazakh"
    (first,) = await told(made.person)
    assert (await post(client, f"{address}/{first.id}/repeat")).status_code == 303
    (waiting,) = [each for each in await told(made.person) if each.state == "queued"]
    assert (await post(client, f"{address}/{waiting.id}/repeat")).status_code == 409
    assert (await submit(client, address, {"channel": "sms", "opted_out": "yes"})).status_code == 303
    assert (await submit(client, address, {"channel": "pigeon"})).status_code == 422
    case = (await client.get(f"/people/{made.person}")).text
    assert "Messages by SMS: wants none" in case
    assert "All messages" in case
    assert [each.channel for each in await addresses(made.person)] == ["sms"]


@pytest.mark.parametrize(("problem", "status"), [(None, 303), ("unreachable", 502)])
async def test_an_administrator_tests_a_gateway_and_sees_no_person(
    problem: Problem | None, status: int, made: Registered, gateway: Recorded, signed_in: SignedIn
) -> None:
    await planned(made.person, TOMORROW)
    client = await signed_in("probation", "admin")
    client.cookies.set("oralu_language", "en")
    gateway.problems = [TryLater(problem)] if problem else []
    answer = await submit(client, "/notifications", {"channel": "sms", "to": "8 701 000 00 09"}, to="/notifications/test")
    assert answer.status_code == status, answer.text
    assert [each.to for each in gateway.taken] == ([] if problem else ["+77010000009"])
    shown = (await client.get("/notifications")).text
    assert "Waits" in shown
    assert made.case_number not in shown
    assert str(made.person) not in shown
    wrong = await submit(client, "/notifications", {"channel": "sms", "to": "12"}, to="/notifications/test")
    assert (wrong.status_code, 'href="#to"' in wrong.text) == (422, True)
    assert BY.role == "system"
