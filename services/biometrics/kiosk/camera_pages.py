"""Before the kiosk's camera: the page, the challenge, the frames, and the way without a camera."""

from itertools import repeat
from typing import Annotated, Any

from litestar import Response, get, post
from litestar.background_tasks import BackgroundTask
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.biometrics.capture import actions as capture
from services.biometrics.capture import admission
from services.biometrics.capture import words as capture_words
from services.biometrics.capture.prefetch import describe_ahead
from services.biometrics.engine import client as engine_client
from services.biometrics.engine.uploads import LARGEST_UPLOAD, BadUpload, read_frames, read_timings
from services.biometrics.images.storage import TakenFrame
from services.biometrics.kiosk.visit import actor, current, kiosk_page, page_of
from services.biometrics.quality import words as quality_words
from services.biometrics.sessions.domain import NotNow, State
from services.biometrics.submission import actions as submission
from services.biometrics.verification import actions as verification
from shared import clock
from shared.messages.biometrics import Reason
from shared.values import JsonObject
from shared.web.guards import requires_kiosk
from shared.web.i18n import gettext
from shared.web.pages import back_to
from shared.web.request import Web, read_fields

OWN_REASONS: tuple[Reason, ...] = ("no_camera", "camera_refused", "cannot_see", "cannot_move", "chose_officer")
Json = Response[JsonObject]


@get("/kiosk/camera", guards=[requires_kiosk])
async def camera_page(request: Web) -> Template | Redirect:
    """Preview, instructions, one movement. Going on without the camera is always possible."""
    visit = await current(request)
    if visit is None or visit.state != State.CAPTURING:
        return back_to(await page_of(request, visit))
    closed = await capture.camera_closed(visit.id, now=clock.now())
    words = {name: capture_words.movement(name) for name in ("neutral", "turn_left", "turn_right", "look_up", "blink")}
    return kiosk_page(request, "kiosk/camera.html", closed=closed, words=words, idle_seconds=90, counts=visit.attempts > 0)


@post("/kiosk/challenge", guards=[requires_kiosk], status_code=200)
async def challenge(request: Web) -> Json:
    """A nonce that is good for one capture and a minute. Which movements come is said one by one, each when the last was seen."""
    visit = await current(request)
    if visit is None:
        return _go(await page_of(request, None))
    try:
        await admission.may_begin(visit.id, now=clock.now())
        nonce = await capture.begin_capture(visit.id, now=clock.now())
    except (capture.CameraClosed, NotNow):
        return _go(await page_of(request, await current(request)))
    except (admission.LineFull, admission.Paused) as wait:
        return Response({"detail": capture_words.wait(wait, clock.now())}, status_code=429)
    return Response({"nonce": nonce, "show": "neutral"})


@post("/kiosk/frames", guards=[requires_kiosk], status_code=200, request_max_body_size=LARGEST_UPLOAD)
async def frames(request: Web, data: Annotated[JsonObject, Body(media_type=RequestEncodingType.MULTI_PART)]) -> Json:
    """The next frames of a capture; the answer says what to show. What cannot be used is refused with words and not stored."""
    visit = await current(request)
    if visit is None:
        return _go(await page_of(request, None))
    nonce = str(data.get("nonce", ""))
    try:
        jpegs = await read_frames(_files(data.get("frames")))
        times = read_timings(str(data.get("timings", "")), len(jpegs))
        wanted = await capture.describe_next(visit.id, nonce, len(jpegs), now=clock.now())
        seen = await engine_client.look(request.app.state.faces, jpegs)
        taken = [TakenFrame(*frame) for frame in zip(jpegs, times, seen or repeat(None, len(jpegs)), strict=True)]
        step = await capture.add_frames(visit.id, nonce, taken, by=actor(request), now=clock.now())
    except capture.StaleNonce:
        return _refused("stale", 409)
    except BadUpload as bad:
        return _refused(bad.problem, 422)
    except (capture.CameraClosed, NotNow):
        return _go(await page_of(request, await current(request)))
    if step.attempt is not None:
        await verification.ask(visit.id, step.attempt)
        return _go("/kiosk/result")
    hint = step.guidance.hint
    answer = {"show": step.guidance.show or "neutral", "hint": quality_words.frame_problem(hint) if hint else ""}
    return Response(answer, background=BackgroundTask(describe_ahead, request.app.state.faces, step, seen, wanted))


@get("/kiosk/without-camera", guards=[requires_kiosk])
async def without_camera_page(request: Web) -> Template | Redirect:
    """Why not? Each answer is a good one."""
    visit = await current(request)
    if visit is None or visit.state != State.CAPTURING:
        return back_to(await page_of(request, visit))
    reasons = {
        "no_camera": gettext("The camera does not work"),
        "camera_refused": gettext("I do not want to be filmed"),
        "cannot_see": gettext("I cannot see the screen well"),
        "cannot_move": gettext("I cannot make this movement"),
        "chose_officer": gettext("I want to check in with my officer"),
    }
    return kiosk_page(request, "kiosk/without_camera.html", reasons=reasons, counts=visit.attempts > 0)


@post("/kiosk/without-camera", guards=[requires_kiosk], status_code=200)
async def without_camera(request: Web) -> Redirect:
    """Hand in the check-in without a camera."""
    data = await read_fields(request)
    visit = await current(request)
    if visit is None:
        return back_to(await page_of(request, None))
    reason = next((known for known in OWN_REASONS if known == data.get("reason")), None)
    if reason is None and not await capture.camera_closed(visit.id, now=clock.now()):
        return back_to("/kiosk/without-camera")
    closed = await capture.camera_closed(visit.id, now=clock.now())
    try:
        await submission.hand_in_without_camera(visit.id, closed or reason or "chose_officer", by=actor(request), now=clock.now())
    except NotNow:
        return back_to(await page_of(request, await current(request)))
    return back_to("/kiosk/result")


@post("/kiosk/hand-in", guards=[requires_kiosk], status_code=200)
async def hand_in(request: Web) -> Redirect:
    """After a doubtful capture: as it is, an officer will look."""
    visit = await current(request)
    if visit is None:
        return back_to(await page_of(request, None))
    await submission.hand_in_as_it_is(visit.id, by=actor(request), now=clock.now())
    return back_to("/kiosk/result")


@post("/kiosk/try-again", guards=[requires_kiosk], status_code=200)
async def try_again(request: Web) -> Redirect:
    """Once more before the camera."""
    visit = await current(request)
    return back_to("/kiosk/camera" if visit and visit.state == State.CAPTURING else await page_of(request, visit))


def _files(given: Any) -> list[UploadFile]:
    found = given if isinstance(given, list) else [given]
    return [file for file in found if isinstance(file, UploadFile)]


def _go(address: str) -> Json:
    return Response({"next": address})


def _refused(problem: str, status: int) -> Json:
    return Response({"detail": quality_words.frame_problem(problem), "problem": problem}, status_code=status)


route_handlers: list[ControllerRouterHandler] = [
    camera_page,
    challenge,
    frames,
    without_camera_page,
    without_camera,
    hand_in,
    try_again,
]
