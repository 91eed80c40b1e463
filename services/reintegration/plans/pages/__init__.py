"""The pages of plans."""

from litestar.types import ControllerRouterHandler

from services.reintegration.plans.pages import agreement, files, goals, notes, own, reviews, starting, steps, versions, whole

route_handlers: list[ControllerRouterHandler] = [
    *whole.route_handlers,
    *starting.route_handlers,
    *goals.route_handlers,
    *steps.route_handlers,
    *files.route_handlers,
    *agreement.route_handlers,
    *versions.route_handlers,
    *reviews.route_handlers,
    *notes.route_handlers,
    *own.route_handlers,
]
