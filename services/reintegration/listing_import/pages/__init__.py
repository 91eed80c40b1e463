"""The pages of files of vacancies and courses."""

from services.reintegration.listing_import.pages import desk, provider

route_handlers = [*desk.route_handlers, *provider.route_handlers]
