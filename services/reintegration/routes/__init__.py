"""Every route of reintegration, and how its refusals are told."""

from litestar import Router
from litestar.types import ControllerRouterHandler

from services.reintegration.domain.errors import Refused
from services.reintegration.routes import case, desk, plans, provider, referrals
from services.reintegration.routes.refusals import told


def route_handlers() -> list[ControllerRouterHandler]:
    """One router, so that a refusal of the domain becomes a page in one place."""
    handlers = [*desk.route_handlers, *case.route_handlers, *plans.route_handlers, *referrals.route_handlers, *provider.route_handlers]
    return [Router(path="/", route_handlers=handlers, exception_handlers={Refused: told})]
