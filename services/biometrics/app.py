"""The web side of biometrics: kiosk, enrolment, review images."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from litestar import Litestar

from services.biometrics import faces
from services.biometrics.routes import capture, device, enrolment, kiosk, preview, references, retention, review, thresholds
from services.biometrics.settings import BiometricsSettings
from services.biometrics.settings import settings as own_settings
from services.biometrics.tables import DB
from shared.application.app import create_app as create_web_app

HERE = Path(__file__).parent


@asynccontextmanager
async def with_faces(app: Litestar) -> AsyncGenerator[None, None]:
    """One process of the face engine for first looks and enrolment; it starts with the first face."""
    app.state.faces = faces.new_pool(workers=1)
    try:
        yield
    finally:
        app.state.faces.close()


def create_app(settings: BiometricsSettings | None = None) -> Litestar:
    """`uvicorn --factory services.biometrics.app:create_app`."""
    return create_web_app(
        service="biometrics",
        settings=settings or own_settings(),
        route_handlers=[
            *device.route_handlers,
            *kiosk.route_handlers,
            *capture.route_handlers,
            *enrolment.route_handlers,
            *references.route_handlers,
            *retention.route_handlers,
            *preview.route_handlers,
            *review.route_handlers,
            *thresholds.route_handlers,
        ],
        engines=[DB],
        templates=HERE / "templates",
        static=HERE / "static",
        locales=HERE / "locales",
        lifespan=[with_faces],
    )
