"""The web application of probation, made of its capabilities: the officer's pages, and the bracelets' interface."""

from pathlib import Path

from litestar import Litestar

from services.probation.capabilities import CAPABILITIES
from services.probation.database import DB
from services.probation.law.ruling import RULING
from services.probation.settings import NCALAYER, ProbationSettings, settings
from shared.application import app
from shared.registry import fill

HERE = Path(__file__).parent
ROOMS = (HERE, HERE / "telemetry")


def create_app(chosen: ProbationSettings | None = None) -> Litestar:
    """The application; shared.application.serve calls it."""
    chosen, registry = chosen or settings(), fill("probation", CAPABILITIES)
    return app.create_app(
        service="probation",
        settings=chosen,
        route_handlers=registry.routes,
        engines=[DB],
        templates=[room / "templates" for room in ROOMS],
        named_templates=registry.templates,
        static=HERE / "static",
        locales=[room / "locales" for room in ROOMS],
        image_origins=[chosen.biometrics_url, *chosen.tile_origins],
        connect_origins=[NCALAYER] if chosen.ncalayer else [],
        csrf_exclude=["^/telemetry/v1/", "^/notifications/v1/"],
        owners=registry.owners,
        law=RULING,
    )
