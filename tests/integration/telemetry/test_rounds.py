"""Many devices at once: the same alerts as one by one, and one that cannot be evaluated does not stop the others."""

import json
import random
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from services.probation.database import DB
from services.probation.queue.actions import open_item
from services.probation.queue.tables import QueueItem
from services.probation.telemetry.evaluation.actions import evaluate_one
from services.probation.telemetry.evaluation.batch import evaluate_round
from services.probation.telemetry.evaluation.jobs import prune_checkpoints
from services.probation.telemetry.evaluation_queue import actions as evaluation_queue
from services.probation.telemetry.evaluation_queue.partitions import TAKEOVER_AFTER, Partition, PartitionClaim, QueueCursor
from services.probation.telemetry.ingest.actions import Report, ingest
from services.probation.telemetry.orders import actions as order_actions
from services.probation.telemetry.positions.domain.fix import Fix
from services.probation.telemetry.quarantine.jobs import look_after_quarantine
from shared.db.engine import engine, transaction
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER, SYSTEM
from tests.builders.alerts import fetch
from tests.builders.moments import NOW
from tests.builders.orders import home_with_curfew, local_time
from tests.builders.people import person as somebody
from tests.builders.registrations import registered
from tests.builders.vendors import credential, put_on, source
from tests.builders.zones import DEGREE, HOME

FLAGS = [(), (), (), (), (), (), ("strap_removed",), ("strap_closed",), ("jamming",), ("inherited",), ("sos",)]
ALERTS = """SELECT d.number, a.rule, a.state, a.reason, a.opened_at, a.closed_at, a.detected_at, a.fix_count, a.fix_times, a.status
    FROM probation.alert a JOIN probation.device d ON d.id = a.device_id WHERE a.device_id LIKE $1
    ORDER BY substr(a.device_id, 3), 2, 3, 5"""
STATES = """SELECT substr(a.device_id, 3) AS device, c.hour, c.at, c.state FROM probation.evaluation_checkpoint c
    JOIN probation.device_assignment a ON a.id = c.assignment WHERE a.device_id LIKE $1 ORDER BY 1, 2"""


async def worn_by(device: str, since: datetime) -> UUID:
    """A device on somebody with a home zone that is always in force and a curfew; the assignment's id."""
    name = "".join("abcdefghij"[int(sign)] if sign.isdigit() else sign for sign in device if sign.isalnum())
    person = (await registered(somebody(None, family_name=f"Round{name}"))).person
    body = home_with_curfew(local_time(since, timedelta(hours=1)), local_time(since, timedelta(hours=3)))
    body["zones"]["features"][0]["properties"]["when"] = "always"
    await order_actions.set_order(person, body, by=OFFICER, now=since)
    return await put_on(person, device, since=since)


def walk(rng: random.Random, since: datetime) -> list[Fix]:
    """Three hours, sometimes outside, with signals of the device."""
    fixes, north = [], 0.0
    for minute in range(1, 180, 3):
        north = rng.choice([north, north, north, 0.0, 40.0, 500.0, 900.0])
        at = (since + timedelta(minutes=minute)).timestamp()
        fixes.append(Fix(at, minute, "GPS", HOME[0] + (north + rng.gauss(0, 5)) / DEGREE, HOME[1], 8.0, 0.5, 60.0, rng.choice(FLAGS)))
    return fixes


async def test_a_round_gives_the_same_alerts_and_states_as_one_by_one(engines: OraluSettings) -> None:
    rng, devices = random.Random(7), 6
    since = NOW - timedelta(hours=4)
    alone = [await worn_by(f"A-{number}", since) for number in range(devices)]
    for number in range(devices):
        await worn_by(f"B-{number}", since)
    walks = [walk(rng, since) for _ in range(devices)]
    for step in range(4):
        parts = [rng.sample(each, 40 if step < 3 else len(each)) for each in walks]
        for name in "AB":
            reports = [Report(f"{name}-{number}", fix, b"") for number, part in enumerate(parts) for fix in part]
            await ingest(reports, source=source(), now=NOW)
        for assignment in alone:
            assert await evaluate_one(assignment, NOW)
        while await evaluate_round(NOW, most=4):
            pass
        kept = [await fetch(STATES, f"{name}-%") for name in "AB"]
        assert [json.loads(row.pop("state")) for row in kept[0]] == [json.loads(row.pop("state")) for row in kept[1]]
        assert kept[0] == kept[1]
        found = [await fetch(ALERTS, f"{name}-%") for name in "AB"]
        for row in [*found[0], *found[1]]:
            del row["number"]
        assert found[0] == found[1]
        assert found[0]


async def replace_order(assignment: UUID, body: str) -> None:
    """What nobody can do, the owner's own hand aside: another order in the place of one that was made."""
    owner = engine("owner")
    await owner.run_ddl("ALTER TABLE probation.monitoring_order DISABLE TRIGGER ALL")
    await owner.run_ddl(
        f"UPDATE probation.monitoring_order SET id = gen_random_uuid(), body = '{body}' WHERE person ="
        f" (SELECT person FROM probation.device_assignment WHERE id = '{assignment}')"
    )
    await owner.run_ddl("ALTER TABLE probation.monitoring_order ENABLE TRIGGER ALL")


async def test_a_device_that_cannot_be_evaluated_is_set_aside_and_tried_again(engines: OraluSettings) -> None:
    since = NOW - timedelta(hours=4)
    good, bad = await worn_by("A-1", since), await worn_by("A-2", since)
    whole = (await fetch("SELECT body::text FROM probation.monitoring_order LIMIT 1"))[0]["body"]
    await replace_order(bad, '{"zones": {"features": [{}]}}')
    reports = [Report(name, Fix(NOW.timestamp() - 60, 1, "GPS", *HOME), b"") for name in ("A-1", "A-2")]
    await ingest(reports, source=source(), now=NOW)
    assert await evaluate_round(NOW) == 2
    assert await evaluate_round(NOW) == 0
    assert [row["assignment"] for row in await fetch("SELECT assignment FROM probation.evaluation_checkpoint")] == [good]
    items = await QueueItem.select().where(QueueItem.subject_id == bad)
    assert [(item["kind"], item["reason"], item["closed_at"]) for item in items] == [("bracelet", "bracelet_not_evaluated", None)]
    await replace_order(bad, whole)
    assert await evaluate_round(NOW + timedelta(minutes=2)) == 1
    assert await QueueItem.count().where(QueueItem.subject_id == bad, QueueItem.closed_at.is_null()) == 0
    assert len(await fetch("SELECT FROM probation.evaluation_checkpoint")) == 2


async def test_an_evaluation_that_works_again_closes_what_is_about_it_and_nothing_else(engines: OraluSettings) -> None:
    worn = await worn_by("A-1", NOW - timedelta(hours=4))
    whole = (await fetch("SELECT body::text FROM probation.monitoring_order LIMIT 1"))[0]["body"]
    await replace_order(worn, '{"zones": {"features": [{}]}}')
    await credential("request_signature", vendor="another")
    fix = Fix(NOW.timestamp() - 60, 1, "GPS", *HOME)
    await ingest([Report("A-1", fix, b"forged")], source=source(vendor="another"), now=NOW)
    await ingest([Report("A-1", fix, b"")], source=source(), now=NOW)
    await look_after_quarantine({})
    assert await evaluate_round(NOW) == 1
    reasons = [item["reason"] for item in await QueueItem.select().where(QueueItem.kind == "bracelet", QueueItem.closed_at.is_null())]
    assert sorted(reasons) == ["bracelet_not_evaluated", "reports_kept_apart"], "neither hides the other"
    await replace_order(worn, whole)
    assert await evaluate_round(NOW + timedelta(minutes=2)) == 1
    (left,) = await QueueItem.select().where(QueueItem.kind == "bracelet", QueueItem.closed_at.is_null())
    assert left["reason"] == "reports_kept_apart"


async def test_an_item_about_another_matter_of_the_same_bracelet_stays_open(engines: OraluSettings) -> None:
    """Such as one that was opened before each matter had a subject of its own."""
    worn = await worn_by("A-1", NOW - timedelta(hours=4))
    await open_item(kind="bracelet", person=uuid4(), subject_id=worn, reason="reports_kept_apart", now=NOW, by=SYSTEM)
    await fetch("UPDATE probation.device_assignment SET failures = 1 RETURNING id")
    await ingest([Report("A-1", Fix(NOW.timestamp() - 60, 1, "GPS", *HOME), b"")], source=source(), now=NOW)
    assert await evaluate_one(worn, NOW)
    assert await fetch("SELECT id FROM probation.device_assignment WHERE failures = 0")
    assert await QueueItem.count().where(QueueItem.subject_id == worn, QueueItem.closed_at.is_null()) == 1


async def test_a_new_order_holds_at_once_for_somebody_whose_state_stood_by_itself(engines: OraluSettings) -> None:
    await worn_by("A-1", NOW - timedelta(minutes=20))
    at_home = [Fix((NOW - timedelta(minutes=minute)).timestamp(), 1, "GPS", HOME[0], HOME[1], 8.0) for minute in range(9, -5, -1)]
    await ingest([Report("A-1", fix, b"") for fix in at_home[:8]], source=source(), now=NOW)
    await evaluate_round(NOW)
    (state,) = await fetch("SELECT state::jsonb ? 'card' AS stands FROM probation.evaluation_checkpoint ORDER BY at DESC LIMIT 1")
    assert state["stands"]
    (row,) = await fetch("SELECT person, body::text FROM probation.monitoring_order")
    moved = json.loads(row["body"])
    moved["zones"]["features"][0]["geometry"]["coordinates"] = [HOME[1], HOME[0] + 0.05]
    await order_actions.set_order(row["person"], moved, by=OFFICER, now=NOW - timedelta(seconds=90))
    await ingest([Report("A-1", fix, b"") for fix in at_home[8:]], source=source(), now=NOW + timedelta(minutes=4))
    await evaluate_round(NOW + timedelta(minutes=4))
    assert {each["state"] for each in await fetch(ALERTS, "A-1") if each["rule"] == "home"} == {"breach"}


async def test_each_evaluator_has_a_partition_and_every_request_is_evaluated(engines: OraluSettings) -> None:
    later = [NOW + timedelta(seconds=3 * step) for step in range(4)]
    one, two = await PartitionClaim().look(NOW), await PartitionClaim().look(NOW)
    await one.look(later[1])
    assert (one.partition, two.partition) == (Partition(0, 2), Partition(1, 2))
    assignments = [uuid4() for _ in range(40)]
    async with transaction(DB):
        await evaluation_queue.request_evaluation(DB.connection(), assignments, NOW, NOW)
    mine = [each for each in assignments if each.bytes[15] % 2 == 0]
    at, share = NOW - timedelta(minutes=1), evaluation_queue.SHARE
    rows = await fetch(evaluation_queue.CLAIM_BATCH, later[1], 100, one.partition.number, one.partition.of, at, share)
    assert {row["assignment"] for row in rows} == set(mine)
    await two.give_up()
    await one.look(later[3])
    assert one.partition == Partition(0, 1)
    rows = await fetch(evaluation_queue.CLAIM_BATCH, later[3], 100, one.partition.number, one.partition.of, one.begin(later[3]), share)
    assert {row["assignment"] for row in rows} == set(assignments) - set(mine)
    await one.give_up()


async def test_requests_of_a_partition_without_an_evaluator_are_taken_by_another_after_a_second(engines: OraluSettings) -> None:
    worn = [await worn_by(f"A-{number}", NOW - timedelta(minutes=5)) for number in range(6)]
    assert await evaluate_round(NOW) == len(worn)
    async with transaction(DB):
        await evaluation_queue.request_evaluation(DB.connection(), worn, NOW, NOW)
    alone = QueueCursor(Partition(0, 2))
    other = sum(each.bytes[15] % 2 for each in worn)
    assert await evaluate_round(NOW, cursor=alone) == len(worn) - other
    assert await evaluate_round(NOW + TAKEOVER_AFTER / 2, cursor=alone) == 0
    assert await evaluate_round(NOW + 2 * TAKEOVER_AFTER, cursor=alone) == other


async def test_of_states_older_than_a_week_the_last_of_each_day_stays(engines: OraluSettings) -> None:
    assignment, last = await worn_by("A-1", NOW - timedelta(hours=1)), int(NOW.timestamp() // 3600)
    old = range((last - 7 * 24) // 24 * 24 - 48, last)
    keep = "INSERT INTO probation.evaluation_checkpoint SELECT $1, hour, $3, 1, '{}' FROM unnest($2::bigint[]) AS hour RETURNING 1"
    await fetch(keep, assignment, [last - 400 * 24, *old], NOW)
    await prune_checkpoints({})
    left = [row["hour"] for row in await fetch("SELECT hour FROM probation.evaluation_checkpoint ORDER BY hour")]
    week_ago = last - 7 * 24
    ends = {max(hour for hour in old if hour < week_ago and hour // 24 == day) for day in {hour // 24 for hour in old if hour < week_ago}}
    assert left == sorted(ends | {hour for hour in old if hour >= week_ago})
