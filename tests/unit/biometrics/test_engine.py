"""The engine on real photographs: it finds, aligns and describes as face_recognition does, and it recognises photographs of faces as
attacks."""

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from services.biometrics.bench import attacks
from services.biometrics.engine import recognition
from services.biometrics.engine.decoding import Pixels, decode
from services.biometrics.engine.pipeline import enrol_frames, verify_frames
from services.biometrics.engine.reports import EnrolmentReport
from services.biometrics.liveness.domain.movements import Movement
from services.biometrics.observations.domain import CapturedFrame
from tests.support.camera import frame_of

STEP_MS = 200


def photograph(folder: Path, name: str) -> bytes:
    return (folder / name).read_bytes()


@pytest.fixture(scope="module")
def held(face_photos: Path) -> Pixels:
    """A photograph as a hand would hold it before the camera."""
    return frame_of(face_photos / "obama.jpg")[0]


@pytest.fixture(scope="module")
def enrolled(face_photos: Path) -> EnrolmentReport:
    return enrol_frames([photograph(face_photos, "obama.jpg")] * 3)


def test_the_descriptor_is_the_one_that_dlib_computes(face_photos: Path) -> None:
    for name in ("obama.jpg", "biden.jpg"):
        chip = recognition.observe(photograph(face_photos, name), encode=False).chip
        assert chip is not None
        assert np.abs(recognition.encode_once([chip])[0] - recognition.encode_by_dlib([chip])[0]).max() < 1e-4


def test_it_agrees_with_plain_face_recognition(face_photos: Path) -> None:
    for name in ("obama.jpg", "biden.jpg", "obama3.jpg"):
        seen = recognition.observe(photograph(face_photos, name), encode=True)
        plain = recognition.plain_face_recognition(decode(photograph(face_photos, name)))[0]
        assert seen.descriptor is not None
        assert np.linalg.norm(seen.descriptor - plain) < 0.2


def test_one_person_is_near_and_another_far(face_photos: Path) -> None:
    names = ("obama.jpg", "obama2.jpg", "biden.jpg")
    one, same, other = (recognition.observe(photograph(face_photos, name), encode=True).descriptor for name in names)
    assert one is not None
    assert same is not None
    assert other is not None
    assert np.linalg.norm(one - same) < 0.5 < np.linalg.norm(one - other)


def test_a_photograph_on_its_side_with_its_orientation_noted_is_found(face_photos: Path) -> None:
    file, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6
    picture = Image.open(face_photos / "obama.jpg").transpose(Image.Transpose.ROTATE_90)
    picture.save(file, "JPEG", exif=exif)
    assert recognition.observe(file.getvalue(), encode=False).faces == 1


def test_a_picture_without_a_face_has_none() -> None:
    seen = recognition.observe_pixels(np.full((480, 640, 3), 120, dtype=np.uint8), with_descriptor=True)
    assert (seen.faces, seen.descriptor, seen.landmarks) == (0, None, None)


def test_two_people_are_two_faces(face_photos: Path) -> None:
    both = np.hstack([frame_of(face_photos / name)[0][:, 120:520] for name in ("obama.jpg", "biden.jpg")])
    assert recognition.observe_pixels(both, with_descriptor=False).faces == 2


def test_enrolment_says_of_each_frame_what_is_wrong(face_photos: Path) -> None:
    grey = io.BytesIO()
    Image.new("RGB", (640, 480), (90, 90, 90)).save(grey, "JPEG")
    report = enrol_frames([photograph(face_photos, "obama.jpg"), grey.getvalue(), b"no image", photograph(face_photos, "biden.jpg")])
    assert [frame.accepted for frame in report.frames] == [True, False, False, True]
    assert [frame.problems for frame in report.frames[1:3]] == [("no_face",), ("not_an_image",)]
    assert not report.one_person
    assert len(report.template) == 2


EASY_TO_TRY = ("still", "turned 45", "bent")
ATTACKS = ("still", "zoomed", "turned 45", "turned -45", "tipped 40", "bent", "bent back", "looped")


def attack(name: str, photo: Pixels) -> Sequence[Pixels]:
    match name.split():
        case ["still"]:
            return attacks.still(photo, 10)
        case ["zoomed"]:
            return attacks.moved_and_zoomed(photo, 12)
        case ["turned", degrees]:
            return attacks.turned(photo, 12, degrees=float(degrees))
        case ["tipped", degrees]:
            return attacks.turned(photo, 12, degrees=float(degrees), upright=True)
        case ["bent"]:
            return attacks.turned(photo, 12, degrees=40, bend=0.8)
        case ["bent", "back"]:
            return attacks.turned(photo, 12, degrees=40, bend=-0.8)
        case _:
            return attacks.looped(attacks.turned(photo, 6, degrees=45), 2)


@pytest.mark.parametrize("name", [name if name in EASY_TO_TRY else pytest.param(name, marks=pytest.mark.deep) for name in ATTACKS])
def test_a_photograph_held_before_the_camera_is_not_live(name: str, held: Pixels, enrolled: EnrolmentReport) -> None:
    jpegs = attacks.as_jpegs(attack(name, held))
    frames = [CapturedFrame(jpeg, index * STEP_MS) for index, jpeg in enumerate(jpegs)]
    for movement in Movement:
        report = verify_frames(frames, enrolled.template, (movement,))
        assert report.liveness == "not_live", movement
        assert report.match != "no_face"


def test_a_person_swapped_in_mid_session_is_not_live(face_photos: Path, enrolled: EnrolmentReport) -> None:
    mine, theirs = (frame_of(face_photos / name)[0] for name in ("obama.jpg", "biden.jpg"))
    jpegs = attacks.as_jpegs([*attacks.still(mine, 6), *attacks.still(theirs, 6, seed=1)])
    for movement in Movement:
        report = verify_frames([CapturedFrame(jpeg, index * STEP_MS) for index, jpeg in enumerate(jpegs)], enrolled.template, (movement,))
        assert report.liveness == "not_live"


def test_frames_that_cannot_be_read_are_said_and_counted_out(held: Pixels, enrolled: EnrolmentReport) -> None:
    frames = [
        CapturedFrame(b"broken", 0),
        *(CapturedFrame(jpeg, (index + 1) * STEP_MS) for index, jpeg in enumerate(attacks.as_jpegs(attacks.still(held, 6)))),
    ]
    report = verify_frames(frames, enrolled.template, (Movement.BLINK,))
    assert "not_an_image" in report.problems
    assert report.match == "match"
    assert report.neutral is not None
    assert report.neutral >= 1


def test_no_frame_at_all_is_no_face_and_no_attempt() -> None:
    report = verify_frames([], None, (Movement.BLINK,))
    assert (report.match, report.liveness, report.neutral) == ("no_face", "not_attempted", None)


def test_match_and_liveness_are_kept_apart(held: Pixels, enrolled: EnrolmentReport) -> None:
    """A photograph of the right person: it matches, and it is not live."""
    frames = [CapturedFrame(jpeg, index * STEP_MS) for index, jpeg in enumerate(attacks.as_jpegs(attacks.still(held, 8)))]
    report = verify_frames(frames, enrolled.template, (Movement.TURN_LEFT,))
    assert (report.match, report.liveness, report.quality, report.calibrated) == ("match", "not_live", "good", False)
    assert verify_frames(frames, None, (Movement.TURN_LEFT,)).match == "no_template"
