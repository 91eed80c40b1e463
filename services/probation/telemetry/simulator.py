"""Bracelets that do not exist, for the demo and for trying an interface: a walk round home, an evening out."""

import math
import random
import time
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import httpx
import orjson

from services.probation.telemetry.domain.geometry import METRES_A_DEGREE
from services.probation.telemetry.wire import signature

HOME = (43.2380, 76.9450)
BATCH = 500


def walk(device: str, begin: float, minutes: int, *, away: bool, seed: int) -> Iterator[dict[str, Any]]:
    """A report a minute with satellite noise; `away`: the second half of the time is spent 900 m from home."""
    chance = random.Random(seed)  # noqa: S311  # noise, not a secret
    for minute in range(minutes):
        out = 900.0 if away and minute >= minutes // 2 else 0.0
        accuracy = chance.choice((5, 8, 8, 12, 20))
        north, east = out + chance.gauss(0, accuracy / 2), chance.gauss(0, accuracy / 2)
        yield {
            "device_id": device,
            "fix_time": round(begin + minute * 60, 3),
            "latitude": round(HOME[0] + north / METRES_A_DEGREE, 6),
            "longitude": round(HOME[1] + east / (METRES_A_DEGREE * math.cos(math.radians(HOME[0]))), 6),
            "accuracy_m": accuracy,
            "mechanism": "GPS",
            "battery": max(5, 90 - minute // 10),
            "sequence": minute,
        }


def send(address: str, key_id: str, secret: bytes, positions: list[dict[str, Any]]) -> dict[str, int]:
    """Post signed batches; returns the sums of the answers. Raises httpx.HTTPError where one is refused."""
    sums = {"accepted": 0, "duplicates": 0, "quarantined": 0, "refused": 0}
    with httpx.Client(timeout=30, trust_env=False) as client:
        for start in range(0, len(positions), BATCH):
            body = orjson.dumps({"positions": positions[start : start + BATCH]})
            stamp, nonce = str(int(time.time())), uuid4().hex
            headers = {"x-api-key": key_id, "x-timestamp": stamp, "x-nonce": nonce, "x-signature": signature(secret, stamp, nonce, body)}
            answer = client.post(f"{address}/telemetry/v1/positions", content=body, headers=headers).raise_for_status().json()
            for name in sums:
                sums[name] += len(answer[name]) if name == "refused" else answer[name]
    return sums
