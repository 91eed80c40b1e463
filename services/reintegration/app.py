"""The web side of reintegration: the desk, and the provider's inbox."""

from pathlib import Path

from litestar import Litestar

from services.reintegration.routes import route_handlers
from services.reintegration.settings import settings as own_settings
from services.reintegration.tables import DB
from shared.settings import OraluSettings
from shared.web.app import create_app as create_web_app

HERE = Path(__file__).parent


def create_app(settings: OraluSettings | None = None) -> Litestar:
    """The application; `uvicorn --factory services.reintegration.app:create_app`."""
    return create_web_app(
        service="reintegration",
        settings=settings or own_settings(),
        route_handlers=route_handlers(),
        engines=[DB],
        templates=HERE / "templates",
        static=HERE / "static",
        locales=HERE / "locales",
    )
