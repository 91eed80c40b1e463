"""The reference pictures in use: how old they are, a second look beside the first, and one of them to look at."""

from uuid import UUID

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.biometrics.engine.version import ENGINE_VERSION
from services.biometrics.enrolment import actions, queries, words
from services.biometrics.enrolment.actions import record_reference_view
from services.biometrics.enrolment.domain import reference_is_old
from services.biometrics.enrolment.officers import LOOKS, subject_of
from services.biometrics.enrolment.permissions import EnrolmentPermission
from services.biometrics.settings import settings
from services.biometrics.subjects.vault import Erased
from shared import clock
from shared.crypto import CannotDecrypt
from shared.web.asking import ask, is_sure
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Web, read_fields


@get("/enrolments/{person:uuid}/references", guards=[requires(EnrolmentPermission.TAKE)])
async def references_page(request: Web, person: FromPath[UUID]) -> Template:
    """Both sets, what is wrong with them, and what can be done."""
    subject, now = await subject_of(request, person), clock.now()
    months = settings().reference_age_months
    sets = [
        {
            "place": row.place,
            "look": words.look(row.look) if row.look else None,
            "taken_at": row.taken_at,
            "confirmed_at": row.confirmed_at,
            "frames": row.frames,
            "old": reference_is_old(row.taken_at, now, months),
            "other_engine": row.engine != ENGINE_VERSION,
        }
        for row in await queries.sets_in_use(person)
    ]
    return page(
        request,
        "enrolment/references.html",
        subject=subject,
        sets=sets,
        looks=[(look, words.look(look)) for look in LOOKS],
        pending=await queries.enrolment_of(person, "pending"),
    )


@post("/enrolments/{person:uuid}/second/remove", guards=[requires(EnrolmentPermission.TAKE)], status_code=200)
async def remove_second(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """The second look is not wanted any more."""
    await subject_of(request, person)
    fields = await read_fields(request)
    if not is_sure(fields):
        return ask(
            request,
            fields,
            title=gettext("Remove the second reference"),
            follows=gettext("Its pictures and its template are erased, and cannot be brought back. The first reference stays in use."),
            button=gettext("Remove the second reference"),
            back=f"/enrolments/{person}/references",
        )
    await actions.remove_second(person, by=request.user, now=clock.now())
    return back_to(f"/enrolments/{person}/references")


@get(["/enrolments/{person:uuid}/first.jpg", "/enrolments/{person:uuid}/second.jpg"], guards=[requires(EnrolmentPermission.TAKE)])
async def reference_picture(request: Web, person: FromPath[UUID]) -> Response[bytes]:
    """The first picture of a set in use. Each view is recorded."""
    await subject_of(request, person)
    place = "second" if request.url.path.endswith("second.jpg") else "first"
    try:
        image = await queries.picture_of_set(person, place)
    except (Erased, CannotDecrypt):
        image = None
    if image is None:
        raise NotFoundException
    await record_reference_view(person, place, by=request.user, now=clock.now())
    return Response(image.jpeg, media_type="image/jpeg", headers={"cache-control": "no-store", "content-disposition": "inline"})


route_handlers: list[ControllerRouterHandler] = [references_page, remove_second, reference_picture]
