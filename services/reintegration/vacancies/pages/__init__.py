"""The pages of vacancies."""

from services.reintegration.vacancies.pages import desk, provider, quota

route_handlers = [*desk.route_handlers, *quota.route_handlers, *provider.route_handlers]
