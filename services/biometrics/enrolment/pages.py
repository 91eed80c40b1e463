"""Enrolment on the officer's tablet: live guidance, three accepted frames or more, and the officer's own confirmation."""

from datetime import date
from typing import Annotated
from uuid import UUID

from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.biometrics.engine import client as engine_client
from services.biometrics.engine.uploads import LARGEST_FRAME, BadUpload, read_frames
from services.biometrics.enrolment import actions, queries, words
from services.biometrics.enrolment.domain import reference_is_old
from services.biometrics.enrolment.officers import look_of, subject_of
from services.biometrics.enrolment.permissions import EnrolmentPermission
from services.biometrics.enrolment.queries import EnrolmentRow
from services.biometrics.quality import words as quality_words
from services.biometrics.settings import settings
from services.biometrics.subjects.queries import SubjectRow
from services.biometrics.thresholds import queries as thresholds_queries
from shared import clock
from shared.values import JsonObject
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Web, read_fields

Json = Response[JsonObject]
Multipart = Annotated[JsonObject, Body(media_type=RequestEncodingType.MULTI_PART)]
ONE_FRAME = LARGEST_FRAME + 64 * 1024


@get("/enrolments/{person:uuid}", guards=[requires(EnrolmentPermission.TAKE)])
async def enrolment_page(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """The camera with guidance; without a legal basis only a sentence that says so."""
    subject = await subject_of(request, person)
    if await queries.enrolment_of(person, "pending"):
        return back_to(f"/enrolments/{person}/confirm")
    confirmed = await queries.enrolment_of(person, "confirmed", "first")
    now, months = clock.now(), settings().reference_age_months
    return page(
        request,
        "enrolment/capture.html",
        subject=subject,
        basis_given_on=date.fromisoformat(subject.basis_given_on) if subject.basis_given_on else None,
        confirmed=confirmed,
        look=look_of(request),
        look_words=words.look(look_of(request) or "") or None,
        old=bool(confirmed) and reference_is_old(confirmed.taken_at, now, months) if confirmed else False,
        least=actions.LEAST_FRAMES,
        most=actions.MOST_FRAMES,
        problems={name: quality_words.frame_problem(name) for name in ("unreadable",)},
    )


@post("/enrolments/{person:uuid}/check", guards=[requires(EnrolmentPermission.TAKE)], status_code=200, request_max_body_size=ONE_FRAME)
async def check(request: Web, person: FromPath[UUID], data: Multipart) -> Json:
    """Would this frame be accepted? It is checked in memory and not stored."""
    subject = await subject_of(request, person)
    if not subject.may_take:
        return _refused(gettext("No legal basis is recorded: no picture may be taken."), 409)
    try:
        jpeg = (await read_frames(_files(data), most=1))[0]
        await engine_client.acceptable(request.app.state.faces, jpeg)
    except BadUpload as bad:
        return _refused(quality_words.frame_problem(bad.problem), 422)
    return Response({"accepted": True, "text": gettext("Good. This picture can be used.")})


@post(
    "/enrolments/{person:uuid}",
    guards=[requires(EnrolmentPermission.TAKE)],
    status_code=200,
    request_max_body_size=5 * LARGEST_FRAME + 64 * 1024,
)
async def take(request: Web, person: FromPath[UUID], data: Multipart) -> Json:
    """Three to five frames become a reference that waits for the officer's confirmation."""
    await subject_of(request, person)
    try:
        jpegs = await read_frames(_files(data), least=actions.LEAST_FRAMES, most=actions.MOST_FRAMES)
        made = await engine_client.enrol(request.app.state.faces, jpegs)
        references = [actions.AcceptedFrame(jpeg, descriptor) for jpeg, descriptor in zip(jpegs, made.descriptors, strict=True)]
        now, look = clock.now(), look_of(request)
        calibration = await thresholds_queries.calibration_in_force(now=now)
        await actions.enrol(person, references, engine=made.engine, by=request.user, now=now, look=look, calibration=calibration)
    except BadUpload as bad:
        return _refused(quality_words.frame_problem(bad.problem), 422)
    except actions.NoBasis:
        return _refused(gettext("No legal basis is recorded: no picture may be taken."), 409)
    except actions.FirstReferenceMissing:
        return _refused(gettext("Take the first reference pictures before the second ones."), 409)
    return Response({"next": f"/enrolments/{person}/confirm"})


@get("/enrolments/{person:uuid}/confirm", guards=[requires(EnrolmentPermission.TAKE)])
async def confirm_page(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Second check: the officer says that they compared the person with their document."""
    subject = await subject_of(request, person)
    pending = await queries.enrolment_of(person, "pending")
    if pending is None:
        return back_to(f"/enrolments/{person}")
    return _confirm(request, subject, pending)


@post("/enrolments/{person:uuid}/confirm", guards=[requires(EnrolmentPermission.TAKE)], status_code=200)
async def confirm(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Confirm the frames, or delete them."""
    data = await read_fields(request)
    subject = await subject_of(request, person)
    pending = await queries.enrolment_of(person, "pending")
    if pending is None:
        return back_to(f"/enrolments/{person}")
    if data.get("enrolment") != str(pending.id):
        return back_to(f"/enrolments/{person}/confirm")  # other pictures than the officer was shown: to be looked at first
    if data.get("decision") == "discard":
        await actions.discard_enrolment(person, by=request.user, now=clock.now())
        return back_to(f"/enrolments/{person}")
    if data.get("compared") != "yes":
        error = gettext("Confirm that you compared the person with their identity document.")
        return _confirm(request, subject, pending, error=error)
    try:
        confirmed = await actions.confirm_enrolment(person, shown=pending.id, by=request.user, now=clock.now())
    except actions.NothingToConfirm:
        return back_to(f"/enrolments/{person}")
    await actions.request_search(confirmed)
    return back_to(f"/enrolments/{person}/done")


@get("/enrolments/{person:uuid}/done", guards=[requires(EnrolmentPermission.TAKE)])
async def done_page(request: Web, person: FromPath[UUID]) -> Template:
    """What was stored, and where to continue."""
    subject = await subject_of(request, person)
    return page(request, "enrolment/done.html", subject=subject, confirmed=await queries.enrolment_of(person, "confirmed"))


def _confirm(request: Web, subject: SubjectRow, pending: EnrolmentRow, *, error: str | None = None) -> Template:
    return page(
        request,
        "enrolment/confirm.html",
        status=422 if error else 200,
        subject=subject,
        pending=pending,
        look=words.look(pending.look) if pending.look else None,
        hint=words.likeness(pending.likeness),
        uncalibrated=not pending.likeness_calibrated,
        error=error,
    )


def _files(data: JsonObject) -> list[UploadFile]:
    given = data.get("frames")
    found = given if isinstance(given, list) else [given]
    return [file for file in found if isinstance(file, UploadFile)]


def _refused(detail: str, status: int) -> Json:
    return Response({"detail": detail}, status_code=status)


route_handlers: list[ControllerRouterHandler] = [enrolment_page, check, take, confirm_page, confirm, done_page]
