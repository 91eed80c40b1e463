"""The kiosk: its pages for the person in front of it, and the device itself."""

from pathlib import Path

from services.biometrics.kiosk import camera_pages, card_pages, device_pages, duty_pages, jobs, pages, question_pages
from services.biometrics.kiosk.explaining import answer_pages
from services.biometrics.kiosk.explaining import pages as explaining_pages
from shared.registry import Capability

CAPABILITY = Capability(
    "kiosk",
    routes=[
        *device_pages.route_handlers,
        *pages.route_handlers,
        *card_pages.route_handlers,
        *question_pages.route_handlers,
        *camera_pages.route_handlers,
        *duty_pages.route_handlers,
        *explaining_pages.route_handlers,
        *answer_pages.route_handlers,
    ],
    templates=Path(__file__).parent / "templates",
    periodic=[(jobs.end_idle_sessions, 15)],
)
