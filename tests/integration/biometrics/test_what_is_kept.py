"""What is stored of a capture: every figure of every try with its version and threshold, and the words that probation gets."""

import json

from services.biometrics.capture import actions as capture
from services.biometrics.database import Audit
from services.biometrics.images.tables import Frame
from services.biometrics.submission import actions as submission
from services.biometrics.submission.domain import KEPT, Verification
from services.biometrics.submission.tables import Attempt
from shared.messages.biometrics import CaptureDescribed
from tests.builders.actors import SYSTEM
from tests.builders.moments import NOW
from tests.builders.subjects import Person
from tests.builders.visits import at_camera, judged, sent, taken
from tests.support.clients import SignedIn

NEAR_MISS = Verification(
    match="review", liveness="live", quality="good", score=3.9, threshold=4.1, review=2.2, calibrated=True, engine="e1", probe=1,
    artefact="a" * 64, scale="c" * 64, likeness="near_limit", liveness_score=1.0, liveness_threshold=1.0, quality_score=71.0,
    quality_threshold=50.0, problems=("too_dark",), peaks=(1,), others=(0.1, -0.4),
)  # fmt: skip
NOT_LIVE = Verification(
    match="match", liveness="not_live", quality="good", score=8.0, threshold=4.1, review=2.2, calibrated=True, engine="e1", probe=0,
    artefact="a" * 64, scale="c" * 64, likeness="clearly_same", liveness_score=0.0, liveness_threshold=1.0, signs=("movement_missing",),
)  # fmt: skip


async def test_every_try_is_kept_whole_and_told_in_words(signed_in: SignedIn, person: Person) -> None:
    session = await at_camera(person)
    for result in (NEAR_MISS, NOT_LIVE):
        await judged(person, session, result)
    first, last = await Attempt.select().where(Attempt.session == session).order_by(Attempt.number)
    for row, result in ((first, NEAR_MISS), (last, NOT_LIVE)):
        for name in KEPT:
            expected = getattr(result, name)
            assert row[name] == (list(expected) if isinstance(expected, tuple) else expected), name
    (told,) = await sent(person.id, "biometrics.identity_verified.v1")
    (body,) = await sent(person.id, "biometrics.capture_described.v1")
    described = CaptureDescribed.model_validate(body)
    assert told["session"] == body["session"] == str(session)
    assert [each.likeness for each in described.attempts] == ["near_limit", "clearly_same"]
    assert [each.step for each in described.frames] == ["neutral", "neutral", *described.movements]
    assert not {"score", "threshold", "others"} & set(json.dumps(body).replace('"', " ").split())
    record = await Audit.select(Audit.details).where(Audit.action == "check_in_handed_in", Audit.about == person.id).first()
    assert record is not None
    assert json.loads(record["details"])["score"] == 8.0

    officer, auditor = await signed_in("biometrics", "officer"), await signed_in("biometrics", "auditor")
    address = f"/review/{session}/frames/2"
    assert (await officer.get(address)).content.startswith(b"\xff\xd8")
    assert (await officer.get(f"/review/{session}/frames/9")).status_code == 404
    assert (await auditor.get(address)).status_code == 403
    viewed = await Audit.select(Audit.details).where(Audit.action == "image_viewed", Audit.about == person.id)
    assert [json.loads(row["details"])["image"] for row in viewed] == ["frame 2"]


async def test_a_capture_broken_off_leaves_no_image_and_the_one_before_is_shown(signed_in: SignedIn, person: Person) -> None:
    session = await at_camera(person)
    await judged(person, session, NEAR_MISS)
    whole = await Frame.count().where(Frame.session == session)
    nonce = await capture.begin_capture(session, now=NOW)
    await capture.add_frames(session, nonce, taken(0), by=person.at_kiosk, now=NOW)
    assert await Frame.count().where(Frame.session == session) > whole
    await submission.hand_in_without_camera(session, "cannot_move", by=SYSTEM, now=NOW)
    assert await Frame.count().where(Frame.session == session) == whole
    (body,) = await sent(person.id, "biometrics.capture_described.v1")
    assert len(CaptureDescribed.model_validate(body).frames) == whole
    officer = await signed_in("biometrics", "officer")
    assert (await officer.get(f"/review/{session}/frames/{whole - 1}")).status_code == 200


async def test_a_try_of_nothing_but_a_choice_tells_no_capture(person: Person) -> None:
    session = await at_camera(person)
    await submission.hand_in_without_camera(session, "no_camera", by=SYSTEM, now=NOW)
    assert not await sent(person.id, "biometrics.capture_described.v1")
