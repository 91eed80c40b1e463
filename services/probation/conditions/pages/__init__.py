"""The pages of conditions."""

from services.probation.conditions.pages import case, catalogue, change

route_handlers = [*case.route_handlers, *change.route_handlers, *catalogue.route_handlers]
