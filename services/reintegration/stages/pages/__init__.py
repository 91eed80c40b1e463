"""The pages of stages: the path of a case, what changes it, the board, and the paper for the person."""

from services.reintegration.stages.pages import board, path, printing, release, standing, tasks

route_handlers = [
    *path.route_handlers,
    *tasks.route_handlers,
    *release.route_handlers,
    *standing.route_handlers,
    *printing.route_handlers,
    *board.route_handlers,
]
