"""The kiosk's camera: the allowed one is found among several, a virtual one is not used."""

import pytest

from services.biometrics.kiosk.domain import choose

REAL, OTHER = "Logitech BRIO (046d:085e)", "HD Webcam C920"


@pytest.mark.parametrize(
    "label", ["OBS Virtual Camera", "ManyCam Virtual Webcam", "Dummy video device (0x0000)", "fake_device_0", "Snap Camera", "Camo Studio"]
)
def test_a_virtual_camera_is_not_used_unless_it_is_allowed_by_name(label: str) -> None:
    assert choose([label], label, allowed=()) is None
    assert choose([label, REAL], label, allowed=()) == REAL
    assert choose([label], label, allowed=(label,)) == label


def test_the_allowed_camera_is_chosen_among_those_that_are_there() -> None:
    assert choose([OTHER, REAL], OTHER, allowed=("logitech brio",)) == REAL
    assert choose([OTHER], OTHER, allowed=("logitech brio",)) is None
    assert choose([], "", allowed=("logitech brio",)) is None
    assert choose([OTHER, REAL], REAL, allowed=()) == REAL, "the one in use stays"


def test_a_camera_without_a_name_is_used_where_none_is_named() -> None:
    assert choose([], "", allowed=()) == ""
    assert choose(["Jobsite Cam"], "Jobsite Cam", allowed=()) == "Jobsite Cam"


@pytest.mark.parametrize(
    ("label", "used"),
    [
        ("OBS", False),
        ("a obs", False),
        ("ab-obs", False),
        ("xobs", True),
        ("ab obs cam", False),
        ("1obs", True),
        ("Manycam2", False),
        ("NDI in", False),
    ],
)
def test_the_name_of_a_program_is_a_word_of_its_own_wherever_it_stands(label: str, used: bool) -> None:
    assert choose([label], label, allowed=()) == (label if used else None)
