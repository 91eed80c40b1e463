"""The web side of probation, wired: the officer's pages, and telemetry's."""

from pathlib import Path

from litestar import Litestar

from services.probation import face_words
from services.probation.routes import queue, register, signed_copies, suspicions, tablet
from services.probation.settings import ProbationSettings, settings
from services.probation.tables import DB
from services.probation.telemetry import routes as telemetry
from shared.web import app

HERE = Path(__file__).parent
ROOMS = (HERE, HERE / "telemetry")


def create_app(chosen: ProbationSettings | None = None) -> Litestar:
    """The application; uvicorn calls it (`--factory`)."""
    chosen = chosen or settings()
    face_words.add_words()
    return app.create_app(
        service="probation",
        settings=chosen,
        route_handlers=[
            *register.route_handlers,
            *tablet.route_handlers,
            *queue.route_handlers,
            *suspicions.route_handlers,
            *signed_copies.route_handlers,
            *telemetry.route_handlers,
        ],
        engines=[DB],
        templates=[room / "templates" for room in ROOMS],
        static=HERE / "static",
        locales=[room / "locales" for room in ROOMS],
        image_origins=[chosen.biometrics_url, *chosen.tile_origins],
        csrf_exclude=["^/telemetry/v1/"],
    )
