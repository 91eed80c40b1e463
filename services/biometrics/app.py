"""The web application of biometrics, made of its capabilities: the kiosk, enrolment, the images that an officer compares."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from litestar import Litestar

from services.biometrics.capabilities import CAPABILITIES
from services.biometrics.database import DB
from services.biometrics.engine import client as engine_client
from services.biometrics.law.ruling import RULING
from services.biometrics.settings import BiometricsSettings, settings
from shared.application import app
from shared.registry import fill

HERE = Path(__file__).parent


@asynccontextmanager
async def with_faces(app: Litestar) -> AsyncGenerator[None, None]:
    """One process of the face engine for first looks and enrolment; it starts with the first face."""
    app.state.faces = engine_client.new_pool(workers=1)
    try:
        yield
    finally:
        app.state.faces.close()


def create_app(chosen: BiometricsSettings | None = None) -> Litestar:
    """The application; shared.application.serve calls it."""
    registry = fill("biometrics", CAPABILITIES)
    return app.create_app(
        service="biometrics",
        settings=chosen or settings(),
        route_handlers=registry.routes,
        engines=[DB],
        templates=[],
        named_templates=registry.templates,
        static=HERE / "static",
        locales=HERE / "locales",
        lifespan=[with_faces],
        owners=registry.owners,
        law=RULING,
    )
