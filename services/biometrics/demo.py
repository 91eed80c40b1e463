"""Demonstration data: one kiosk device whose one-time code is printed. People come from probation's demo, by message."""

from contextlib import AsyncExitStack

from services.biometrics.settings import BiometricsSettings
from shared import clock
from shared.actors import system
from shared.identity import kiosks
from shared.identity.demo import KIOSK, OFFICE
from shared.identity.tables import DB, Kiosk
from shared.settings import OraluSettings

HOURS = "09:00–18:00"


async def load_demo(settings: OraluSettings) -> list[str]:
    """Register the demonstration kiosk once. Does nothing outside a demo system."""
    if not settings.demo:
        return []
    chosen = BiometricsSettings()
    address = f"{settings.biometrics_url}/kiosk"
    async with AsyncExitStack() as stack:
        if DB.pool is None:
            await DB.start_connection_pool()
            stack.push_async_callback(DB.close_connection_pool)
        known = await Kiosk.select(Kiosk.code_hash).where(Kiosk.id == KIOSK).first()
        if known is None:
            by, now = system("biometrics"), clock.now()
            await kiosks.create_kiosk("Demo Kiosk", OFFICE, by=by, at=now, kiosk_id=KIOSK, code=chosen.demo_kiosk_code.upper())
            await kiosks.set_hours(KIOSK, HOURS, by=by, at=now)
        elif known["code_hash"] is None:
            return [f"kiosk: {address} (this machine's browser is enrolled already)"]
    return [f"kiosk: {address} one-time code {chosen.demo_kiosk_code}"]
