"""The officer's side: reference pictures, and the two images to compare."""

import io
from pathlib import Path
from uuid import uuid4

import httpx
import numpy as np
import pytest
from PIL import Image

from services.biometrics.database import Audit
from services.biometrics.enrolment.tables import Enrolment
from services.biometrics.images.tables import Frame
from services.biometrics.review import actions as review
from services.biometrics.submission import actions as submission
from shared.messages.probation import CheckInReviewed, SecondOpinionAsked
from tests.builders.actors import SYSTEM
from tests.builders.moments import NOW
from tests.builders.subjects import Person, enrolled, registered
from tests.builders.visits import FRAMES, at_camera, in_doubt, jobs, receipt, sent
from tests.support.camera import moved
from tests.support.clients import SignedIn
from tests.support.forms import submit
from tests.support.sign_in import csrf_token


def jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95)
    return out.getvalue()


async def post(officer: httpx.AsyncClient, page: str, to: str, frames: list[bytes]) -> httpx.Response:
    token = csrf_token((await officer.get(page)).text)
    files = [("frames", ("frame.jpg", frame, "image/jpeg")) for frame in frames]
    return await officer.post(to, files=files, headers={"x-csrftoken": token, "accept": "application/json"})


@pytest.fixture
def frames(face_photos: Path) -> list[bytes]:
    """Three good pictures of one person, each a little different."""
    return [jpeg(moved(face_photos / "obama.jpg", "blink", amount)) for amount in (0, 0.03, 0.06)]


async def test_a_picture_is_checked_before_it_counts_and_nothing_of_it_is_kept(signed_in: SignedIn, frames: list[bytes]) -> None:
    officer = await signed_in("biometrics", "officer")
    person = await registered()
    page = f"/enrolments/{person.id}"
    checked = await post(officer, page, f"{page}/check", frames[:1])
    assert checked.status_code == 200, checked.text
    assert not await Frame.exists().where(Frame.person == person.id)
    nobody = jpeg(Image.new("RGB", (640, 480), (90, 90, 90)))
    assert (await post(officer, page, f"{page}/check", [nobody])).status_code == 422


async def test_three_good_frames_count_after_the_officers_confirmation(signed_in: SignedIn, frames: list[bytes]) -> None:
    officer = await signed_in("biometrics", "officer")
    person = await registered()
    page = f"/enrolments/{person.id}"
    assert (await post(officer, page, page, frames[:2])).status_code == 422
    taken = await post(officer, page, page, frames)
    assert taken.json() == {"next": f"{page}/confirm"}
    assert not await sent(person.id, "biometrics.enrolment_completed.v1")
    row = await Enrolment.select(Enrolment.id).where(Enrolment.person == person.id).first()
    assert row is not None
    assert f'value="{row["id"]}"' in (await officer.get(f"{page}/confirm")).text
    data = {"decision": "confirm", "enrolment": str(row["id"])}
    other = await submit(officer, f"{page}/confirm", {**data, "compared": "yes", "enrolment": str(uuid4())})
    assert other.headers["location"] == f"{page}/confirm", "a page that showed other pictures confirms nothing"
    assert (await submit(officer, f"{page}/confirm", data)).status_code == 422, "nobody has compared them"
    done = await submit(officer, f"{page}/confirm", {**data, "compared": "yes"})
    assert done.headers["location"] == f"{page}/done"
    (message,) = await sent(person.id, "biometrics.enrolment_completed.v1")
    assert message["frames"] == 3
    assert [(job.function, list(job.args)) for job in await jobs()] == [("search_duplicates", [str(row["id"])])], "ids alone"
    assert (await officer.get(f"{page}/done")).status_code == 200


async def test_without_a_legal_basis_no_frame_is_even_looked_at(signed_in: SignedIn, face_photos: Path) -> None:
    officer = await signed_in("biometrics", "officer")
    person = await registered(basis=False)
    page = await officer.get(f"/enrolments/{person.id}")
    assert "data-enrolment" not in page.text
    token = officer.cookies.get("oralu_csrf") or ""
    frames = {"frames": ("a.jpg", jpeg(moved(face_photos / "obama.jpg", "blink", 0)), "image/jpeg")}
    for address in (f"/enrolments/{person.id}/check", f"/enrolments/{person.id}"):
        answer = await officer.post(address, files=frames, headers={"x-csrftoken": token, "accept": "application/json"})
        assert answer.status_code in {403, 409, 422}
    assert not await Enrolment.exists().where(Enrolment.person == person.id)


async def test_the_day_of_the_legal_basis_is_written_as_a_date(signed_in: SignedIn) -> None:
    officer = await signed_in("biometrics", "officer")
    person = await registered()
    officer.cookies.set("oralu_language", "en")
    assert "Consent 1, 1 November 2026</p>" in (await officer.get(f"/enrolments/{person.id}")).text


async def test_re_enrolment_keeps_the_old_set_until_the_new_one_is_confirmed(person: Person) -> None:
    assert await Enrolment.count().where(Enrolment.person == person.id, Enrolment.state == "confirmed") == 1
    await person.enrolled([np.full(128, 0.2)] * 3)
    rows = await Enrolment.select(Enrolment.state, Enrolment.version).where(Enrolment.person == person.id).order_by(Enrolment.version)
    assert [(row["version"], row["state"]) for row in rows] == [(1, "replaced"), (2, "confirmed")]
    assert await Frame.count().where(Frame.person == person.id) == 3


@pytest.mark.parametrize("image", ["probe", "reference"])
async def test_images_are_for_the_subjects_officer_and_the_offices_senior(signed_in: SignedIn, person: Person, image: str) -> None:
    session = await in_doubt(person)
    address = f"/review/{session}/{image}.jpg"
    for login in ("officer", "senior"):
        seen = await (await signed_in("biometrics", login)).get(address)
        assert seen.status_code == 200
        assert seen.headers["cache-control"] == "no-store"
        assert seen.content.startswith(b"\xff\xd8")
    assert await Audit.count().where(Audit.about == person.id, Audit.action == "image_viewed") == 2
    assert (await (await signed_in("biometrics", "social")).get(address)).status_code == 403
    officer = await signed_in("biometrics", "officer")
    assert (await officer.get(f"/review/{uuid4()}/{image}.jpg")).status_code == 404
    stranger = await enrolled(officer=uuid4())
    other = await at_camera(stranger)
    await submission.hand_in_without_camera(other, "no_camera", by=SYSTEM, now=NOW)
    assert (await officer.get(f"/review/{other}/reference.jpg")).status_code == 404
    await receipt(person)
    assert (await officer.get(f"/review/{session}/probe.jpg")).status_code == 404


async def test_a_second_officer_of_the_office_sees_the_images_while_asked(signed_in: SignedIn) -> None:
    first = uuid4()
    person = await enrolled(officer=first)
    session = await in_doubt(person)
    colleague = await signed_in("biometrics", "officer")
    addresses = [f"/review/{session}/{image}.jpg" for image in ("probe", "reference")]
    assert [(await colleague.get(address)).status_code for address in addresses] == [404, 404]
    asked = SecondOpinionAsked(person=person.id, check_in=person.check_in, first_officer=first, asked_at=NOW)
    await review.second_opinion(asked, by=SYSTEM, now=NOW)
    assert [(await colleague.get(address)).status_code for address in addresses] == [200, 200]
    decided = CheckInReviewed(person=person.id, check_in=person.check_in, verdict="no_match", reviewed_at=NOW)
    await review.receive_review(decided, by=SYSTEM, now=NOW)
    assert [(await colleague.get(address)).status_code for address in addresses] == [404, 404]


@pytest.mark.parametrize(("verdict", "left"), [("no_match", FRAMES), ("match_with_concern", FRAMES), ("match", 0)])
async def test_the_receipt_after_a_verdict_leaves_the_images_to_the_verdict(person: Person, verdict: str, left: int) -> None:
    session = await in_doubt(person)
    await receipt(person, "with_officer")
    decided = {"person": person.id, "check_in": person.check_in, "verdict": verdict, "reviewed_at": NOW}
    await review.receive_review(CheckInReviewed.model_validate(decided), by=SYSTEM, now=NOW)
    await receipt(person)
    assert await Frame.count().where(Frame.session == session) == left
