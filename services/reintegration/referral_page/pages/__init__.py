"""The pages of a referral, for the worker."""

from litestar.types import ControllerRouterHandler

from services.reintegration.referral_page.pages import links, phone, referral

route_handlers: list[ControllerRouterHandler] = [*referral.route_handlers, *phone.route_handlers, *links.route_handlers]
