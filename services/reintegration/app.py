"""The web application of reintegration, made of its capabilities: the desk, and the provider's pages."""

from pathlib import Path

from litestar import Litestar, Router

from services.reintegration.capabilities import CAPABILITIES
from services.reintegration.database import DB
from services.reintegration.error_pages import error_page
from services.reintegration.errors import Refused
from services.reintegration.law.ruling import RULING
from services.reintegration.settings import settings as own_settings
from shared.application.app import create_app as create_web_app
from shared.registry import fill
from shared.settings import OraluSettings

HERE = Path(__file__).parent


def create_app(settings: OraluSettings | None = None) -> Litestar:
    """The application; shared.application.serve calls it."""
    registry, chosen = fill("reintegration", CAPABILITIES), own_settings()
    return create_web_app(
        service="reintegration",
        settings=settings or chosen,
        # One router, so that one place turns a refusal of the domain into a page.
        route_handlers=[Router(path="/", route_handlers=registry.routes, exception_handlers={Refused: error_page})],
        engines=[DB],
        templates=HERE / "templates",
        named_templates=registry.templates,
        static=HERE / "static",
        locales=HERE / "locales",
        image_origins=chosen.tile_origins,
        owners=registry.owners,
        law=RULING,
    )
