"""Bracelets of the recording: where their wearers were, and how a vendor's machine reports it."""

import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tests.recording import product
from tests.recording.browser import Answer, Browser, Internet

VENDOR = "fictional"
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


async def enter_vendor(internet: Internet, admin: Browser) -> Vendor:
    """An administrator enters the vendor of the bracelets with a credential of each kind; one was replaced, one revoked."""
    await admin.post("probation", "/vendors", {"code": VENDOR, "name": "Vendor Fictional"})
    await admin.post("probation", "/vendors", {"code": "silent", "name": "Silent Fictional"})
    page = f"/vendors/{VENDOR}"
    made = await admin.post("probation", f"{page}/new/request_signature")
    key, secret = re.findall(r"<code>([^<]*)</code>", made.text)
    internet.clock.forward(minutes=1)
    device_key = await admin.post("probation", f"{page}/new/device_key", {"device_id": "REC-0003"})
    old = device_key.find(r"<code>([^<.]*)\.")
    internet.clock.forward(minutes=1)
    await admin.post("probation", f"{page}/credentials/{old}/replace", {"days": "30", "sure": "yes"})
    account = (await admin.post("probation", f"{page}/new/mqtt_account")).find(r"<code>([^<]*)</code>")
    internet.clock.forward(minutes=1)
    await admin.post("probation", f"{page}/credentials/{account}/revoke", {"reason": "Made by mistake", "sure": "yes"})
    await admin.post("probation", f"{page}/new/registered_network", {"network": "10.20.0.0/16"})
    internet.clock.forward(minutes=1)
    await admin.post("probation", f"{page}/new/client_certificate", {"certificate": "ab" * 32})
    return Vendor(internet, key, bytes.fromhex(secret))


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
