"""A figure for monitoring the system: how many images should be deleted but are not. It says nothing about any person."""

from litestar import Response, get
from litestar.types import ControllerRouterHandler

from services.biometrics.database import DB
from services.biometrics.images.queries import overdue_images
from services.biometrics.retention.report import GRACE
from shared import clock
from shared.db.beyond import beyond_scope
from shared.web.guards import public


@get("/health/retention", guards=[public])
async def retention_figure() -> Response[dict[str, str | int]]:
    """`{"status": "kept", "overdue_images": 0}`; 503 while an image is left that the sweep should have deleted."""
    async with beyond_scope(DB, "how many images of everybody are overdue"):
        overdue = await overdue_images(clock.now() - GRACE)
    return Response({"status": "overdue" if overdue else "kept", "overdue_images": overdue}, status_code=503 if overdue else 200)


route_handlers: list[ControllerRouterHandler] = [retention_figure]
