"""Positions over HTTP: stored once and before the answer; every wrong request is refused and changes nothing."""

import gzip
import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from services.probation.telemetry.ingest import http as api
from services.probation.telemetry.ingest.concurrency_limit import ConcurrencyLimit
from tests.builders.alerts import fetch
from tests.builders.devices import DEVICE
from tests.builders.fixes import position, track
from tests.builders.moments import NOW
from tests.builders.vendors import Vendor


async def count(table: str) -> int:
    return len(await fetch(f"SELECT FROM probation.{table}"))


async def test_a_batch_is_kept_once_however_often_it_is_sent(vendor: Vendor, worn: datetime) -> None:
    batch = track(worn + timedelta(minutes=1), 20)
    first = await vendor.send(batch)
    assert (first.status_code, first.json()) == (202, {"accepted": 20, "duplicates": 0, "quarantined": 0, "refused": []})
    again = await vendor.send(batch + batch)
    assert (again.status_code, again.json()["accepted"], again.json()["duplicates"]) == (202, 0, 40)
    assert await count("position") == 20


async def test_ndjson_and_gzip_are_understood(vendor: Vendor, worn: datetime) -> None:
    lines = b"\n".join(json.dumps(each).encode() for each in track(worn, 3))
    packed = gzip.compress(lines)
    answer = await vendor.send(None, body=packed, headers={"Content-Type": "application/x-ndjson", "Content-Encoding": "gzip"})
    assert (answer.status_code, answer.json()["accepted"]) == (202, 3)


async def test_positions_from_the_future_and_nonsense_are_refused_and_kept_with_the_reason(vendor: Vendor, worn: datetime) -> None:
    wrong = [
        position(NOW + timedelta(hours=1)),
        position(worn, latitude=91),
        position(worn, accuracy_m="far"),
        {"device_id": DEVICE},
        "nothing",
        json.loads("[" * 400 + "]" * 400),
        position(worn),
    ]
    answer = await vendor.send(wrong)
    assert answer.status_code == 202
    assert answer.json()["accepted"] == 1
    assert [each["index"] for each in answer.json()["refused"]] == [0, 1, 2, 3, 4, 5]
    assert answer.json()["refused"][0]["reason"] == "from the future"
    assert (await count("position"), await count("rejected_report")) == (1, 6)


async def test_an_unnumbered_alarm_of_the_same_second_is_no_duplicate(vendor: Vendor, worn: datetime) -> None:
    plain = position(worn)
    del plain["sequence"]
    for expected in ((2, 0), (0, 2)):
        taken = (await vendor.send([plain, plain | {"flags": ["strap_removed"]}])).json()
        assert (taken["accepted"], taken["duplicates"]) == expected


WILD = [{"accuracy_m": 1e39}, {"speed_mps": 1e39}, {"battery": -1e300}, {"sequence": 1e30}, {"flags": ["a\x00b"]}, {"latitude": 1e300}]


@pytest.mark.parametrize("values", WILD, ids=lambda values: next(iter(values)))
async def test_one_absurd_value_does_not_refuse_the_rest_of_its_batch(vendor: Vendor, worn: datetime, values: dict[str, Any]) -> None:
    answer = await vendor.send([position(worn, **values), position(worn + timedelta(minutes=1))])
    assert (answer.status_code, answer.json()["accepted"]) == (202, 1)
    assert [each["index"] for each in answer.json()["refused"]] == [0]


async def test_an_unknown_device_is_kept_apart_with_a_notice(vendor: Vendor, worn: datetime) -> None:
    answer = await vendor.send([position(worn, device_id="STRANGER-1")])
    assert (answer.status_code, answer.json()["quarantined"]) == (202, 1)
    assert (await count("position"), await count("quarantined_frame")) == (0, 1)


REFUSALS: list[tuple[str, dict[str, Any], int]] = [
    ("a wrong signature", {"signature": "0" * 64}, 401),
    ("a signature that is no text", {"signature": "ы"}, 401),
    ("an unknown key", {"key_id": "nobody"}, 401),
    ("an old timestamp", {"stamp": 1_600_000_000}, 401),
    ("a timestamp that is no number", {"stamp": "²"}, 401),
    ("a nonce that is too short", {"nonce": "1"}, 401),
    ("no JSON", {"body": b"{"}, 400),
    ("JSON without positions", {"body": b"{}"}, 400),
    ("too large a body", {"body": b" " * (5 * 1024 * 1024 + 1)}, 413),
    ("a gzip bomb", {"body": gzip.compress(b" " * (21 * 1024 * 1024))}, 413),
    ("a gzip cut off", {"body": gzip.compress(b"[]" * 500)[:-9], "headers": {"Content-Encoding": "gzip"}}, 400),
]


@pytest.mark.parametrize(("changed", "status"), [pytest.param(changed, status, id=name) for name, changed, status in REFUSALS])
async def test_it_is_refused_with_problem_details_and_changes_nothing(
    vendor: Vendor, worn: datetime, changed: dict[str, Any], status: int
) -> None:
    encoded = {key: value for key, value in changed.items() if key != "signature" or value.isascii()}
    if len(encoded) != len(changed):
        encoded["signature"] = "zz"
    if encoded.get("stamp") == "²":
        encoded["stamp"] = "12e3"
    answer = await vendor.send([position(worn)], **encoded)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert answer.json()["detail"]
    assert (await count("position"), await count("request_nonce")) == (0, 0)


async def test_a_busy_gateway_refuses_before_it_reads_and_accepts_a_second_later(
    vendor: Vendor, worn: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = ConcurrencyLimit(most=2, each=1)
    monkeypatch.setattr(api, "BATCHES", full)
    with full.acquire("another"):
        with full.acquire(vendor.key_id):
            busy = await vendor.send([position(worn)])
            assert (busy.status_code, busy.headers["retry-after"]) == (429, "1")
        assert (await vendor.send([position(worn)])).status_code == 202
    assert (full.inside.total(), await count("position")) == (0, 1)


async def test_a_replayed_request_is_refused(vendor: Vendor, worn: datetime) -> None:
    assert (await vendor.send([position(worn)], nonce="the-same-nonce")).status_code == 202
    replay = await vendor.send([position(worn, 500, sequence=2)], nonce="the-same-nonce")
    assert replay.status_code == 409
    assert await count("position") == 1
