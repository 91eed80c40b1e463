"""The pages of who has a case."""

from services.reintegration.owning.pages import cases, covers, handovers, lists, team

route_handlers = [
    *cases.route_handlers,
    *handovers.route_handlers,
    *lists.route_handlers,
    *covers.route_handlers,
    *team.route_handlers,
]
