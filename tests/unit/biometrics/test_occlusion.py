"""A mask or dark glasses before the face are named; a face that can be seen is not."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from services.biometrics.engine import recognition
from services.biometrics.engine.decoding import decode
from services.biometrics.observations.domain import Observation
from services.biometrics.quality.domain.occlusion import Cover, Pixels, covered
from services.biometrics.quality.domain.rules import ENROLMENT, KIOSK_PREVIEW, PROBE, Problem, assess
from tests.builders.heads import chip_of, head, observed
from tests.support.covers import glasses, mask

PHOTOS = ("obama.jpg", "biden.jpg")


def seen(photo: Path) -> tuple[Pixels, Observation]:
    pixels = decode(photo.read_bytes())
    return pixels, recognition.observe_pixels(pixels, with_descriptor=False)


def cover_on(pixels: Pixels) -> Cover | None:
    chip = recognition.observe_pixels(pixels, with_descriptor=False).chip
    assert chip is not None, "the painted face is still found"
    return covered(chip)


@pytest.mark.parametrize("name", PHOTOS)
def test_what_is_painted_over_a_photographed_face_is_named_and_the_face_itself_is_free(face_photos: Path, name: str) -> None:
    pixels, observation = seen(face_photos / name)
    assert observation.chip is not None
    assert observation.landmarks is not None
    assert covered(observation.chip) is None
    for colour in ((15, 15, 15), (70, 45, 30)):
        assert cover_on(glasses(pixels, observation.landmarks, colour)) is Cover.EYES
    for colour in ((140, 180, 210), (205, 170, 140)):
        masked = recognition.observe_pixels(mask(pixels, observation.landmarks, colour), with_descriptor=False)
        assert masked.chip is None or covered(masked.chip) is Cover.MOUTH, "not found at all is a refusal too"


def test_enrolment_refuses_a_covered_face_and_the_kiosk_only_says_so() -> None:
    chip = chip_of(np.random.default_rng(1)).copy()
    chip[38:66, 30:120] = (20, 20, 20)
    behind_glasses = replace(observed(head(lids=0.2)), chip=chip)
    assert assess(behind_glasses, ENROLMENT).problems == (Problem.DARK_GLASSES,)
    assert Problem.DARK_GLASSES not in assess(behind_glasses, PROBE).problems
    assert Problem.DARK_GLASSES in assess(behind_glasses, KIOSK_PREVIEW).problems
