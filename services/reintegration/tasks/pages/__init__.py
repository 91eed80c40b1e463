"""The pages of tasks: holding them, their end, and those that a worker adds."""

from services.reintegration.tasks.pages import adding, ending, holding

route_handlers = [*holding.route_handlers, *ending.route_handlers, *adding.route_handlers]
