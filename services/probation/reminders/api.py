"""Delivery reports of a provider: signed with the secret that signs what is sent to it."""

from typing import Any, Literal

from litestar import Response, post
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from services.probation.database import DB
from services.probation.reminders.delivering import note_delivery
from services.probation.settings import settings
from shared import clock
from shared.db.beyond import beyond_scope
from shared.notifications.http_gateway import SIGNATURE, TIMESTAMP, is_signed
from shared.web.guards import signed_by_client
from shared.web.request import Web

LARGEST = 10_000


class Report(BaseModel):
    """What became of a message: `id` is the number that the provider gave when it took the message."""

    model_config = ConfigDict(extra="ignore")

    id: str = Field(min_length=1, max_length=200)
    state: Literal["delivered", "failed"]


@post("/notifications/v1/reports", guards=[signed_by_client], status_code=200, request_max_body_size=LARGEST)
async def take_report(request: Web) -> Response[Any]:
    """Note whether a message arrived. 401 without a fresh signature, 400 for a body that is no report; a report twice changes nothing."""
    secret, body, now = settings().notices_secret, await request.body(), clock.now()
    signature, timestamp = request.headers.get(SIGNATURE, ""), request.headers.get(TIMESTAMP, "")
    if secret is None or not is_signed(secret.get_secret_value().encode(), timestamp, body, signature, now):
        return Response({"title": "Not signed"}, status_code=401)
    try:
        report = Report.model_validate_json(body)
    except ValidationError:
        return Response({"title": "Not readable"}, status_code=400)
    async with beyond_scope(DB, "a provider reports a delivery in no reader's scope"):
        known = await note_delivery(report.id, report.state == "delivered", now)
    return Response({"known": known}, status_code=200)


route_handlers = [take_report]
