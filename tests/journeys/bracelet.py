"""What a vendor's machine does: it posts positions, signed."""

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

import httpx

from tests.support.system import System

Fix = dict[str, object]
MAKE_KEY = """
import asyncio
from services.probation.telemetry.vendors.actions import create_credential
from services.probation.telemetry.vendors.domain import Authentication
from shared import clock
from shared.actors import system
from shared.db.engine import engine

async def main():
    await engine("probation").start_connection_pool()
    made = await create_credential("demo", Authentication.REQUEST_SIGNATURE, by=system("probation"), now=clock.now())
    print(made.id, made.secret.hex())

asyncio.run(main())
"""


@dataclass(frozen=True)
class Vendor:
    """A client of the telemetry interface."""

    address: str
    key_id: str
    secret: bytes

    def posts(self, fixes: list[Fix], *, at: datetime, secret: bytes | None = None, nonce: str | None = None) -> httpx.Response:
        """One batch, signed as the interface asks."""
        body = json.dumps({"positions": fixes}).encode()
        timestamp, nonce = str(int(at.timestamp())), nonce or secrets.token_hex(16)
        signed = f"{timestamp}\n{nonce}\n{hashlib.sha256(body).hexdigest()}".encode()
        headers = {
            "content-type": "application/json",
            "x-api-key": self.key_id,
            "x-timestamp": timestamp,
            "x-nonce": nonce,
            "x-signature": hmac.new(secret or self.secret, signed, hashlib.sha256).hexdigest(),
        }
        return httpx.post(f"{self.address}/telemetry/v1/positions", content=body, headers=headers, timeout=20, trust_env=False)


class Bracelet:
    """One bracelet whose positions a vendor's machine reports."""

    HOME = (43.2385, 76.9456)
    AWAY = (43.2585, 76.9056)  # about four kilometres from home

    def __init__(self, system: System, device: str) -> None:
        self.system, self.device = system, device
        made = system.python(MAKE_KEY).split()
        self.vendor = Vendor(system.url("gateway"), made[-2], bytes.fromhex(made[-1]))

    def is_away_from_home(self) -> None:
        """Ten minutes of positions, the last one now and with the strap open: one position alone raises no alert, a cut strap does.

        The same batch again changes nothing.
        """
        now = self.system.now()
        fixes = [fix(self.device, now - timedelta(minutes=9 - number), *self.AWAY, number + 1) for number in range(10)]
        fixes[-1]["flags"] = ["strap_removed"]
        answer = self.vendor.posts(fixes, at=now)
        assert answer.status_code == 202, answer.text
        assert answer.json()["accepted"] == len(fixes)
        again = self.vendor.posts(fixes, at=now)
        assert (again.status_code, again.json()["duplicates"]) == (202, len(fixes)), again.text
        forged = self.vendor.posts(fixes, at=now, secret=b"not the secret")
        assert forged.status_code == 401


def fix(device: str, at: datetime, latitude: float, longitude: float, sequence: int) -> Fix:
    """One position by satellite."""
    return {
        "device_id": device,
        "fix_time": at.isoformat(),
        "latitude": latitude,
        "longitude": longitude,
        "accuracy_m": 8,
        "mechanism": "gnss",
        "speed_mps": 0.0,
        "battery": 80,
        "flags": [],
        "sequence": sequence,
    }
