"""Every page about bracelets, and the interface that takes positions."""

from services.probation.telemetry import (
    alert_routes,
    api,
    bracelet_routes,
    deputy_routes,
    device_routes,
    distance_routes,
    movement_routes,
    pack_routes,
    quality_routes,
    timetable_routes,
    zone_map_routes,
    zone_routes,
)

route_handlers = [
    *bracelet_routes.route_handlers,
    *zone_routes.route_handlers,
    *alert_routes.route_handlers,
    *deputy_routes.route_handlers,
    *device_routes.route_handlers,
    *pack_routes.route_handlers,
    *movement_routes.route_handlers,
    *zone_map_routes.route_handlers,
    *quality_routes.route_handlers,
    *timetable_routes.route_handlers,
    *distance_routes.route_handlers,
    api.take_positions,
]
