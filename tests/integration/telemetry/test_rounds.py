"""Many devices at once: the same alerts as one by one, and one that cannot be evaluated stops nobody."""

import json
import random
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from services.probation.demo import OFFICER
from services.probation.tables import DB, QueueItem
from services.probation.telemetry import actions, turns
from services.probation.telemetry.domain.fixes import Fix
from services.probation.telemetry.evaluation import evaluate_one
from services.probation.telemetry.forms import ZoneForm
from services.probation.telemetry.ingest import Report, ingest
from services.probation.telemetry.jobs import keep_house
from services.probation.telemetry.lanes import PATIENCE, Holder, Lane, Watch
from services.probation.telemetry.rounds import evaluate_round
from shared import clock
from shared.db.engine import transaction
from shared.settings import OraluSettings
from tests.integration.telemetry.conftest import HOME

FLAGS = [(), (), (), (), (), (), ("strap_removed",), ("strap_closed",), ("jamming",), ("inherited",), ("sos",)]
ALERTS = """SELECT d.number, a.rule, a.state, a.reason, a.opened_at, a.closed_at, a.detected_at, a.evidence, a.fixes, a.status
    FROM probation.alert a JOIN probation.device d ON d.id = a.device_id WHERE a.device_id LIKE $1
    ORDER BY substr(a.device_id, 3), 2, 3, 5"""
STATES = """SELECT substr(a.device_id, 3) AS device, c.hour, c.at, c.state FROM probation.evaluation_checkpoint c
    JOIN probation.device_activation a ON a.id = c.activation WHERE a.device_id LIKE $1 ORDER BY 1, 2"""


async def worn_by(device: str, since: datetime) -> UUID:
    """A device on somebody with a home zone that always binds and a curfew; the activation's id."""
    person, now_local = uuid4(), since + timedelta(hours=5)
    zone = ZoneForm(
        latitude=HOME[0], longitude=HOME[1], radius_m=100, curfew="yes", days=list(range(7)),
        start=(now_local + timedelta(hours=1)).time(), end=(now_local + timedelta(hours=3)).time(),
    )  # fmt: skip
    body = zone.order("Asia/Almaty")
    body["zones"]["features"][0]["properties"]["when"] = "always"
    await actions.set_order(person, body, by=OFFICER, now=since)
    return await actions.assign(person, device, vendor="-", model="-", by=OFFICER, now=since)


def walk(chance: random.Random, since: datetime) -> list[Fix]:
    """Three hours, now and then outside, with what devices say meanwhile."""
    fixes, north = [], 0.0
    for minute in range(1, 180, 3):
        north = chance.choice([north, north, north, 0.0, 40.0, 500.0, 900.0])
        at = (since + timedelta(minutes=minute)).timestamp()
        fixes.append(
            Fix(at, minute, "GPS", HOME[0] + (north + chance.gauss(0, 5)) / 111_195, HOME[1], 8.0, 0.5, 60.0, chance.choice(FLAGS))
        )
    return fixes


async def fetch(statement: str, *values: Any) -> list[dict[str, Any]]:
    async with transaction(DB):
        return [dict(row) for row in await DB.connection().fetch(statement, *values)]


async def test_a_round_gives_the_same_alerts_and_states_as_one_by_one(engines: OraluSettings) -> None:
    chance, now, devices = random.Random(7), clock.now(), 6
    since = now - timedelta(hours=4)
    alone = [await worn_by(f"A-{number}", since) for number in range(devices)]
    for number in range(devices):
        await worn_by(f"B-{number}", since)
    walks = [walk(chance, since) for _ in range(devices)]
    for step in range(4):
        parts = [chance.sample(each, 40 if step < 3 else len(each)) for each in walks]
        for name in "AB":
            reports = [Report(f"{name}-{number}", fix, b"") for number, part in enumerate(parts) for fix in part]
            await ingest(reports, source="test", now=now)
        for activation in alone:
            assert await evaluate_one(activation, now)
        while await evaluate_round(now, most=4):
            pass
        kept = [await fetch(STATES, f"{name}-%") for name in "AB"]
        assert [json.loads(row.pop("state")) for row in kept[0]] == [json.loads(row.pop("state")) for row in kept[1]]
        assert kept[0] == kept[1]
        found = [await fetch(ALERTS, f"{name}-%") for name in "AB"]
        for row in [*found[0], *found[1]]:
            del row["number"]
        assert found[0] == found[1]
        assert found[0]


async def test_a_device_that_cannot_be_evaluated_is_set_aside_and_tried_again(engines: OraluSettings) -> None:
    since = clock.now() - timedelta(hours=4)
    good, bad = await worn_by("A-1", since), await worn_by("A-2", since)
    broken = """UPDATE probation.monitoring_order SET id = gen_random_uuid(), body = $2 WHERE person = (SELECT person
        FROM probation.device_activation WHERE id = $1) RETURNING body"""
    whole = (await fetch("SELECT body::text FROM probation.monitoring_order LIMIT 1"))[0]["body"]
    await fetch(broken, bad, '{"zones": {"features": [{}]}}')
    reports = [Report(name, Fix(datetime.now(UTC).timestamp() - 60, 1, "GPS", *HOME), b"") for name in ("A-1", "A-2")]
    await ingest(reports, source="test", now=clock.now())
    assert await evaluate_round(clock.now()) == 2
    assert await evaluate_round(clock.now()) == 0
    assert [row["activation"] for row in await fetch("SELECT activation FROM probation.evaluation_checkpoint")] == [good]
    items = await QueueItem.select().where(QueueItem.about == bad)
    assert [(item["kind"], item["reason"], item["closed_at"]) for item in items] == [("bracelet", "bracelet_not_evaluated", None)]
    await fetch(broken, bad, whole)
    assert await evaluate_round(clock.now() + timedelta(minutes=2)) == 1
    assert await QueueItem.count().where(QueueItem.about == bad, QueueItem.closed_at.is_null()) == 0
    assert len(await fetch("SELECT FROM probation.evaluation_checkpoint")) == 2


async def test_a_new_order_holds_at_once_for_somebody_whose_state_stood_by_itself(engines: OraluSettings) -> None:
    now = clock.now()
    await worn_by("A-1", now - timedelta(minutes=20))
    at_home = [Fix((now - timedelta(minutes=minute)).timestamp(), 1, "GPS", HOME[0], HOME[1], 8.0) for minute in range(9, -5, -1)]
    await ingest([Report("A-1", fix, b"") for fix in at_home[:8]], source="test", now=now)
    await evaluate_round(now)
    (state,) = await fetch("SELECT state::jsonb ? 'card' AS stands FROM probation.evaluation_checkpoint ORDER BY at DESC LIMIT 1")
    assert state["stands"]
    (row,) = await fetch("SELECT person, body::text FROM probation.monitoring_order")
    moved = json.loads(row["body"])
    moved["zones"]["features"][0]["geometry"]["coordinates"] = [HOME[1], HOME[0] + 0.05]
    await actions.set_order(row["person"], moved, by=OFFICER, now=now - timedelta(seconds=90))
    await ingest([Report("A-1", fix, b"") for fix in at_home[8:]], source="test", now=now + timedelta(minutes=4))
    await evaluate_round(now + timedelta(minutes=4))
    assert {each["state"] for each in await fetch(ALERTS, "A-1") if each["rule"] == "home"} == {"breach"}


async def test_each_evaluator_has_a_lane_and_no_news_is_left_alone(engines: OraluSettings) -> None:
    now = clock.now()
    later = [now + timedelta(seconds=3 * step) for step in range(4)]
    one, two = await Holder().look(now), await Holder().look(now)
    await one.look(later[1])
    assert (one.lane, two.lane) == (Lane(0, 2), Lane(1, 2))
    activations = [uuid4() for _ in range(40)]
    async with transaction(DB):
        await turns.tell(DB.connection(), activations, now, now)
    mine = [each for each in activations if each.bytes[15] % 2 == 0]
    rows = await fetch(turns.TAKE, later[1], 100, one.lane.number, one.lane.of, now - timedelta(minutes=1))
    assert {row["activation"] for row in rows} == set(mine)
    await two.give_up()
    await one.look(later[3])
    assert one.lane == Lane(0, 1)
    rows = await fetch(turns.TAKE, later[3], 100, one.lane.number, one.lane.of, one.begin(later[3]))
    assert {row["activation"] for row in rows} == set(activations) - set(mine)
    await one.give_up()


async def test_news_of_a_lane_that_nobody_keeps_is_taken_by_another_after_a_second(engines: OraluSettings) -> None:
    worn = [await worn_by(f"A-{number}", clock.now() - timedelta(minutes=5)) for number in range(6)]
    now = clock.now()
    assert await evaluate_round(now) == len(worn)
    async with transaction(DB):
        await turns.tell(DB.connection(), worn, now, now)
    alone = Watch(Lane(0, 2))
    other = sum(each.bytes[15] % 2 for each in worn)
    assert await evaluate_round(now, watch=alone) == len(worn) - other
    assert await evaluate_round(now + PATIENCE / 2, watch=alone) == 0
    assert await evaluate_round(now + 2 * PATIENCE, watch=alone) == other


async def test_of_states_older_than_a_week_the_last_of_each_day_stays(engines: OraluSettings) -> None:
    now = clock.now()
    activation, last = await worn_by("A-1", now - timedelta(hours=1)), int(now.timestamp() // 3600)
    old = range((last - 7 * 24) // 24 * 24 - 48, last)
    keep = "INSERT INTO probation.evaluation_checkpoint SELECT $1, hour, now(), 1, '{}' FROM unnest($2::bigint[]) AS hour RETURNING 1"
    await fetch(keep, activation, [last - 400 * 24, *old])
    await keep_house({})
    left = [row["hour"] for row in await fetch("SELECT hour FROM probation.evaluation_checkpoint ORDER BY hour")]
    week_ago = last - 7 * 24
    ends = {max(hour for hour in old if hour < week_ago and hour // 24 == day) for day in {hour // 24 for hour in old if hour < week_ago}}
    assert left == sorted(ends | {hour for hour in old if hour >= week_ago})
