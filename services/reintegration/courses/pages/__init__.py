"""The pages of courses."""

from services.reintegration.courses.pages import desk, places, provider

route_handlers = [*desk.route_handlers, *places.route_handlers, *provider.route_handlers]
