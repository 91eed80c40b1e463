"""The page on the desk that makes a link, and the pages behind it."""

from litestar.types import ControllerRouterHandler

from services.reintegration.time_links.pages import desk, public

route_handlers: list[ControllerRouterHandler] = [*desk.route_handlers, *public.route_handlers]
