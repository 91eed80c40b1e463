"""Before a picture is taken: what to change first. A preview is checked in memory; nothing of it is stored, counted or logged."""

from typing import Annotated
from uuid import UUID

from litestar import Response, post
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.exceptions import NotFoundException
from litestar.params import Body, FromPath
from litestar.types import ControllerRouterHandler

from services.biometrics.capture import actions as capture
from services.biometrics.engine import client as engine_client
from services.biometrics.engine.uploads import LARGEST_PREVIEW, BadUpload, read_frames, read_shrunk
from services.biometrics.enrolment.officers import subject_of
from services.biometrics.enrolment.permissions import EnrolmentPermission
from services.biometrics.kiosk.visit import current
from services.biometrics.quality import words as quality_words
from services.biometrics.quality.domain.rules import ENROLMENT_PREVIEW, KIOSK_PREVIEW, Limits
from services.biometrics.sessions.domain import State
from shared import clock
from shared.values import JsonObject
from shared.web.guards import requires, requires_kiosk
from shared.web.request import Web

Json = Response[JsonObject]
Multipart = Annotated[JsonObject, Body(media_type=RequestEncodingType.MULTI_PART)]
ONE_PREVIEW = LARGEST_PREVIEW + 16 * 1024


@post("/enrolments/{person:uuid}/preview", guards=[requires(EnrolmentPermission.TAKE)], status_code=200, request_max_body_size=ONE_PREVIEW)
async def enrolment_preview(request: Web, person: FromPath[UUID], data: Multipart) -> Json:
    """On the officer's tablet, for a person with a legal basis."""
    subject = await subject_of(request, person)
    if not subject.may_take:
        raise NotFoundException
    return await _looked_at(request, data, ENROLMENT_PREVIEW)


@post("/kiosk/preview", guards=[requires_kiosk], status_code=200, request_max_body_size=ONE_PREVIEW)
async def kiosk_preview(request: Web, data: Multipart) -> Json:
    """At the kiosk, while a session stands before its camera."""
    visit = await current(request)
    if visit is None or visit.state != State.CAPTURING or await capture.camera_closed(visit.id, now=clock.now()):
        raise NotFoundException
    return await _looked_at(request, data, KIOSK_PREVIEW)


async def _looked_at(request: Web, data: JsonObject, limits: Limits) -> Json:
    file = data.get("frame")
    try:
        jpeg = (await read_frames([file] if isinstance(file, UploadFile) else [], most=1, largest=LARGEST_PREVIEW))[0]
        problems = await engine_client.glance(request.app.state.faces, jpeg, limits, shrunk=read_shrunk(str(data.get("shrunk", "1"))))
    except BadUpload as bad:
        if bad.problem == "busy":
            return Response({"busy": True})
        return Response({"detail": quality_words.frame_problem(bad.problem), "problem": bad.problem}, status_code=422)
    return Response({"problems": list(problems), "text": quality_words.frame_problem(problems[0]) if problems else None})


route_handlers: list[ControllerRouterHandler] = [enrolment_preview, kiosk_preview]
