"""The images that an officer compares, and those of the challenge. Each view is recorded; for a deleted image the answer is 404."""

from collections.abc import Awaitable
from uuid import UUID

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from services.biometrics.images import queries as images_queries
from services.biometrics.review import queries
from services.biometrics.review.actions import record_view
from services.biometrics.review.permissions import ReviewPermission
from services.biometrics.subjects.vault import Erased
from shared import clock
from shared.crypto import CannotDecrypt
from shared.web.guards import requires
from shared.web.request import Web


@get("/review/{session:uuid}/probe.jpg", guards=[requires(ReviewPermission.COMPARE)])
async def probe(request: Web, session: FromPath[UUID]) -> Response[bytes]:
    """What the kiosk's camera saw."""
    return await _image(request, session, "probe", queries.probe_image(session, request.user))


@get("/review/{session:uuid}/reference.jpg", guards=[requires(ReviewPermission.COMPARE)])
async def reference(request: Web, session: FromPath[UUID]) -> Response[bytes]:
    """What the officer took at enrolment."""
    return await _image(request, session, "reference", queries.reference_image(session, request.user))


@get("/review/{session:uuid}/frames/{number:int}", guards=[requires(ReviewPermission.COMPARE)])
async def frame(request: Web, session: FromPath[UUID], number: FromPath[int]) -> Response[bytes]:
    """One image of the capture, counted from 0."""
    return await _image(request, session, f"frame {number}", queries.frame_image(session, number, request.user))


async def _image(request: Web, session: UUID, kind: str, reading: Awaitable[images_queries.Image | None]) -> Response[bytes]:
    try:
        image = await reading
    except (Erased, CannotDecrypt):
        image = None
    if image is None:
        raise NotFoundException
    await record_view(image.person, session, kind, by=request.user, now=clock.now())
    return Response(image.jpeg, media_type="image/jpeg", headers={"cache-control": "no-store", "content-disposition": "inline"})


route_handlers: list[ControllerRouterHandler] = [probe, reference, frame]
