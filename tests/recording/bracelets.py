"""Bracelets of the recording: where their wearers were, and how a vendor's machine reports it."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tests.recording import product
from tests.recording.browser import Answer, Browser, Internet

HOME = (43.2380, 76.9450)
METRES_A_DEGREE = 111_195
EVERY = timedelta(minutes=3)


@dataclass
class Vendor:
    """Signs and sends; `sent` counts the requests."""

    internet: Internet
    key: str
    secret: bytes
    sent: int = 0

    async def send(self, positions: list[dict[str, Any]]) -> Answer:
        """Send one batch, as of now, and evaluate it."""
        self.sent += 1
        body = json.dumps({"positions": positions}).encode()
        stamp, nonce = str(int(self.internet.clock.now.timestamp())), f"recording-{self.sent:06d}"
        headers = {
            "X-Api-Key": self.key,
            "X-Timestamp": stamp,
            "X-Nonce": nonce,
            "X-Signature": product.sign_positions(self.secret, stamp, nonce, body),
            "Content-Type": "application/json",
        }
        machine = Browser(self.internet, "vendor", {product.CSRF_COOKIE: "none"})
        answer = await machine.post("probation", "/telemetry/v1/positions", content=body, headers=headers)
        await product.evaluate_bracelets()
        await product.run_periodic_work()
        return answer


def track(device: str, since: datetime, until: datetime, *, north: float = 0, battery: float = 80, **more: Any) -> list[dict[str, Any]]:
    """Satellite positions `north` metres from home, one every three minutes."""
    found, at = [], since
    while at < until:
        found.append(
            {
                "device_id": device,
                "fix_time": at.isoformat(),
                "latitude": HOME[0] + north / METRES_A_DEGREE + (at.minute % 7) * 1e-6,
                "longitude": HOME[1],
                "accuracy_m": 8,
                "mechanism": "GPS",
                "sequence": int(at.timestamp()) // 60,
                "battery": battery,
                **more,
            }
        )
        at += EVERY
    return found
